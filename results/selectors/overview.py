"""The facts behind the overview, in a fixed number of queries."""

from results.core.overview import OverviewFacts
from results.selectors.claim_gaps import claim_gaps
from results.selectors.frames import SetFrames
from results.selectors.shown_run import ShownRun
from results.selectors.survey import form_counts, group_answers
from results.selectors.unit_figures import run_figures


def overview_facts(shown: ShownRun, frames: SetFrames) -> OverviewFacts:
    """All that the overview of a run shows, over every group: six queries."""
    figures = run_figures(shown.run, frames)
    return OverviewFacts(
        year=shown.run.round.year,
        frames=frames.groups,
        units=figures.units,
        past=figures.past_indexes(),
        gaps=claim_gaps(shown, figures.units),
        forms=form_counts(shown.run),
        answers=group_answers(shown.run, frames.survey),
    )
