"""The answer read back from its PDF."""

from functools import cache

from cchc_portal.lib.pdf import Pdf
from documents.layout.answer_wording import answer_text
from documents.layout.render_answer import answer_pdf
from documents.layout.stamp import Watermark
from tests.documents.layout.answers import answer, line
from tests.documents.papers import fonts, letter, sheets, stamp

LETTER = letter()


@cache
def paper(watermark: Watermark = Watermark.NONE, lines: int = 2) -> Pdf:
    more = tuple(line(f"4.{n}", "0.50", "1.00", "1.00", "Chấp nhận") for n in range(lines - 2))
    return answer_pdf(LETTER, answer(lines=(*answer().lines, *more)), stamp(watermark))


def test_answer_carries_every_word():
    text = answer_text(LETTER, answer())
    flat = _close("".join(sheet.text for sheet in sheets(paper())))
    bases = [f"Căn cứ {basis};" for basis in text.bases]
    for words in (*bases, *text.opening, *text.closing, "Kính gửi: Sở Y tế", "GIÁM ĐỐC", "Trần Hải"):
        assert _close(words) in flat


def _close(text: str) -> str:
    """Without blanks: a line may end at a hyphen of a code."""
    return "".join(text.split())


def test_answer_adds_up_under_its_table():
    text = "\n".join(sheet.text for sheet in sheets(paper()))
    (row,) = [row.split() for row in text.splitlines() if "Tổng cộng" in row]
    assert row == ["Tổng", "cộng", "1,75", "3,00", "2,75"]


def test_answer_ties_every_page_to_its_code():
    assert [stamp().verification_code in sheet.flat for sheet in sheets(paper())] == [True] * paper().pages


def test_long_table_keeps_its_headings_and_the_signature_has_company():
    pages = sheets(paper(lines=60))
    tables = [sheet.flat.count("Lý do, căn cứ") for sheet in pages]
    assert tables == [1, 1, 0]
    assert "phối hợp thực hiện./." in pages[-1].flat


def test_answer_of_a_sample_says_so_on_every_page():
    assert ["DỮ LIỆU MINH HỌA" in sheet.flat for sheet in sheets(paper(Watermark.SAMPLE, 30))] == [True, True]
    assert "DỮ LIỆU MINH HỌA" not in sheets(paper())[0].flat


def test_answer_is_the_same_bytes_again_with_its_fonts_inside():
    again = answer_pdf(LETTER, answer(), stamp(Watermark.NONE))
    assert (again.sha256, set(fonts(again).values())) == (paper().sha256, {True})
