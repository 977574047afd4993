from scoring.core.movements import movements
from scoring.core.types import RunKind, Stage, UnitInput
from tests.scoring.core.samples import GROUP, D, award, bands, choice, judged, run_of, set_of

UNITS = tuple(UnitInput(code, GROUP) for code in "UVW")
OLD = set_of(judged("1"), choice("2"), bands={GROUP: bands(("Tốt", "80"), ("Khá", "0"))})
HALVED = set_of(
    judged("1"), choice("2", "Có = 0,5; Không = 0", "0.5"), bands={GROUP: bands(("Tốt", "80"), ("Khá", "0"))}
)
ENTRIES = (
    *(award(unit, "1", points=points) for unit, points in (("U", "8"), ("V", "9"), ("W", "10"))),
    *(award(unit, "2", choice=chosen) for unit, chosen in (("U", "Có"), ("V", "Không"), ("W", "Có"))),
)


def test_same_set_moves_nobody() -> None:
    found = movements(run_of(OLD, *ENTRIES, units=UNITS), OLD)
    assert (found.kind, found.moved, found.still) == (RunKind.PROVISIONAL, (), 3)


def test_units_that_move_carry_the_lines_that_cause_it() -> None:
    found = movements(run_of(OLD, *ENTRIES, units=UNITS), HALVED)
    told = [(c.code, c.before.index, c.after.index, c.before.rank, c.after.rank) for c in found.moved]
    assert told == [("U", D("81.82"), D("80.95"), 2, 3), ("V", D("81.82"), D("85.71"), 2, 2)]
    assert found.still == 1
    assert [line.criterion for line in found.moved[0].lines] == ["2"]


def test_class_moves_without_a_line() -> None:
    stricter = set_of(judged("1"), choice("2"), bands={GROUP: bands(("Tốt", "90"), ("Khá", "0"))})
    found = movements(run_of(OLD, *ENTRIES, units=UNITS), stricter)
    assert [(c.code, c.before.band, c.after.band, c.lines) for c in found.moved] == [
        ("U", "Tốt", "Khá", ()),
        ("V", "Tốt", "Khá", ()),
    ]


def test_self_run_moves_by_points_and_maximum() -> None:
    entries = [award("U", "2", Stage.SELF, choice="Có")]
    found = movements(run_of(OLD, *entries, kind=RunKind.SELF), HALVED)
    assert [(c.code, c.before.obtained, c.after.obtained) for c in found.moved] == [
        ("U", D("1.00"), D("0.50"))
    ]
    assert found.is_self


def test_lines_that_gave_or_took_points_come_first() -> None:
    other = set_of(judged("1", "12"), choice("2", "Có = 2; Không = 0", "2"))
    (change,) = movements(run_of(OLD, *ENTRIES[:1], ENTRIES[3]), other).moved
    assert [line.criterion for line in change.lines] == ["2", "1"]
