"""Annexes read back from their PDF: pages of their own, tables that break where they may."""

import re
from dataclasses import replace

import pytest

from documents.layout.render import unit_annex_pdf
from documents.layout.unit_annex import unit_annex
from tests.documents.papers import (
    Sheet,
    fonts,
    golden_annex,
    golden_letter,
    letter,
    sheets,
    stamp,
    summaries,
    unit_of,
)

UNITS = ("VPUBND", "SNV", "TTRA", "CAT", "PRTC")
CODE = re.compile(r"^[0-9A-Z](\.\d+)*$")
CODES_END_AT = 44  # millimetres: the right edge of the column of codes


def numbers_on_top(pages: tuple[Sheet, ...]) -> list[list[str]]:
    return [page.within(lambda word: word.bottom < 20 and word.text.isdigit()) for page in pages]


def codes(page: Sheet) -> list[str]:
    """The codes of the rows on a page, from top to bottom."""
    column = (w for w in page.words if 30 < w.left and w.right < CODES_END_AT and 20 < w.top)
    found = sorted((word.top, word.text) for word in column if CODE.match(word.text))
    return [text for _, text in found]


def test_letter_and_each_annex_count_their_own_pages() -> None:
    pages = sheets(golden_letter())
    assert [(page.width, page.height) for page in pages] == [(210, 297)] * 2 + [(297, 210)] * 4
    assert numbers_on_top(pages) == [[], ["2"], [], ["2"], [], []]


def test_annexes_are_numbered_named_and_attached() -> None:
    pages = sheets(golden_letter())
    for page, number, group in (
        (pages[2], "I", "Các sở, ban, ngành"),
        (pages[4], "II", "Các đơn vị ngành dọc đóng trên địa bàn tỉnh"),
        (pages[5], "III", "Ủy ban nhân dân các huyện, thành phố"),
    ):
        assert (
            f"Phụ lục {number} DỰ KIẾN KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2020 {group} "
            "(Kèm theo Công văn số /SNV-TCBM ngày tháng 01 năm 2021 của Sở Nội vụ)"
        ) in page.flat


def test_annex_keeps_its_margins() -> None:
    body = [w for page in sheets(golden_letter())[2:] for w in page.words if 15 < w.top < 190]
    assert min(word.left for word in body) >= 30
    assert max(word.right for word in body) <= 282
    assert min(word.top for word in body) >= 20
    assert max(word.bottom for word in body) <= 190


def test_head_of_the_table_is_on_every_page() -> None:
    pages = [*sheets(golden_letter())[2:4], *sheets(golden_annex("SNV"))]
    assert ["STT" in page.text and "(8)" in page.text for page in pages] == [True] * 6


@pytest.mark.parametrize("annex", range(3))
def test_summary_prints_every_row_whole(annex: int) -> None:
    flat = " ".join(page.flat for page in sheets(golden_letter()))
    for row in summaries()[annex].rows:
        assert " ".join((*row.points, row.obtained, row.applicable_max, row.extra, row.index)) in flat


@pytest.mark.parametrize("code", UNITS)
def test_every_criterion_is_printed_once(code: str) -> None:
    group, _ = unit_of(code)
    found = [each for page in sheets(golden_annex(code)) for each in codes(page)]
    assert found == [criterion.code for criterion in group.criteria]


@pytest.mark.parametrize("code", UNITS)
def test_no_page_ends_with_a_heading_row(code: str) -> None:
    group, _ = unit_of(code)
    headings = {criterion.code for criterion in group.criteria if not criterion.is_leaf}
    last = [codes(page)[-1] for page in sheets(golden_annex(code)) if codes(page)]
    assert [each for each in last if each in headings] == []


@pytest.mark.parametrize("skipped", [1, 4, 16])
def test_heading_that_would_end_a_page_goes_to_the_next(skipped: int) -> None:
    """Without its first rows the table breaks elsewhere: here where a heading row would come last."""
    group, unit = unit_of("SNV")
    whole = unit_annex(group, unit, number="IV")
    pages = sheets(unit_annex_pdf(replace(whole, rows=whole.rows[skipped:]), letter(), stamp()))
    headings = {row.code for row in whole.rows if row.level in {"domain", "branch"}}
    assert [codes(page)[-1] for page in pages[:2] if codes(page)[-1] in headings] == []


@pytest.mark.parametrize("code", UNITS)
def test_result_stands_together(code: str) -> None:
    page = next(p for p in sheets(golden_annex(code)) if "Chỉ số cải cách hành chính (%)" in p.text)
    assert "Xếp loại" in page.text
    assert "Hạng trong nhóm" in page.text


@pytest.mark.parametrize("code", UNITS)
def test_unit_annex_counts_its_own_pages(code: str) -> None:
    pages = sheets(golden_annex(code))
    assert numbers_on_top(pages) == [[]] + [[str(n)] for n in range(2, len(pages) + 1)]


def test_unit_annex_names_its_unit() -> None:
    assert (
        "Phụ lục IV DỰ KIẾN KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2020 THEO TỪNG TIÊU CHÍ "
        "Sở Nội vụ (Kèm theo Công văn số /SNV-TCBM ngày tháng 01 năm 2021 của Sở Nội vụ)"
    ) in sheets(golden_annex("SNV"))[0].flat


def test_stamp_stands_small_in_the_lower_margin_of_every_page() -> None:
    for page in sheets(golden_annex("SNV")):
        assert stamp().line in page.flat
        code = page.find("K7QF-2M9D-XW3H")
        assert code.top > 190
        assert code.right == pytest.approx(282, abs=0.5)


def test_annex_has_the_letters_face_only() -> None:
    assert set(fonts(golden_annex("SNV")).values()) == {True}
    assert {name.removesuffix("-Italic").removesuffix("-Bold") for name in fonts(golden_annex("SNV"))} == {
        "Liberation-Serif"
    }


def test_every_page_of_sample_data_says_so() -> None:
    pages = [*sheets(golden_letter()), *sheets(golden_annex("SNV"))]
    assert ["DỮ LIỆU MINH HỌA" in page.text for page in pages] == [True] * len(pages)


def test_weighted_and_incomplete_annexes_are_laid_out() -> None:
    summary = sheets(golden_letter(2031))[2].flat
    assert "5,95/20,00 5,00*/15,00 10,35/15,00 10,35/15,00 21,30* 50,00 −3,00 Chưa đủ dữ liệu" in summary
    assert "Thiếu" in sheets(golden_annex("P07", 2031))[0].text
