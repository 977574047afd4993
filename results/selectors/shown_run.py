"""Which run a person is shown: the published one, and whatever else Sở Nội vụ and leaders may see."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts.rules import Standing
from documents.selectors.issuances import decision_on
from results.core.run_state import RunState, days_left
from results.selectors.publication_chain import framed
from results.selectors.season import Season
from scoring.core.types import RunKind
from scoring.models import Publication, ScoreRun


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run with the publication it was published by, if any.

    `newer` is a later run of the round that is not shown: set for those who see every figure. `is_past`:
    the publication is looked at after another one took its place: nobody answers it any more.
    """

    run: ScoreRun
    publication: Publication | None
    newer: ScoreRun | None = None
    is_past: bool = False


def official_runs() -> QuerySet[ScoreRun]:
    """Provisional and final runs, the latest first, without their stored inputs."""
    runs = ScoreRun.objects.exclude(kind=RunKind.SELF).defer("inputs")
    return runs.select_related("round", "criteria_set").order_by("-id")


def shown_run(season: Season, standing: Standing, code: str = "") -> ShownRun | None:
    """The run to show: the one named (to those who see every figure), else the published one.

    Before any publication those who see every figure are shown the latest run, others nothing.
    One query for those who see every figure, none for others.
    """
    publication = season.publication
    if not standing.sees_every_figure:
        return ShownRun(publication.run, publication) if publication else None
    runs = official_runs().filter(round=season.round)
    if code:
        named = runs.filter(code=code).first()
        return ShownRun(named, _publication_of(named, publication)) if named else None
    latest = runs.first()
    if publication is None:
        return ShownRun(latest, None) if latest else None
    newer = latest if latest and latest.pk != publication.run_id else None
    return ShownRun(publication.run, publication, newer)


def run_state(shown: ShownRun, *, may_open_run: bool, now: datetime | None = None) -> RunState:
    """What the head of a page says of the run."""
    run, publication = shown.run, shown.publication
    closes_at = None if shown.is_past else _closes_at(publication)
    last_day = timezone.localtime(closes_at - timedelta(microseconds=1)).date() if closes_at else None
    return RunState(
        year=run.round.year,
        run_code=run.code,
        kind_label=RunKind(run.kind).label,
        is_final=run.kind == RunKind.FINAL,
        computed_at=run.computed_at,
        published=publication is not None,
        is_sample=publication.is_sample if publication else run.round.is_sample,
        closes_at=closes_at,
        days_left=days_left(last_day, timezone.localdate(now)),
        may_open_run=may_open_run,
        note=publication.note if publication else "",
        decision=_decision(publication),
    )


def _decision(publication: Publication | None) -> str:
    """The decision on a final publication; a preview, which is not stored, has none yet."""
    if publication is None or publication.kind != RunKind.FINAL or publication.pk is None:
        return ""
    return str(decision_on(publication) or "")


def claims_run(shown: ShownRun) -> QuerySet[ScoreRun]:
    """The self run beside the shown one: the one published with it, else the round's latest.

    A query of at most one row, to be used inside another.
    """
    if shown.publication is not None:
        return ScoreRun.objects.filter(pk=shown.publication.self_run_id)
    return ScoreRun.objects.of_kind(shown.run.round, RunKind.SELF)[:1]


def _publication_of(run: ScoreRun, last: Publication | None) -> Publication | None:
    """The one that counts now, else the last one by which the run was ever published."""
    if last and last.run_id == run.pk:
        return last
    return framed(run.publications.all()).order_by("-number").first()


def _closes_at(publication: Publication | None) -> datetime | None:
    window = getattr(publication, "window", None)
    return window.closes_at if window else None
