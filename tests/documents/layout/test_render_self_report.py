"""The report read back from its PDF: what every page says, sums, and where pages break."""

import pytest

from tests.documents.papers import fonts, sheets
from tests.documents.self_reports import RECEIPT, draft, submitted


def test_report_stands_upright_and_its_table_across():
    pages = sheets(submitted())

    assert [(page.width, page.height) for page in pages] == [(210, 297), (297, 210)]
    assert "BÁO CÁO Tự đánh giá kết quả thực hiện nhiệm vụ cải cách hành chính năm 2020" in pages[0].flat
    assert "Phụ lục BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2020 CỦA SỞ XÂY DỰNG" in pages[1].flat


def test_head_names_both_agencies_and_the_day_of_submission():
    first = sheets(submitted())[0].flat

    for said in ("UBND TỈNH NINH THUẬN", "SỞ XÂY DỰNG", "/BC-SXD", "Ninh Thuận, ngày 05 tháng 01 năm 2021"):
        assert said in first
    assert "Kính gửi: Sở Nội vụ" in first


def test_every_page_of_a_submission_has_its_receipt_hash_and_number():
    pages = sheets(submitted(40))

    assert len(pages) > 4
    for number, page in enumerate(pages, start=1):
        assert RECEIPT.line in page.flat
        assert f"SHA-256 {RECEIPT.content_hash}" in page.flat
        assert f"Trang {number}/{len(pages)}" in page.flat
        assert "BẢN NHÁP" not in page.text


def test_every_page_of_a_draft_says_so():
    pages = sheets(draft(40))

    for page in pages:
        assert "BẢN NHÁP" in page.text
        assert "Bản nháp, chưa nộp; in lúc 08:30 ngày 04/01/2021" in page.flat
        assert "Mã biên nhận" not in page.text


def test_draft_leaves_day_name_and_declaration_open():
    text = " ".join(page.flat for page in sheets(draft()))

    assert "Cam kết" not in text
    assert "Trần Văn Hùng" not in text
    assert "Ninh Thuận, ngày tháng năm" in text


@pytest.mark.parametrize("drawn", [draft, submitted])
def test_sample_figures_are_said_so_on_every_page(drawn):
    assert all("DỮ LIỆU MINH HỌA" in page.text for page in sheets(drawn(40, is_sample=True)))
    assert not any("MINH HỌA" in page.text for page in sheets(drawn()))


def test_sums_of_the_domains_are_printed_and_add_up():
    first = sheets(submitted())[0].flat

    assert "1 Lĩnh vực 1 8,00 – – 8,00 6,00" in first
    assert "Tổng cộng 16,00 – – 16,00 12,00" in first


def test_head_of_the_table_is_on_every_page_of_it():
    assert all("Tài liệu kiểm chứng" in page.flat for page in sheets(submitted(40))[1:])


def test_every_leaf_is_printed_once():
    text = " ".join(page.flat for page in sheets(submitted(40)))

    assert [text.count(f"Tiêu chí {domain}.{n} ") for domain in (1, 2) for n in range(1, 41)] == [1] * 80


def test_signature_never_stands_alone():
    for leaves in (1, 4):
        page = next(page for page in sheets(submitted(leaves)) if "Trần Văn Hùng" in page.text)
        assert "Tôi cam kết" in page.flat


def test_fonts_are_embedded():
    assert fonts(submitted()) == dict.fromkeys(fonts(submitted()), True)
