import pytest

from scoring.core.reading import DuplicateRowError, figures_read, rows_read
from scoring.core.types import EntryState, RunKind, Stage
from tests.scoring.core.samples import award, figure, run_of, set_of, surveyed

OWN = award("U", "1", Stage.SELF, points="1")
OWN_2 = award("U", "2", Stage.SELF, points="1")
AWARD = award("U", "1", points="2")
GRANTED = award("U", "2", state=EntryState.NOT_APPLICABLE, reason="vì")
REVISED = award("U", "1", Stage.REVISION, points="3")
ROWS = (OWN, OWN_2, AWARD, GRANTED, REVISED)


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (RunKind.PROVISIONAL, {AWARD, GRANTED}),
        (RunKind.FINAL, {REVISED, GRANTED}),
        (RunKind.SELF, {OWN, GRANTED}),
    ],
)
def test_rows_read_by_kind(kind: RunKind, rows: set[object]) -> None:
    assert set(rows_read(kind, ROWS).values()) == rows


def test_revoked_exemption_is_not_granted() -> None:
    revoked = award("U", "2", Stage.REVISION, points="1")
    assert rows_read(RunKind.SELF, (*ROWS, revoked))[("U", "2")] is OWN_2


def test_two_rows_for_one_place_are_refused() -> None:
    with pytest.raises(DuplicateRowError, match="hai dòng Thẩm định cho U, tiêu chí 1"):
        rows_read(RunKind.PROVISIONAL, (AWARD, award("U", "1", points="4")))


def test_self_run_reads_no_survey() -> None:
    figures = (figure("U", "1", "1", "2"),)
    kinds = (RunKind.SELF, RunKind.PROVISIONAL)
    inputs = [run_of(set_of(surveyed("1")), kind=kind, figures=figures) for kind in kinds]
    assert [len(figures_read(one)) for one in inputs] == [0, 1]


def test_two_figures_for_one_place_are_refused() -> None:
    figures = (figure("U", "1", "1", "2"), figure("U", "1", "2", "2"))
    with pytest.raises(DuplicateRowError):
        figures_read(run_of(set_of(surveyed("1")), figures=figures))
