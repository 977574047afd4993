import pytest

from cchc_portal.lib.tcvn3 import from_tcvn3, looks_like_tcvn3


@pytest.mark.parametrize(
    ("coded", "read"),
    [
        ("nghiÖp c«ng lËp", "nghiệp công lập"),
        ("Së Néi vô", "Sở Nội vụ"),
        ("§¬n vÞ", "Đơn vị"),
        ("hµi lßng", "hài lòng"),
        ("tr\u00adëng phßng", "trưởng phòng"),
    ],
)
def test_from_tcvn3_reads_the_old_code(coded, read):
    assert from_tcvn3(coded) == read


@pytest.mark.parametrize("text", ["nghiÖp c«ng lËp", "§¬n vÞ", "UBND tØnh", "tr\u00adëng phßng"])
def test_looks_like_tcvn3_old_text_is_recognised(text):
    assert looks_like_tcvn3(text)


@pytest.mark.parametrize(
    "text", ["", "Sở Nội vụ", "Hà Nội", "ba mươi", "5 × 3", "© 2020", "Müller", "±5%", "«Sở Nội vụ»", "· mục"]
)
def test_looks_like_tcvn3_other_text_is_not(text):
    assert not looks_like_tcvn3(text)
