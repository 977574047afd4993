"""The register of requests: those that a person may see, narrowed, late first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from accounts.models import Unit, User
from accounts.rules import Standing
from feedback.core.words import DECIDED, ObjectionState
from feedback.models import Objection
from scoring.models import Criterion, Round, ScoreLine


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for; an unknown word asks for nothing."""

    status: ObjectionState | None = None
    unit: str = ""
    lead: str = ""
    overdue: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Wish":
        """From `tt`, `dv`, `ct`, `han`."""
        named = given.get("tt", "")
        status = ObjectionState(named) if named in list(ObjectionState) else None
        return cls(status, given.get("dv", ""), given.get("ct", ""), given.get("han") == "qua")


def register_rows(
    round: Round, user: User, held: Standing, wish: Wish, now: datetime | None = None
) -> QuerySet[Objection]:
    """With what a row shows: one query."""
    moment = now or timezone.now()
    rows = framed(Objection.objects.of_round(round).visible_to(user, held))
    if wish.status:
        rows = rows.filter(status=wish.status)
    if wish.unit:
        rows = rows.filter(reply__unit__code=wish.unit)
    if wish.lead:
        rows = rows.filter(lead_unit__code=wish.lead)
    if wish.overdue:
        rows = rows.filter(_overdue(moment))
    late_first = Case(When(_overdue(moment), then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(late_first, F("due_at").asc(nulls_last=True), "id")


def framed(rows: QuerySet[Objection]) -> QuerySet[Objection]:
    """With unit, lead unit, member, title, maximum and published points."""
    return rows.select_related(
        "reply__unit__group", "reply__window__publication__round", "lead_unit", "member"
    ).annotate(
        title=Subquery(_criteria().values("title")[:1]),
        published_points=Subquery(_lines().values("points")[:1]),
    )


def counts(round: Round, user: User, held: Standing) -> dict[ObjectionState, int]:
    """How many of each status the person may see, in the order of the words: one query."""
    found = Objection.objects.of_round(round).visible_to(user, held).values_list("status", flat=True)
    by_status = list(found)
    return {status: by_status.count(status) for status in ObjectionState if status in by_status}


def is_overdue(objection: Objection, now: datetime) -> bool:
    """Whether somebody is waited for beyond the time they had."""
    waits = ObjectionState(objection.status) not in DECIDED
    return waits and objection.due_at is not None and objection.due_at <= now


def named_in(rows: QuerySet[Objection]) -> tuple[list[Unit], list[Unit]]:
    """The units that ask and those that lead, for the filters: two queries."""
    asking = Unit.objects.filter(pk__in=rows.order_by().values("reply__unit"))
    leading = Unit.objects.filter(pk__in=rows.order_by().values("lead_unit"))
    return list(asking.in_order()), list(leading.in_order())


def _overdue(now: datetime) -> Q:
    return Q(due_at__lte=now) & ~Q(status__in=[status.value for status in DECIDED])


def _criteria() -> QuerySet[Criterion]:
    return Criterion.objects.filter(
        catalogue__criteria_set=OuterRef("reply__window__publication__run__criteria_set"),
        catalogue__group=OuterRef("reply__unit__group"),
        code=OuterRef("criterion_code"),
    )


def _lines() -> QuerySet[ScoreLine]:
    return ScoreLine.objects.filter(
        run=OuterRef("reply__window__publication__run"),
        unit=OuterRef("reply__unit"),
        criterion_code=OuterRef("criterion_code"),
    )
