from scoring.core.compare import LineChange, compare
from scoring.core.engine import run
from scoring.core.results import RunResult
from scoring.core.types import UnitInput
from tests.scoring.core.samples import GROUP, D, award, judged, run_of, set_of

UNITS = (UnitInput("U", GROUP), UnitInput("V", GROUP))


def _run(first: str, second: str, units: tuple[UnitInput, ...] = UNITS) -> RunResult:
    entries = [award("U", "1", points=first), award("V", "1", points=second)]
    return run(run_of(set_of(judged("1")), *entries, units=units))


def test_same_runs_have_no_change() -> None:
    assert compare(_run("5", "6"), _run("5", "6")) == ()


def test_rank_moves_without_a_line_of_its_own() -> None:
    changes = compare(_run("5", "6"), _run("7", "6"))
    assert [(c.code, len(c.lines)) for c in changes] == [("U", 1), ("V", 0)]


def test_changed_line_carries_both_sides() -> None:
    (change,) = compare(_run("5", "6"), _run("5.5", "6"))
    (line,) = change.lines
    assert line.before is not None
    assert line.after is not None
    assert (line.criterion, line.before.points, line.after.points) == ("1", D("5.00"), D("5.50"))


def test_unit_on_one_side_only() -> None:
    (first, second) = compare(_run("5", "6"), _run("5", "6", UNITS[:1]))
    assert (first.code, first.lines) == ("U", ())
    assert (second.after, [type(line) for line in second.lines]) == (None, [LineChange])
