from datetime import date
from decimal import Decimal

import pytest

from scoring.core.progress import LeafProgress, assess_leaf
from scoring.core.rounding import Rounding
from scoring.core.submission import Concern, EvidenceWindow, SheetFinding, SheetLeaf, check_sheet
from scoring.core.submission_content import NamedDocument
from scoring.core.types import Entry, EntryState, Method, Part, Stage, leaf

WINDOW = EvidenceWindow(date(2020, 1, 1), date(2020, 11, 30))
PLAN = NamedDocument("Kế hoạch CCHC", issued_on=date(2020, 2, 1), sha256="a" * 64)
_REFUSED = EntryState.NOT_APPLICABLE


def entry(points: str | None = "1.5", state: EntryState = EntryState.SCORE, **fields) -> Entry:
    return Entry("A", "1.1", Stage.SELF, state, points=Decimal(points) if points else None, **fields)


def progress(claim: Entry | None, granted: Entry | None = None, part: Part = Part.MAIN) -> LeafProgress:
    criterion = leaf("1.1", Decimal(2), Method.JUDGEMENT, "bước 0,25", part=part)
    return assess_leaf(criterion, claim, granted, Rounding(), domain="1")


def sheet_leaf(claim: Entry | None = None, *, evidence: str = "", **fields) -> SheetLeaf:
    known = {"granted": fields.pop("granted", None), "part": fields.pop("part", Part.MAIN)}
    return SheetLeaf(progress(claim, **known), "Kế hoạch năm", evidence, claim, **fields)


def found(*leaves: SheetLeaf, shared: set[str] = frozenset()) -> list[tuple[Concern, bool]]:
    return [(finding.concern, finding.blocks) for finding in check_sheet(leaves, WINDOW, shared)]


def test_leaf_without_a_claim_blocks_and_says_what_to_do():
    (finding,) = check_sheet([sheet_leaf()], WINDOW, ())

    assert finding == SheetFinding(
        Concern.EMPTY,
        "Chưa tự chấm. Nhập số liệu, hoặc chọn “Không phát sinh” kèm lý do.",
        code="1.1",
        title="Kế hoạch năm",
        domain="1",
    )
    assert finding.blocks


def test_claim_in_order_gives_nothing():
    assert found(sheet_leaf(entry(reason="Đủ"), evidence="Kế hoạch")) == []


def test_claim_that_is_invalid_blocks():
    (finding,) = check_sheet([sheet_leaf(entry("3"))], WINDOW, ())

    assert finding.concern is Concern.INVALID
    assert finding.message == "Điểm: điểm phải từ 0 đến 2. Sửa lại dòng này."


@pytest.mark.parametrize("state", [EntryState.NO_CASE, EntryState.NOT_APPLICABLE])
def test_state_without_a_reason_blocks(state):
    assert found(sheet_leaf(entry(None, state))) == [(Concern.INVALID, True)]


def test_evidence_named_by_the_set_is_a_document_or_an_explanation():
    asked = {"evidence": "Kế hoạch năm"}

    assert found(sheet_leaf(entry(), **asked)) == [(Concern.NO_EVIDENCE, True)]
    assert found(sheet_leaf(entry(), **asked, documents=(PLAN,))) == []
    assert found(sheet_leaf(entry(reason="Lưu tại đơn vị"), **asked)) == []
    assert found(sheet_leaf(entry(document="KH 12/2020"), **asked)) == []
    assert found(sheet_leaf(entry())) == []


def test_zero_needs_no_evidence_but_an_explanation_is_asked_for():
    assert found(sheet_leaf(entry("0"), evidence="Kế hoạch")) == [(Concern.ZERO, False)]
    assert found(sheet_leaf(entry("0", reason="Chưa ban hành"), evidence="Kế hoạch")) == []


def test_zero_bonus_is_nothing_to_explain():
    assert found(sheet_leaf(entry("0"), part=Part.BONUS)) == []


def test_exemption_waits_for_its_answer():
    asked = entry(None, EntryState.NOT_APPLICABLE, reason="Không có TTHC")

    assert found(sheet_leaf(asked)) == [(Concern.UNANSWERED, False)]
    assert found(sheet_leaf(asked, refused=True)) == [(Concern.NO_EXEMPTION, True)]


def test_granted_exemption_asks_for_nothing_more():
    grant = Entry("A", "1.1", Stage.APPRAISAL, EntryState.NOT_APPLICABLE, reason="CV 12")

    assert found(sheet_leaf(granted=grant)) == []


@pytest.mark.parametrize(("last", "warned"), [("1.25", False), ("1.24", True), ("0", False), (None, False)])
def test_points_more_than_a_fifth_above_last_year_are_told(last, warned):
    rise = sheet_leaf(entry("1.5"), last_points=Decimal(last) if last else None)

    assert found(rise) == ([(Concern.RISE, False)] if warned else [])


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2019, 12, 31), True),
        (date(2020, 1, 1), False),
        (date(2020, 11, 30), False),
        (date(2020, 12, 1), True),
        (None, False),
    ],
)
def test_document_dated_outside_the_window_is_told(day, told):
    dated = sheet_leaf(entry(), documents=(NamedDocument("Báo cáo", issued_on=day),))

    assert found(dated) == ([(Concern.OUT_OF_TIME, False)] if told else [])


def test_window_says_its_days():
    assert WINDOW.label == "từ 01/01/2020 đến 30/11/2020"
    assert EvidenceWindow(last=date(2020, 11, 30)).label == "đến 30/11/2020"


def test_file_that_another_unit_has_too_is_told_without_naming_it():
    (finding,) = check_sheet([sheet_leaf(entry(), documents=(PLAN,))], WINDOW, {PLAN.sha256})

    assert (finding.concern, finding.blocks) == (Concern.SHARED_FILE, False)
    assert finding.message.startswith("Tệp của tài liệu “Kế hoạch CCHC” giống hệt một tệp")


def test_full_marks_everywhere_are_told_once_for_the_sheet():
    full = sheet_leaf(entry("2"))

    (finding,) = check_sheet([full, full], WINDOW, ())
    assert (finding.concern, finding.code, finding.blocks) == (Concern.ALL_FULL, "", False)
    assert found(full, sheet_leaf(entry("1.75"))) == []


def test_unusual_figures_are_told():
    (finding,) = check_sheet([sheet_leaf(entry(choice="Có"))], WINDOW, ())

    assert finding.concern is Concern.UNUSUAL
    assert finding.message == "Lựa chọn: cách chấm “Thẩm định” không đọc cột này. Kiểm tra lại dòng này."
