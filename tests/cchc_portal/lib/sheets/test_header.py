import pytest

from cchc_portal.lib.sheets.header import fold, nearest


@pytest.mark.parametrize("label", ["Mã đơn vị", " MÃ  đơn vị *", "Mã đơn vị (*)", "Mã đơn vị:"])
def test_fold_ornaments_do_not_matter(label):
    assert fold(label) == "mã đơn vị"


def test_nearest_gives_the_label_as_it_stands():
    assert [nearest("Mã đơn vị", ["Tên", "MÃ ĐƠN VI"]), nearest("Mã đơn vị", ["Tên"])] == ["MÃ ĐƠN VI", ""]
