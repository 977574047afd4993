"""Which of a round's runs its figures are in now."""

from scoring.core.types import RunKind
from scoring.models import Round, ScoreRun
from scoring.selectors.run_inputs import current_input_hash


def current_run(round: Round, kind: RunKind) -> ScoreRun | None:
    """The run of the round's inputs as they are now; where these have no run yet, the latest of the kind.

    It is not always the latest: inputs that were changed back give the run that exists already.
    """
    runs = ScoreRun.objects.of_kind(round, kind)
    latest = runs.first()
    if latest is None:
        return None
    return runs.filter(input_hash=current_input_hash(round, kind)).first() or latest
