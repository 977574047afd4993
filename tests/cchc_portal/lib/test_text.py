import pytest

from cchc_portal.lib.text import ascii_name, clean, fold_header, fold_name, sort_key, squeeze, without_tones


def test_clean_decomposed_text_is_composed():
    assert clean("Nghie\u0323\u0302p") == "Nghiệp"


def test_clean_invisible_characters_are_removed():
    assert clean("\ufeffSở\u200b Nội\u00a0vụ ") == "Sở Nội vụ"


@pytest.mark.parametrize("code", [*range(9), 11, 12, *range(14, 32), 127, 0xAD, 0x200B, 0x2060, 0xFEFF])
def test_clean_controls_and_characters_without_width_are_removed(code):
    assert clean(f"Sở{chr(code)} Nội vụ") == "Sở Nội vụ"


def test_clean_old_horn_letters_are_read_as_u():
    assert clean("Ƣu tiên, tƣ") == "Ưu tiên, tư"


def test_squeeze_line_breaks_become_one_space():
    assert squeeze("Mã\n  đơn vị") == "Mã đơn vị"


def test_fold_header_case_and_spaces_do_not_matter():
    assert fold_header("  MÃ  Tiêu chí ") == fold_header("mã tiêu chí")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Hòa Bình", "Sở Hoà Bình"),
        ("Thủy sản", "Thuỷ sản"),
        ("UBND phường Mẫu 1", "Ủy ban nhân dân  phường Mẫu 1"),
        ("UỶ BAN NHÂN DÂN tỉnh", "ubnd tỉnh"),
        ("TP. Phan Rang - Tháp Chàm", "TP Phan Rang – Tháp Chàm"),
    ],
)
def test_fold_name_writings_of_one_name_are_equal(one, other):
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("Sở Xây dựng", "Sở Xây dũng"), ("Ninh Hải", "Ninh Hai")])
def test_fold_name_different_tones_stay_different(one, other):
    assert fold_name(one) != fold_name(other)


def test_without_tones_d_with_stroke_is_d():
    assert without_tones("Đắk Lắk") == "Dak Lak"


def test_sort_key_orders_as_vietnamese_does():
    names = ["Ưng", "An", "Đa", "Ăn", "Dạ", "Ân", "Da", "Ên", "En", "Án"]
    assert sorted(names, key=sort_key) == ["An", "Án", "Ăn", "Ân", "Da", "Dạ", "Đa", "En", "Ên", "Ưng"]


def test_sort_key_shorter_name_stands_before_the_longer():
    assert sort_key("Ninh") < sort_key("Ninh Hải")


def test_sort_key_superscript_digit_is_no_number():
    assert sort_key("m²") < sort_key("ma")


def test_ascii_name_keeps_letters_digits_dot_and_dash():
    assert ascii_name("Phụ lục Đ/1.a") == "Phu-luc-D-1.a"
