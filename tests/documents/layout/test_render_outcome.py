"""The papers to the committee read back from their PDFs."""

import re
from functools import cache

import pytest

from cchc_portal.lib.pdf import Pdf
from documents.layout.outcome import outcome_of
from documents.layout.outcome_wording import decision_text, report_text
from documents.layout.render_outcome import decision_pdf, report_pdf
from documents.layout.stamp import Watermark
from scoring.core.words import RunKind
from tests.documents.papers import fonts, groups, letter, sheets, sizes, stamp, summaries

LETTER = letter(RunKind.FINAL, respond_before=None)
OUTCOME = outcome_of(groups(), summaries())


@cache
def report() -> Pdf:
    return report_pdf(LETTER, OUTCOME, stamp(Watermark.NONE))


@cache
def decision() -> Pdf:
    return decision_pdf(LETTER, OUTCOME, stamp(Watermark.NONE))


def _flat(pdf: Pdf) -> str:
    return " ".join(sheet.flat for sheet in sheets(pdf))


def test_report_carries_every_word() -> None:
    text, flat = report_text(LETTER, OUTCOME), _flat(report()).replace(" 2 Sở", " Sở")
    for words in (text.name, text.subject, *text.bases, *text.opening, *text.closing):
        assert " ".join(words.split()) in flat


def test_decision_carries_every_word() -> None:
    text, flat = decision_text(LETTER, OUTCOME), _flat(decision())
    articles = [f"{heading} {words}" for heading, words in text.articles]
    for words in (text.name, text.subject, text.authority, *text.bases, *articles):
        assert " ".join(words.split()) in flat


def test_report_counts_classes_as_its_annexes_do() -> None:
    lines = [re.sub(r" {2,}", " | ", line.strip()) for line in sheets(report())[0].text.splitlines()]
    assert "Các sở, ban, ngành | 4 | 9 | 6 | 0 | 0 | 19" in lines
    assert "Tổng cộng | 5 | 20 | 7 | 0 | 0 | 32" in lines


def test_decision_names_the_same_counts() -> None:
    assert "của 32 cơ quan, đơn vị, địa phương trên địa bàn tỉnh (Xuất sắc: 5; Tốt: 20; Khá: 7)" in _flat(
        decision()
    )


@pytest.mark.parametrize(
    ("paper", "number", "attached"),
    [
        (
            report,
            "Số: /TTr-SNV Ninh Thuận, ngày tháng năm",
            "Kèm theo Tờ trình số /TTr-SNV ngày tháng năm của Sở Nội vụ",
        ),
        (
            decision,
            "Số: /QĐ-UBND Ninh Thuận, ngày tháng năm",
            "Kèm theo Quyết định số /QĐ-UBND ngày tháng năm của Chủ tịch Ủy ban nhân dân tỉnh Ninh Thuận",
        ),
    ],
)
def test_number_and_day_are_left_for_the_clerk(paper, number: str, attached: str) -> None:
    pages = sheets(paper())
    annexes = [page.flat for page in pages if "Phụ lục I" in page.flat]
    assert number in pages[0].flat
    assert attached in annexes[0]


@pytest.mark.parametrize(("paper", "before"), [(report, 2), (decision, 1)])
def test_annexes_are_the_letter_s_own(paper, before: int) -> None:
    pages = sheets(paper())
    heads = [page for page in pages if "(Kèm theo" in page.flat]
    assert (len(heads), pages.index(heads[0])) == (len(summaries()), before)
    assert paper().pages == len(pages)
    for annex in summaries():
        for row in annex.rows:
            assert f"{row.index} {row.band}" in _flat(paper())


def test_decision_says_that_it_is_a_draft_and_report_does_not() -> None:
    assert ["DỰ THẢO" in sheets(paper())[0].flat for paper in (decision, report)] == [True, False]


@pytest.mark.parametrize("paper", [report, decision])
def test_paper_keeps_faces_sizes_and_margins_of_the_decree(paper) -> None:
    first = sizes(paper(), 1)
    words = [word for word in sheets(paper())[0].words if word.top > 15]
    assert {name.partition("-Bold")[0].partition("-Italic")[0] for name in fonts(paper())} == {
        "Liberation-Serif"
    }
    assert set(fonts(paper()).values()) == {True}
    assert (
        first["Độc lập - Tự do - Hạnh phúc"],
        first[decision_text(LETTER, OUTCOME).name if paper is decision else "TỜ TRÌNH"],
    ) == (13, 14)
    assert min(word.left for word in words) == pytest.approx(30, abs=0.5)
    assert max(word.right for word in words) <= 190.3


def test_signature_stands_with_the_end_of_the_report() -> None:
    page = next(sheet for sheet in sheets(report()) if "GIÁM ĐỐC" in sheet.flat)
    assert "(dự thảo kèm theo)./. Nơi nhận:" in page.flat


def test_unit_without_an_index_is_counted_apart() -> None:
    outcome = outcome_of(groups(2031), summaries(2031))
    flat = _flat(decision_pdf(LETTER, outcome, stamp(Watermark.NONE)))
    assert "chưa đủ dữ liệu: 1)" in flat
