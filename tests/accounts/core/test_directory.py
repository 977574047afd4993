import pytest

from accounts.core.directory import Directory, NamedUnit

SYT = NamedUnit(1, "SYT", "Sở Y tế", "Sở YT")
HOA = NamedUnit(2, "SHB", "Sở Hòa Bình", "Sở HB")
P01 = NamedUnit(3, "P01", "Ủy ban nhân dân phường Mẫu 1", "Phường Mẫu 1")
OLD = NamedUnit(4, "HCU", "Huyện Cũ", takes_part=False, successor="P01")


@pytest.fixture
def units():
    return Directory([SYT, HOA, P01, OLD])


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
        ("Sở Y tế", "", SYT),
        ("SYT", "Sở Hòa Bình", SYT),
    ],
)
def test_find_unit_by_code_or_name(units, code, name, unit):
    assert units.find(code, name).unit == unit


def test_find_code_with_another_name_is_doubted(units):
    doubt = "Tên đơn vị không khớp với mã SYT; lấy theo mã (Sở Y tế)"
    assert [units.find("SYT", name).doubt for name in ("Sở lạ", "Sở YT", "SYT")] == [doubt, "", ""]


def test_find_unknown_code_names_the_nearest(units):
    match = units.find("P10")
    assert (match.unit, match.problem) == (None, "Không có đơn vị nào mang mã này")
    assert match.expected.startswith(
        "một đơn vị đã khai báo, gần nhất là “Ủy ban nhân dân phường Mẫu 1” (P01)"
    )


def test_find_unknown_name_names_the_nearest(units):
    match = units.find("", "Sở Y té")
    assert (match.unit, match.problem) == (None, "Không có đơn vị nào mang tên này")
    assert "“Sở Y tế” (SYT)" in match.expected


def test_find_name_that_two_units_share_asks_for_the_code():
    match = Directory([SYT, NamedUnit(9, "SYT2", "Sở Y tế")]).find("", "Sở Y tế")
    assert (match.unit, match.problem, match.expected) == (
        None,
        "Nhiều đơn vị mang tên này",
        "ghi mã đơn vị: SYT, SYT2",
    )


def test_find_shared_name_means_the_one_that_takes_part():
    old = NamedUnit(9, "SYT2", "Sở Y tế", takes_part=False)
    assert Directory([old, SYT]).find("", "Sở Y tế").unit == SYT


def test_find_unit_that_takes_no_part_names_its_successor(units):
    match = units.find("HCU")
    assert (match.unit, match.problem) == (None, "Đơn vị không tham gia đợt này")
    assert match.expected == "đơn vị kế thừa P01"


def test_find_the_nearest_are_named_for_the_first_unknown_names_only(units):
    expected = [units.find("", f"Sở Y tê {i}").expected for i in range(201)]
    assert ([bool(e) for e in expected], units.find("", "Sở Y tê 0").expected) == (
        [True] * 200 + [False],
        expected[0],
    )
