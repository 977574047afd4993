from decimal import Decimal

from scoring.core.exemption_matrix import MatrixFacts, Wish, matrix_of
from scoring.core.types import CriterionInput, Method, Part


def _leaf(code: str, points: str, part: Part = Part.MAIN) -> CriterionInput:
    return CriterionInput(code, code, "1", Decimal(points), part, Method.JUDGEMENT)


ANNEX = (
    CriterionInput("1", "Lĩnh vực", None, Decimal(8), Part.MAIN, None),
    _leaf("1.1", "3"),
    _leaf("1.2", "5"),
    _leaf("1.3", "2", Part.BONUS),
)
ASKED, REFUSED = Wish("Không có TTHC", ""), Wish("x", "", "Có")
UNITS = (
    MatrixFacts("A", "Sở A", {"1.2": "12/CV"}, {"1.2": ASKED}),
    MatrixFacts("B", "Sở B", {}, {"1.1": REFUSED, "1.2": ASKED}),
)


def test_matrix_leaves_each_unit_its_maximum():
    matrix = matrix_of(ANNEX, UNITS)

    assert [(u.code, u.full_max, u.applicable_max, u.exempt) for u in matrix.units] == [
        ("A", 8, 3, 1),
        ("B", 8, 8, 0),
    ]


def test_matrix_is_of_main_leaves():
    assert [row.code for row in matrix_of(ANNEX, UNITS).rows] == ["1.1", "1.2"]


def test_matrix_tells_what_was_granted_and_on_what_basis():
    found = matrix_of(ANNEX, UNITS).granted

    assert [(each.unit.code, each.row.code, each.basis) for each in found] == [("A", "1.2", "12/CV")]


def test_matrix_tells_wishes_that_were_not_granted_the_unanswered_first():
    found = matrix_of(ANNEX, UNITS).wishes

    assert [(each.box, each.wish, each.left) for each in found] == [
        ("B|1.2", ASKED, 3),
        ("B|1.1", REFUSED, 5),
    ]


def test_matrix_of_some_units_keeps_their_cells():
    matrix = matrix_of(ANNEX, UNITS)

    assert matrix.of({"B"}) == matrix_of(ANNEX, UNITS[1:])
