from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.core.counterfactual import counterfactual, of_group, with_row
from scoring.core.engine import run
from scoring.core.types import RunInput, RunKind, Stage, UnitInput
from tests.scoring.core.samples import GROUP, D, award, bands, judged, relative, run_of, set_of

UNITS = tuple(UnitInput(code, GROUP) for code in "UVW")
CLASSES = {GROUP: bands(("Tốt", "80"), ("Khá", "70"), ("Yếu", "0"))}


def season(*more, units=UNITS) -> RunInput:
    """U, V and W with 7, 7.5 and 8 of ten judged, and 80, 90, 100 percent compared with the best."""
    entries = [award(u, "1", points=p) for u, p in (("U", "7"), ("V", "7.5"), ("W", "8"))]
    entries += [award(u, "2", value=v) for u, v in (("U", "80"), ("V", "90"), ("W", "100"))]
    criteria_set = set_of(judged("1"), relative("2"), bands=CLASSES)
    return run_of(criteria_set, *entries, *more, kind=RunKind.FINAL, units=units)


def test_own_index_class_and_rank_move_and_the_other_is_passed():
    found = counterfactual(season(), award("U", "1", Stage.REVISION, points="9"))

    before, after = found.before, found.after
    assert (before.index, before.band, before.rank) == (D("75.00"), "Khá", 3)
    assert (after.index, after.band, after.rank) == (D("85.00"), "Tốt", 2)
    assert [(c.code, c.before.rank, c.after.rank) for c in found.others] == [("V", 2, 3)]


def test_new_best_ratio_takes_points_from_the_others():
    found = counterfactual(season(), award("U", "2", Stage.REVISION, value="200"))

    assert (found.line_before.points, found.line.points) == (D("8.00"), D("10.00"))
    assert [(c.code, c.lines[0].after.points) for c in found.others] == [("V", D("4.50")), ("W", D("5.00"))]


def test_row_in_place_of_a_revision_that_stands():
    stands = award("U", "1", Stage.REVISION, points="9")
    found = counterfactual(season(stands), replace(stands, points=D("7")))

    assert (found.line_before.points, found.line.points) == (D("9.00"), D("7.00"))


def test_row_that_says_what_stands_moves_nothing():
    assert counterfactual(season(), award("U", "1", Stage.REVISION, points="7")).moves is False
    assert counterfactual(season(), award("U", "1", Stage.REVISION, points="8")).moves is True


def test_other_groups_are_left_out():
    stranger = UnitInput("X", "H")
    own = of_group(season(award("X", "1", points="1"), units=(*UNITS, stranger)), "U")

    assert [unit.code for unit in own.units] == ["U", "V", "W"]
    assert {entry.unit for entry in own.entries} == {"U", "V", "W"}


@pytest.mark.parametrize(("unit", "leaf"), [("X", "1"), ("U", "9")])
def test_unknown_unit_or_leaf_is_an_error(unit, leaf):
    with pytest.raises(ValueError, match=unit if unit == "X" else leaf):
        counterfactual(season(), award(unit, leaf, Stage.REVISION, points="1"))


@given(st.sampled_from("UVW"), st.integers(0, 40))
def test_equals_the_whole_run_afterwards(unit, quarters):
    row = award(unit, "1", Stage.REVISION, points=str(quarters / 4))
    found = counterfactual(season(), row)
    whole = {u.code: u for u in run(with_row(season(), row)).units}

    assert {unit: found.after, **{c.code: c.after for c in found.others}}.items() <= whole.items()
