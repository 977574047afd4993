import pytest

from results.core.gate import Item, Point, PointKind, is_acknowledged, still_open

TIE = Point(PointKind.TIE, "1 hạng có nhiều đơn vị", (Item("A, B: đồng hạng 1"),))
STALE = Point(PointKind.STALE, "Số liệu đã thay đổi", (Item("A, B: đồng hạng 1"),))


def test_point_tells_the_first_of_a_long_list() -> None:
    items = tuple(Item(f"dòng {n}") for n in range(1, 8))
    assert Point(PointKind.EDGE, "7 đơn vị", items).told == (
        "7 đơn vị: dòng 1; dòng 2; dòng 3; dòng 4; dòng 5; và 2 nội dung khác"
    )
    assert Point(PointKind.STALE, "Đã cũ").told == "Đã cũ"


def test_list_acknowledged_is_open_no_more() -> None:
    assert still_open((TIE, STALE), {TIE.token}) == (STALE,)


def test_another_list_must_be_acknowledged_again() -> None:
    other = Point(PointKind.TIE, TIE.sentence, (*TIE.items, Item("C, D: đồng hạng 3")))
    assert still_open((other,), {TIE.token}) == (other,)


def test_same_words_under_another_kind_are_another_list() -> None:
    edge = Point(PointKind.EDGE, TIE.sentence, TIE.items)
    assert edge.digest != TIE.digest


@pytest.mark.parametrize("given", [{STALE.token}, {"stale"}, {PointKind.STALE}])
def test_what_must_be_mended_cannot_be_acknowledged(given: set[str]) -> None:
    assert (is_acknowledged(STALE, given), is_acknowledged(TIE, {"tie"})) == (False, True)
