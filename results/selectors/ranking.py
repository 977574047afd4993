"""The facts behind the full ranking."""

from datetime import datetime

from results.core.ranking import RankingPage, RankingWish, ranking_page
from results.selectors.frames import set_frames
from results.selectors.shown_run import ShownRun, run_state
from results.selectors.unit_figures import run_figures


def ranking_of_run(
    shown: ShownRun, wish: RankingWish, *, may_open_run: bool, now: datetime | None = None
) -> RankingPage:
    """The ranking of every group of the run: four queries."""
    frames = set_frames(shown.run.criteria_set_id)
    figures = run_figures(shown.run, frames)
    last_year = shown.run.round.year - 1
    return ranking_page(
        run_state(shown, may_open_run=may_open_run, now=now),
        frames.groups,
        figures.units,
        last_year if figures.past.get(last_year) else None,
        wish,
    )
