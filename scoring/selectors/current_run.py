"""Which of a round's runs its figures are in now."""

from typing import NamedTuple

from scoring.core.types import RunKind
from scoring.models import Round, ScoreRun
from scoring.selectors.run_inputs import current_input_hash


class CurrentRun(NamedTuple):
    """The run, and the hash of the inputs as they are now; the run is stale where it has another."""

    run: ScoreRun | None
    input_hash: str | None


def current_run(round: Round, kind: RunKind) -> CurrentRun:
    """The run of the round's inputs as they are now; where these have no run yet, the latest of the kind.

    It is not always the latest: inputs that were changed back give the run that exists already.
    Without any run the inputs are not read, and both are None.
    """
    runs = ScoreRun.objects.of_kind(round, kind)
    latest = runs.first()
    if latest is None:
        return CurrentRun(None, None)
    digest = current_input_hash(round, kind)
    return CurrentRun(runs.filter(input_hash=digest).first() or latest, digest)
