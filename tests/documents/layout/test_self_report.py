from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from documents.layout.self_report import Receipt, document_text, self_report, signer_lines
from scoring.core.progress import LeafStanding
from scoring.core.submission_content import ClaimedEntry, NamedDocument, SheetLine, Signer
from scoring.core.words import EntryState, Part
from tests.documents.self_reports import RECEIPT, content, leaf


def _rows(*extra: SheetLine) -> dict[str, tuple[str, str]]:
    """What the table prints of the extra leaves: own points and words."""
    report = self_report(content(1, *extra), RECEIPT)
    codes = {line.code for line in extra}
    return {
        row.code: (row.own, row.said) for domain in report.domains for row in domain.rows if row.code in codes
    }


def test_tables_follow_the_annex_and_end_with_their_sum():
    report = self_report(content(2), RECEIPT)

    assert [domain.heading for domain in report.domains] == ["1. Lĩnh vực 1", "2. Lĩnh vực 2"]
    assert [(row.level, row.code, row.maximum, row.own) for row in report.domains[0].rows] == [
        ("leaf", "1.1", "2,00", "1,50"),
        ("leaf", "1.2", "2,00", "1,50"),
        ("sum", "", "4,00", "3,00"),
    ]
    assert (report.total.maximum_text, report.total.own_text) == ("8,00", "6,00")


def test_leaf_says_what_was_entered_and_why():
    rows = _rows(leaf("2.2"))

    assert rows == {"2.2": ("1,50", "3/4: Số liệu theo báo cáo năm của đơn vị, đã đối chiếu")}


def test_branch_adds_up_what_stands_below_it():
    branch = SheetLine("2.2", "2", "Nhánh", Decimal(4), Part.MAIN)
    report = self_report(_with(branch, leaf("2.2.1"), leaf("2.2.2", points="0.25")), RECEIPT)

    assert [row.own for row in report.domains[1].rows if row.level == "branch"] == ["1,75"]


def _with(*extra: SheetLine):
    """The content with lines below the second domain, its totals made to fit."""
    plain = content(1)
    points = sum((line.points for line in extra if line.points is not None), Decimal(0))
    maximum = sum((line.maximum for line in extra if line.is_own), Decimal(0))
    first, second = plain.totals.domains
    grown = replace(second, obtained=second.obtained + points, applicable_max=second.applicable_max + maximum)
    totals = replace(
        plain.totals,
        obtained=plain.totals.obtained + points,
        applicable_max=plain.totals.applicable_max + maximum,
        domains=(first, grown),
    )
    return replace(plain, lines=(*plain.lines, *extra), totals=totals)


@pytest.mark.parametrize(
    ("standing", "cell"),
    [
        (LeafStanding.EMPTY, "Chưa chấm"),
        (LeafStanding.INVALID, "Chưa hợp lệ"),
        (LeafStanding.LATER, "Tính sau"),
        (LeafStanding.ASKED, "Đề nghị KAD"),
        (LeafStanding.EXEMPT, "KAD"),
        (LeafStanding.OUTSIDE, "–"),
    ],
)
def test_leaf_without_points_says_why(standing, cell):
    assert _rows(leaf("2.2", points=None, standing=standing))["2.2"][0] == cell


def test_leaf_that_others_score_says_so():
    surveyed = leaf("2.2", points=None, standing=LeafStanding.OUTSIDE, method="Khảo sát", claim=None)

    assert _rows(surveyed)["2.2"] == ("–", "Đơn vị không tự chấm (khảo sát)")


def test_exemptions_and_no_cases_are_listed_with_their_grounds():
    nothing = ClaimedEntry(1, EntryState.NO_CASE, reason="Không phát sinh hồ sơ trong năm")
    asked = ClaimedEntry(1, EntryState.NOT_APPLICABLE, reason="Không có đơn vị trực thuộc")
    report = self_report(
        content(
            1,
            leaf("2.2", claim=nothing, points="2", standing=LeafStanding.NO_CASE),
            leaf("2.3", claim=asked, points=None, standing=LeafStanding.ASKED),
            leaf("2.4", claim=None, points=None, standing=LeafStanding.EXEMPT, ground="CV 12/SNV"),
        ),
        RECEIPT,
    )

    assert report.exemptions == (
        "2.2 Tiêu chí 2.2: Không phát sinh hồ sơ trong năm",
        "2.3 Tiêu chí 2.3: Đề nghị không áp dụng: Không có đơn vị trực thuộc",
        "2.4 Tiêu chí 2.4: Không áp dụng: CV 12/SNV",
    )


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (None, ("THỦ TRƯỞNG ĐƠN VỊ",)),
        (Signer("a", "A"), ("THỦ TRƯỞNG ĐƠN VỊ",)),
        (Signer("a", "A", "Giám đốc"), ("GIÁM ĐỐC",)),
        (Signer("a", "A", "Giám đốc, Sở Xây dựng"), ("GIÁM ĐỐC",)),
        (Signer("a", "A", "Phó Giám đốc", "KT."), ("KT. THỦ TRƯỞNG ĐƠN VỊ", "PHÓ GIÁM ĐỐC")),
        (Signer("a", "A", "", "TUQ."), ("TUQ. THỦ TRƯỞNG ĐƠN VỊ",)),
    ],
)
def test_signer_signs_in_the_capacity_of_the_day(signer, lines):
    assert signer_lines(signer) == lines


def test_document_is_named_with_number_day_and_place():
    assert document_text(NamedDocument("Kế hoạch", "12/KH", date(2020, 3, 2), "trang 3")) == (
        "Kế hoạch, số 12/KH ngày 02/03/2020 (trang 3)"
    )
    assert document_text(NamedDocument("Kế hoạch")) == "Kế hoạch"


def test_receipt_names_code_and_moment():
    assert RECEIPT.line == "Mã biên nhận 2020-SXD-1-7K3F9Q · Nộp lúc 09:12 ngày 05/01/2021"
    assert Receipt("X", "y", RECEIPT.at, late=True).line.endswith("09:12 ngày 05/01/2021 (nộp muộn)")
