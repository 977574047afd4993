"""The minutes read back from their PDF."""

from decimal import Decimal

from tests.documents.minutes import STAMP, drawn, drawn_of
from tests.documents.papers import fonts, sheets


def test_head_names_agency_and_state_but_neither_place_nor_date():
    first = sheets(drawn())[0]

    for said in (
        "TỔ GIÚP VIỆC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: /BB-TGV",
        "BIÊN BẢN Làm việc giữa Tổ giúp việc và Sở Xây dựng về kết quả chấm điểm",
    ):
        assert said in first.flat
    assert "ngày 04" not in first.flat
    assert "Ninh Thuận, ngày" not in first.flat


def test_number_stands_in_the_head_once_it_is_on_record():
    assert "Số: 12/BB-TGV" in sheets(drawn(issued=True))[0].flat


def test_time_place_and_people_are_told():
    first = sheets(drawn())[0].flat

    for said in (
        "Thời gian bắt đầu: 08 giờ 05 phút, ngày 03 tháng 12 năm 2020.",
        "Địa điểm: Trụ sở Sở Xây dựng.",
        "- Trần Hải, Giám đốc, Sở Nội vụ, Tổ trưởng (chủ trì);",
        "- Phạm Thị Bình, chuyên viên.",
        "Quyết định số 238/QĐ-UBND ngày 12/02/2018",
    ):
        assert said in first


def test_end_is_told_with_two_copies_and_the_signatures():
    text = " ".join(page.flat for page in sheets(drawn()))

    assert "Biên bản kết thúc lúc 10 giờ 40 phút, ngày 03 tháng 12 năm 2020" in text
    assert "lập thành 02 bản" in text
    assert text.count("ĐẠI DIỆN") == 2
    assert "Nguyễn Văn An Lê Thị Hoa Trần Hải" in text


def test_every_leaf_is_printed_once_and_the_sums_add_up():
    pages = sheets(drawn(40))
    text, words = " ".join(page.flat for page in pages), [w.text for page in pages for w in page.words]
    maximum, own, awarded = (40 * 2 * Decimal(figure) for figure in ("2", "1.5", "1.25"))

    # Each code stands in its own cell and at the end of its title.
    assert [words.count(f"{d}.{n}") for d in (1, 2) for n in range(1, 41)] == [2] * 80
    assert f"Tổng cộng {maximum:.2f} {own:.2f} {awarded:.2f}".replace(".", ",") in text
    assert "Thống nhất 79 tiêu chí, bảo lưu 1 tiêu chí." in text


def test_every_page_is_numbered_and_says_by_which_code_it_is_verified():
    pages = sheets(drawn(40))

    assert len(pages) == 5
    for number, page in enumerate(pages, start=1):
        assert STAMP.line in page.flat
        top = page.within(lambda word: word.top < 18)
        assert top == ([str(number)] if number > 1 else [])


def test_head_of_the_table_is_on_every_page_of_it():
    assert all("Ghi chú" in page.flat for page in sheets(drawn(40))[:-1])


def test_sample_figures_are_said_so_on_every_page():
    assert all("DỮ LIỆU MINH HỌA" in page.text for page in sheets(drawn(40, is_sample=True)))
    assert not any("MINH HỌA" in page.text for page in sheets(drawn()))


def test_later_version_says_why_it_replaces_the_earlier():
    text = " ".join(page.flat for page in sheets(drawn_of(version=2, reason="Ghi nhầm 1.2")))

    assert "chốt lại lần 2, thay lần trước, vì: Ghi nhầm 1.2." in text


def test_fonts_are_embedded():
    assert fonts(drawn()) == dict.fromkeys(fonts(drawn()), True)


def test_same_content_gives_the_same_bytes():
    assert drawn_of(place="Phòng họp").sha256 == drawn_of(place="Phòng họp").sha256
