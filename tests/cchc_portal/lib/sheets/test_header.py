import pytest

from cchc_portal.lib.sheets.header import fold, nearest


@pytest.mark.parametrize("label", ["Mã đơn vị", " MÃ  đơn vị *", "Mã đơn vị (*)", "Mã đơn vị:"])
def test_fold_ornaments_do_not_matter(label):
    assert fold(label) == "mã đơn vị"


@pytest.mark.parametrize(
    ("label", "folded"),
    [
        ("Mã (*) : **", "mã"),
        ("Mã (**)(*)", "mã"),
        ("* Mã", "* mã"),
        ("(*)", ""),
        ("Mã (1)", "mã (1)"),
        ("Mã )", "mã )"),
        ("Mã ()", "mã ()"),
        ("*" * 30_000 + "x", "*" * 30_000 + "x"),
        ("(*) " * 5_000 + "x", "(*) " * 4_999 + "(*) x"),
    ],
)
def test_fold_takes_ornaments_from_the_end_and_from_nowhere_else(label, folded):
    assert fold(label) == folded


def test_nearest_gives_the_label_as_it_stands():
    assert [nearest("Mã đơn vị", ["Tên", "MÃ ĐƠN VI"]), nearest("Mã đơn vị", ["Tên"])] == ["MÃ ĐƠN VI", ""]
