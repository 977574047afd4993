from decimal import Decimal

from accounts.core.directory import NamedUnit
from scoring.core.types import Entry, Stage
from scoring.models import Award
from scoring.services.score_changes import changes_of
from scoring.sheets.scores import ScoreRow

UNIT = NamedUnit(7, "A", "Sở A")


def _row(code: str, value: int) -> ScoreRow:
    return ScoreRow(2, UNIT, Entry("A", code, Stage.APPRAISAL, value=Decimal(value)))


def _award(value: int) -> Award:
    return Award(state="score", value=Decimal(value))


def test_changes_are_new_different_or_none():
    stored = {(7, "1.2"): _award(1), (7, "1.3"): _award(1), (8, "1.1"): _award(1)}
    new, different, same = _row("1.1", 1), _row("1.2", 2), _row("1.3", 1)

    changes = changes_of([new, different, same], stored)

    assert (changes.new, changes.unchanged) == ([new], 1)
    assert changes.changed == [(stored[7, "1.2"], different)]
