"""What differs between two stored runs of a round, and why."""

from feedback.models import Decision
from scoring.core.causes import CausedUnit, causes_of
from scoring.core.compare import compare
from scoring.core.reading import Key
from scoring.models import ScoreRun
from scoring.selectors.stored_run import stored_inputs, stored_result


def caused_changes(
    before: ScoreRun, after: ScoreRun, decisions: dict[Key, Decision]
) -> tuple[CausedUnit, ...]:
    """What differs between two runs, and why: four queries."""
    changes = compare(stored_result(before), stored_result(after))
    return causes_of(changes, stored_inputs(before), stored_inputs(after), decisions.keys())
