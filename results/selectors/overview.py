"""The facts behind the overview, in a fixed number of queries."""

from datetime import datetime

from results.core.overview import OverviewFacts
from results.selectors.claim_gaps import claim_gaps
from results.selectors.frames import set_frames
from results.selectors.shown_run import ShownRun, run_state
from results.selectors.survey import form_counts, group_answers
from results.selectors.unit_figures import run_figures


def overview_facts(shown: ShownRun, now: datetime | None = None) -> OverviewFacts:
    """All that the overview of a run shows, over every group."""
    round = shown.run.round
    frames = set_frames(round.criteria_set_id)
    figures = run_figures(shown.run, frames)
    return OverviewFacts(
        state=run_state(shown, may_open_run=True, now=now),
        frames=frames.groups,
        units=figures.units,
        past=figures.past_indexes(),
        gaps=claim_gaps(shown, figures.units),
        forms=form_counts(round),
        answers=group_answers(round, frames.survey),
    )
