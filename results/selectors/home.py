"""What has happened in a round so far, for the strip on the home page."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from feedback.models import FeedbackWindow
from results.core.timeline import SeasonFacts
from scoring.core.types import RunKind
from scoring.core.workflow import AssessmentState
from scoring.models import Award, Publication, Round, SurveyHandover


def season_facts(round: Round) -> SeasonFacts:
    """The facts of the round: one query."""
    submitted = Q(assessments__state=AssessmentState.SUBMITTED)
    row = (
        Round.objects.filter(pk=round.pk)
        .annotate(
            units=Count("assessments"),
            submitted=Count("assessments", filter=submitted),
            appraised=Exists(Award.objects.filter(round=OuterRef("pk"))),
            handed_over_at=_last(SurveyHandover.objects.all(), "handed_over_at"),
            provisional_at=_last(_published(RunKind.PROVISIONAL), "published_at"),
            closes_at=Subquery(_windows().values("closes_at")[:1]),
            final_at=_last(_published(RunKind.FINAL), "published_at"),
        )
        .values(*SeasonFacts.__dataclass_fields__)
        .get()
    )
    return SeasonFacts(**row)


def _last(rows: QuerySet[SurveyHandover] | QuerySet[Publication], field: str) -> Subquery:
    """The field of the round's row with the highest number."""
    return Subquery(rows.filter(round=OuterRef("pk")).order_by("-number").values(field)[:1])


def _published(kind: RunKind) -> QuerySet[Publication]:
    return Publication.objects.filter(kind=kind)


def _windows() -> QuerySet[FeedbackWindow]:
    return FeedbackWindow.objects.filter(publication__round=OuterRef("pk")).order_by("-publication__number")
