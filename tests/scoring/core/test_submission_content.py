from dataclasses import replace
from datetime import date
from decimal import Decimal

from scoring.core.progress import LeafStanding
from scoring.core.submission_content import (
    Agency,
    ClaimedEntry,
    DomainTotal,
    NamedDocument,
    SheetContent,
    SheetLine,
    SheetTotals,
    Signer,
    content_bytes,
    read_content,
)
from scoring.core.types import EntryState, Part

DOCUMENT = NamedDocument("Kế hoạch", "12/KH", date(2020, 3, 2), "trang 3", "ke-hoach.pdf", 2, "a" * 64)
CLAIM = ClaimedEntry(3, EntryState.SCORE, Decimal(34), Decimal(37), reason="Đủ", saved_by="Lê Hoa")
LINES = (
    SheetLine("1", "", "Chỉ đạo", Decimal(10), Part.MAIN),
    SheetLine(
        *("1.1", "1", "Kế hoạch", Decimal("10.00"), Part.MAIN, "Tỷ lệ", CLAIM),
        points=Decimal("9.19"),
        standing=LeafStanding.SCORED,
        documents=(DOCUMENT,),
    ),
)
TOTALS = SheetTotals(
    *(1, 1, Decimal("9.19"), Decimal(10), Decimal(0)),
    (DomainTotal("1", "Chỉ đạo", 1, 1, Decimal("9.19"), Decimal(10)),),
)
CONTENT = SheetContent(
    *("2020", 2020, True, "SNV", "Sở Nội vụ"),
    agency=Agency("UBND tỉnh", "Sở Nội vụ", "Ninh Thuận"),
    criteria_set="Bộ tiêu chí, Quyết định số 1610/QĐ-UBND",
    lines=LINES,
    totals=TOTALS,
    signer=Signer("thu-truong", "Lê Thị Hoa", "Phó Giám đốc", "KT."),
    declaration="Tôi cam kết",
)


def test_content_comes_back_as_it_was():
    assert read_content(content_bytes(CONTENT)) == CONTENT


def test_draft_without_signer_comes_back_too():
    draft = replace(CONTENT, signer=None, declaration="")

    assert read_content(content_bytes(draft)) == draft


def test_equal_figures_give_equal_bytes_however_they_are_written():
    wide = replace(CONTENT, totals=replace(TOTALS, applicable_max=Decimal("10.000000")))

    assert content_bytes(wide) == content_bytes(CONTENT)
    assert content_bytes(replace(CONTENT, unit_name="Sở Tài chính")) != content_bytes(CONTENT)


def test_bytes_are_canonical_json_of_a_known_format():
    assert content_bytes(CONTENT).startswith(
        b'{"agency":{"addressee":"S\xe1\xbb\x9f N\xe1\xbb\x99i v\xe1\xbb\xa5"'
    )
    assert b'"format":1,' in content_bytes(CONTENT)
