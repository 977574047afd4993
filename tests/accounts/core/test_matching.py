import pytest

from accounts.core.matching import KnownUnit, UnitIndex

SYT = KnownUnit(1, "SYT", "Sở Y tế", "Sở YT")
HOA = KnownUnit(2, "SHB", "Sở Hòa Bình", "Sở HB")
P01 = KnownUnit(3, "P01", "Ủy ban nhân dân phường Mẫu 1", "Phường Mẫu 1")


@pytest.fixture
def index():
    return UnitIndex([SYT, HOA, P01])


@pytest.mark.parametrize(
    ("code", "name", "unit"),
    [
        ("SYT", "", SYT),
        ("syt", "Sở Y tế", SYT),
        ("", "sở  y TẾ", SYT),
        ("", "Sở Hoà Bình", HOA),
        ("", "Sở HB", HOA),
        ("", "UBND phường Mẫu 1", P01),
        ("", "Uỷ ban nhân dân phường Mẫu 1", P01),
        ("SYT", "Sở Hòa Bình", SYT),
    ],
)
def test_match_finds_the_unit(index, code, name, unit):
    assert index.match(code, name).unit == unit


def test_match_of_a_code_with_another_name_says_so(index):
    assert index.match("SYT", "Sở Hòa Bình").disagrees == "Sở Hòa Bình"
    assert index.match("SYT", "Sở lạ").disagrees == "Sở lạ"
    assert index.match("SYT", "Sở YT").disagrees == ""


def test_match_of_an_unknown_code_names_the_nearest(index):
    match = index.match("P10", "")

    assert (match.unit, match.expected) == (None, "P01 (Ủy ban nhân dân phường Mẫu 1)")


def test_match_of_an_unknown_name_names_the_nearest(index):
    match = index.match("", "Sở Y té")

    assert (match.unit, match.problem) == (None, "Không tìm thấy đơn vị theo tên")
    assert match.expected.startswith("SYT (Sở Y tế)")


def test_match_of_a_name_that_two_units_share_asks_for_the_code():
    index = UnitIndex([SYT, KnownUnit(9, "SYT2", "Sở Y tế")])

    assert index.match("", "Sở Y tế").problem == "Nhiều đơn vị cùng tên này; cần ghi mã đơn vị"
