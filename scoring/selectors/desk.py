"""The self-assessments that a person works on, and where each stands now."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.rules import Standing
from scoring.core.desk import AskedLeaves, Desk
from scoring.core.timetable import Stretch
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Extension, Round, Supplement, Timetable


def own_assessments(held: Standing) -> QuerySet[Assessment]:
    """Those of the person's units."""
    return Assessment.objects.filter(unit__in=held.unit_ids)


def readable_assessments(held: Standing) -> QuerySet[Assessment]:
    """All of them for those who see every figure, else the person's units' own."""
    return Assessment.objects.all() if held.sees_every_figure else own_assessments(held)


def with_frame(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """With what their pages' heads show: round, timetable, set, unit and group."""
    return rows.select_related("round__timetable", "round__criteria_set", "unit__group").order_by(
        "-round__year", "-round__opened_at", "unit__sort_key"
    )


def desk_of(assessment: Assessment, now: datetime | None = None) -> Desk:
    """Where the assessment stands: one query, for its extension, and one of a sheet handed in, for what
    the unit is asked to add."""
    return Desk(
        round_state=assessment.round.state,
        state=assessment.state,
        stretch=self_stretch(assessment.round, assessment.extensions.order_by("-id").first()),
        at=now or timezone.now(),
        asked=asked_leaves(assessment),
    )


def asked_leaves(assessment: Assessment) -> tuple[AskedLeaves, ...]:
    """The supplements that are open; none, and no query, where nothing was handed in."""
    if assessment.state != AssessmentState.SUBMITTED:
        return ()
    rows = Supplement.objects.filter(assessment=assessment, ended_at__isnull=True)
    return tuple(
        AskedLeaves(frozenset(codes), timezone.localtime(due_at))
        for codes, due_at in rows.values_list("criterion_codes", "due_at")
    )


def last_extensions(round: Round) -> dict[int, Extension]:
    """The extension that counts, by assessment, of those that have one: one query."""
    rows = Extension.objects.filter(assessment__round=round).order_by("id")
    return {extension.assessment_id: extension for extension in rows}


def self_stretch(round: Round, extension: Extension | None = None) -> Stretch:
    """The moments of self-scoring in the province's time: the round's, or those of the unit's extension."""
    timetable: Timetable | None = getattr(round, "timetable", None)
    if timetable is None:
        return Stretch()
    stretch = Stretch(
        local(timetable.self_opens_at), local(timetable.self_due_at), local(timetable.self_closes_at)
    )
    if extension is None:
        return stretch
    return stretch.extended(timezone.localtime(extension.due_at), timezone.localtime(extension.closes_at))


def local(moment: datetime | None) -> datetime | None:
    """In the province's time."""
    return timezone.localtime(moment) if moment else None
