"""The letter read back from its PDF: words, sizes, places (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import io
import re

import pytest
from pypdf import PdfReader

from cchc_portal.lib.pdf import Pdf
from documents.layout.render import letter_pdf
from documents.layout.stamp import Watermark
from documents.layout.wording import letter_text
from scoring.core.words import RunKind
from tests.documents.papers import (
    BASES,
    Word,
    fonts,
    golden_letter,
    letter,
    sheets,
    sizes,
    stamp,
)


def alone(**changes: object) -> Pdf:
    """The letter without annexes or watermark."""
    return letter_pdf(letter(**changes), (), stamp(Watermark.NONE))  # type: ignore[arg-type]


def on_letter() -> list[Word]:
    """The words of the letter's two pages, the margins' aside."""
    return [word for sheet in sheets(golden_letter())[:2] for word in sheet.words if word.top > 15]


def test_letter_carries_every_word() -> None:
    flat = " ".join(sheet.flat for sheet in sheets(alone()))
    text = letter_text(letter())
    for paragraph in text.paragraphs:
        assert " ".join(paragraph.text.split()) in flat.replace(" 2 ", " ")


def test_head_of_the_letter_is_the_seeds() -> None:
    text = sheets(golden_letter())[0].text
    lines = [re.sub(r" {2,}", " | ", line.strip()) for line in text.splitlines() if line.strip()]
    assert lines[1:12] == [
        "UBND TỈNH NINH THUẬN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ NỘI VỤ | Độc lập - Tự do - Hạnh phúc",
        "Số: | /SNV-TCBM | Ninh Thuận, ngày | tháng 01 năm 2021",
        "V/v phối hợp, thông tin về kết",
        "quả thực hiện nhiệm vụ cải",
        "cách hành chính năm 2020",
        "trên địa bàn tỉnh.",
        "Kính gửi:",
        "- Các Sở, ban, ngành;",
        "- Các đơn vị ngành dọc đóng trên địa bàn tỉnh;",
        "- Ủy ban nhân dân các huyện, thành phố.",
    ]


def test_number_day_and_unknown_month_are_left_blank() -> None:
    known, unknown = (sheets(alone(respond_before=day))[0].flat for day in (letter().respond_before, None))
    assert "Số: /SNV-TCBM Ninh Thuận, ngày tháng 01 năm 2021 V/v" in known
    assert "Số: /SNV-TCBM Ninh Thuận, ngày tháng năm V/v" in unknown


def test_blank_number_leaves_room_for_the_pen() -> None:
    page = sheets(golden_letter())[0]
    assert page.find("/SNV-TCBM").left - page.find("Số:").right >= 15
    day = next(word for word in page.words if word.text == "ngày" and word.top < 40)
    month = next(word for word in page.words if word.text == "tháng" and word.top < 40)
    assert month.left - day.right >= 8


def test_letter_keeps_its_margins() -> None:
    words = on_letter()
    assert min(word.left for word in words) == pytest.approx(30, abs=0.1)
    assert max(word.right for word in words) == pytest.approx(190, abs=0.3)
    assert min(word.top for word in words) >= 20
    assert max(word.bottom for word in words) <= 277


def test_sizes_are_those_of_the_decree() -> None:
    first, last = sizes(golden_letter(), 1), sizes(golden_letter(), 2)
    assert {
        "agency": first["SỞ NỘI VỤ"],
        "state": first["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        "motto": first["Độc lập - Tự do - Hạnh phúc"],
        "number": first["/SNV-TCBM"],
        "date": first["tháng 01 năm 2021"],
        "subject": first["cách hành chính năm 2020"],
        "to": first["Kính gửi:"],
        "body": last["Trân trọng./."],
        "recipients": (last["Nơi nhận:"], last["- Như trên;"]),
        "signer": (last["GIÁM ĐỐC"], last["Trần Hải"]),
    } == {
        "agency": 12,
        "state": 12,
        "motto": 13,
        "number": 13,
        "date": 13,
        "subject": 12,
        "to": 14,
        "body": 14,
        "recipients": (12, 11),
        "signer": (14, 14),
    }


def test_every_font_is_embedded_and_has_times_metrics() -> None:
    assert fonts(golden_letter()) == {
        "Liberation-Serif": True,
        "Liberation-Serif-Bold": True,
        "Liberation-Serif-Italic": True,
        "Liberation-Serif-Bold-Italic": True,
    }


def test_dashes_of_the_addressees_stand_under_the_colon() -> None:
    page = sheets(golden_letter())[0]
    head = page.find("gửi:")
    dashes = [w for w in page.words if w.text == "-" and head.bottom < w.top < head.bottom + 25]
    colon = head.right - 1.4  # the width of a colon of 14 pt
    assert len(dashes) == 3
    assert all(colon - 1 < dash.left < head.right for dash in dashes)


def test_single_addressee_stands_on_the_line() -> None:
    assert "Kính gửi: Sở Nội vụ Căn cứ" in sheets(alone(addressees=["Sở Nội vụ"]))[0].flat


def test_page_number_starts_on_the_second_page_in_the_middle_of_the_top_margin() -> None:
    first, second = sheets(golden_letter())[:2]
    assert first.within(lambda word: word.top < 20 and word.text.isdigit()) == []
    number = second.find("2")
    assert (number.left + number.right) / 2 == pytest.approx(110, abs=0.2)  # the middle of the text
    assert number.bottom < 20


@pytest.mark.parametrize("grounds", range(7))
def test_signature_never_stands_alone(grounds: int) -> None:
    pdf = alone(bases=[*BASES, *BASES][:grounds])
    page = next(sheet for sheet in sheets(pdf) if "GIÁM ĐỐC" in sheet.flat)
    assert "nhằm góp phần hoàn thành nhiệm vụ chung. Trân trọng./. Nơi nhận:" in page.flat
    assert "Trần Hải" in page.flat


def test_final_letter_announces() -> None:
    flat = sheets(letter_pdf(letter(RunKind.FINAL), (), stamp()))[0].flat
    assert "thông báo đến quý cơ quan, đơn vị, địa phương kết quả chính thức" in flat
    assert "dự kiến kết quả" not in flat


@pytest.mark.parametrize(
    ("mark", "words"), [(Watermark.NONE, []), (Watermark.SAMPLE, [0, 1]), (Watermark.DRAFT, [0, 1])]
)
def test_watermark_is_on_every_page_and_readable(mark: Watermark, words: list[int]) -> None:
    pages = sheets(letter_pdf(letter(), (), stamp(mark)))
    marked = [n for n, page in enumerate(pages) for m in Watermark if m and m.value in page.text]
    assert marked == words


def test_words_across_the_page_are_a_picture() -> None:
    plain, marked = (letter_pdf(letter(), (), stamp(mark)) for mark in (Watermark.NONE, Watermark.SAMPLE))
    assert len(marked.content) > len(plain.content) + 1000


def test_letter_itself_carries_no_stamp() -> None:
    assert ["Mã xác thực" in sheet.text for sheet in sheets(golden_letter())] == [False] * 2 + [True] * 4


def test_document_tells_who_made_it_and_when() -> None:
    metadata = PdfReader(io.BytesIO(golden_letter().content)).metadata
    assert (metadata.author, metadata.creation_date_raw) == ("Sở Nội vụ", "D:20210108020000+00'00")
    assert metadata.title == (
        "V/v phối hợp, thông tin về kết quả thực hiện nhiệm vụ cải cách hành chính năm 2020 trên địa bàn tỉnh"
    )


def test_markup_in_a_setting_is_only_text() -> None:
    flat = sheets(alone(addressees=["A & B <b>C</b>"]))[0].flat
    assert "Kính gửi: A & B <b>C</b>" in flat
