import pytest

from cchc_portal.lib.sheets.header import fold, letter, nearest


@pytest.mark.parametrize("label", ["Mã đơn vị", " MÃ  đơn vị *", "Mã đơn vị (*)", "Mã đơn vị:"])
def test_fold_ornaments_do_not_matter(label):
    assert fold(label) == "mã đơn vị"


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letter_counts_as_excel_does(column, letters):
    assert letter(column) == letters


def test_nearest_gives_the_label_as_it_stands():
    assert [nearest("Mã đơn vị", ["Tên", "MÃ ĐƠN VI"]), nearest("Mã đơn vị", ["Tên"])] == ["MÃ ĐƠN VI", ""]
