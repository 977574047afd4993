from time import process_time

import pytest

from scoring.core.engine import best_share, preview, run
from scoring.core.knockouts import parse_conditions
from scoring.core.reading import rows_read
from scoring.core.rounding import Rounding
from scoring.core.types import BandInput, EntryState, RunKind, Stage, Status, UnitInput
from tests.scoring.core.samples import (
    GROUP,
    D,
    award,
    bands,
    bonus,
    branch,
    figure,
    judged,
    line_of,
    penalty,
    relative,
    result_of,
    run_of,
    set_of,
    surveyed,
)

UNITS = (UnitInput("U", GROUP), UnitInput("V", GROUP), UnitInput("W", GROUP, ranked=False))


def _ranked(*points: tuple[str, str], units: tuple[UnitInput, ...] = UNITS) -> dict[str, tuple[object, ...]]:
    entries = [award(unit, "1", points=given) for unit, given in points]
    found = run(run_of(set_of(judged("1")), *entries, units=units)).units
    return {unit.code: (unit.index, unit.rank, unit.rank_of) for unit in found}


def test_unranked_unit_is_scored_and_takes_no_place() -> None:
    assert _ranked(("U", "8"), ("V", "7"), ("W", "9")) == {
        "U": (D("80.00"), 1, 2),
        "V": (D("70.00"), 2, 2),
        "W": (D("90.00"), None, 2),
    }


def test_incomplete_unit_has_no_index_and_is_not_counted() -> None:
    assert _ranked(("U", "8"), ("W", "9"))["V"] == (None, None, 1)


def test_rank_is_within_the_group() -> None:
    units = (UnitInput("U", GROUP), UnitInput("X", "K"))
    assert _ranked(("U", "1"), units=units) == {"U": (D("10.00"), 1, 1), "X": (None, None, 0)}


def test_nothing_applicable_gives_no_index_but_a_complete_unit() -> None:
    entry = award("U", "1", state=EntryState.NOT_APPLICABLE, reason="vì")
    unit = result_of(run_of(set_of(judged("1")), entry))
    assert (unit.complete, unit.index, unit.band, unit.rank) == (True, None, None, None)


def test_knock_out_reads_rounded_points() -> None:
    levels = (BandInput("Đạt", D(10), parse_conditions("1 >= 5")), *bands(("Không đạt", "0")))
    inputs = run_of(set_of(judged("1"), bands={GROUP: levels}), award("U", "1", points="4.995"))
    assert result_of(inputs).band == "Đạt"


def test_final_run_takes_the_revision() -> None:
    rows = (award("U", "1", points="5"), award("U", "1", Stage.REVISION, points="6"))
    points = [
        (line.points, line.stage)
        for kind in (RunKind.PROVISIONAL, RunKind.FINAL)
        for line in [line_of(run_of(set_of(judged("1")), *rows, kind=kind), "1")]
    ]
    assert points == [(D("5.00"), Stage.APPRAISAL), (D("6.00"), Stage.REVISION)]


def test_best_is_of_all_units_whatever_their_standing() -> None:
    rows = (
        award("U", "1", value="1", denominator="4"),
        award("V", "1", value="2", denominator="4", points="1", reason="vì"),
        award("W", "1", value="3", denominator="4"),
        award("V", "2", points="1"),
        award("U", "2", points="1"),
    )
    inputs = run_of(set_of(relative("1"), judged("2")), *rows, units=UNITS)
    found = [line_of(inputs, "1", unit).points for unit in ("U", "V", "W")]
    assert found == [D("3.33"), D("1.00"), D("10.00")]


def test_overridden_value_still_sets_the_best() -> None:
    rows = (
        award("U", "1", value="50"),
        award("V", "1", value="100", points="0", reason="vì"),
    )
    assert line_of(run_of(set_of(relative("1")), *rows, units=UNITS), "1").points == D("5.00")


@pytest.mark.parametrize(
    "other",
    [
        award("V", "1", value="100", state=EntryState.NO_CASE, reason="vì"),
        award("V", "1", value="100", denominator="0"),
        award("V", "1", Stage.SELF, value="100"),
        award("X", "1", value="100"),
    ],
)
def test_rows_that_do_not_set_the_best(other: object) -> None:
    inputs = run_of(set_of(relative("1")), award("U", "1", value="50"), other, units=UNITS)  # type: ignore[arg-type]
    assert line_of(inputs, "1").points == D("10.00")


def test_best_share_names_all_its_holders() -> None:
    rows = [award(unit, "1", value=value) for unit, value in (("U", "50"), ("V", "50.0"), ("W", "49"))]
    best = best_share("1", ["U", "V", "W"], rows_read(RunKind.PROVISIONAL, rows))
    assert best is not None
    assert best.units == ("U", "V")


def test_self_run_covers_what_units_score_themselves() -> None:
    tree = (
        branch("1", "14"),
        judged("1.1", parent_code="1"),
        surveyed("1.2", parent_code="1"),
        bonus("T"),
        penalty("P"),
    )
    rows = (award("U", "1.1", Stage.SELF, points="9"), award("U", "P", Stage.SELF, value="1"))
    levels = {GROUP: bands(("Đạt", "0"))}
    inputs = run_of(
        set_of(*tree, bands=levels), *rows, kind=RunKind.SELF, figures=(figure("U", "1.2", "1", "1"),)
    )
    unit = result_of(inputs)
    assert [line.criterion for line in unit.lines] == ["1.1", "T"]
    assert (unit.obtained, unit.applicable_max, unit.missing) == (D("9.00"), D("10.00"), ("T",))
    assert (unit.index, unit.band, unit.rank, unit.rank_of) == (None, None, None, 0)


def test_complete_self_run_still_has_no_index() -> None:
    unit = result_of(run_of(set_of(judged("1")), award("U", "1", Stage.SELF, points="9"), kind=RunKind.SELF))
    assert (unit.complete, unit.index, unit.rank) == (True, None, None)


def test_self_rows_never_enter_an_official_run() -> None:
    inputs = run_of(set_of(judged("1")), award("U", "1", Stage.SELF, points="9"))
    assert line_of(inputs, "1").status is Status.MISSING


def test_preview_equals_the_line_of_the_run() -> None:
    entry = award("U", "1", points="7.5", document="BB 01")
    line = line_of(run_of(set_of(judged("1")), entry), "1")
    assert preview(judged("1"), entry, rounding=Rounding()) == line


def test_large_round_is_computed_in_linear_time() -> None:
    """400 units × 100 leaves take below a second; the limit only catches another order of growth."""
    units = tuple(UnitInput(f"U{n:03}", GROUP) for n in range(400))
    leaves = [relative(f"{n}") if n % 10 == 0 else judged(f"{n}") for n in range(100)]
    entries = [
        award(unit.code, leaf.code, value="7", denominator="9", points="7", reason="vì")
        for unit in units
        for leaf in leaves
    ]
    inputs = run_of(set_of(*leaves), *entries, units=units)
    start = process_time()
    assert len(run(inputs).units) == 400
    assert process_time() - start < 10
