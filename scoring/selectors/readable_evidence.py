"""Whose documents a person may read."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from accounts.rules import Standing
from scoring.core.workflow import HANDED_IN
from scoring.models import Assignment, Criterion, Evidence, EvidenceUse

_OF_LEADS = frozenset({Role.APPRAISER, Role.UNIT_HEAD})


def readable_evidence(user: User, held: Standing) -> QuerySet[Evidence]:
    """Those of the person's units; those of all for who sees every figure. What a sheet handed in names is
    read by Tổ giúp việc, and by the appraisers and the head of the unit that leads the leaf."""
    rows = Evidence.objects.select_related("unit")
    if held.sees_every_figure:
        return rows
    own = Q(unit__in=held.unit_ids)
    if held.holds({Role.TASK_FORCE}):
        return rows.filter(own | Exists(_handed_in()))
    if not held.holds(_OF_LEADS):
        return rows.filter(own)
    return rows.filter(own | Exists(_led_uses(user)))


def own_evidence(held: Standing) -> QuerySet[Evidence]:
    """Those that the person may change: of the units for which they enter or sign."""
    return Evidence.objects.filter(unit__in=held.unit_ids).select_related("unit")


def _handed_in() -> QuerySet[EvidenceUse]:
    """Uses of the outer document in sheets handed in."""
    return EvidenceUse.objects.filter(
        evidence=OuterRef("pk"), removed_at__isnull=True, assessment__state__in=HANDED_IN
    )


def _led_uses(user: User) -> QuerySet[EvidenceUse]:
    """Those for leaves that the person's units lead in the round."""
    grants = RoleGrant.objects.filter(user=user, role__in=_OF_LEADS).valid_on(timezone.localdate())
    units = grants.values("unit")
    assigned = Assignment.objects.filter(
        round=OuterRef("assessment__round"),
        group=OuterRef("assessment__unit__group"),
        criterion_code=OuterRef("criterion_code"),
    )
    led = Criterion.objects.filter(
        catalogue__criteria_set=OuterRef("assessment__round__criteria_set"),
        catalogue__group=OuterRef("assessment__unit__group"),
        code=OuterRef("criterion_code"),
        lead_unit__in=units,
    )
    return _handed_in().filter(
        Exists(assigned.filter(lead_unit__in=units)) | Q(~Exists(assigned), Exists(led))
    )
