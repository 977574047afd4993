"""Whose documents a person may read."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from accounts.rules import Standing
from scoring.core.workflow import AssessmentState
from scoring.models import Assignment, Criterion, Evidence, EvidenceUse

# A sheet that its unit still works on is nobody else's; one that was returned had been handed in.
_HANDED_IN = (AssessmentState.SUBMITTED, AssessmentState.RETURNED)


def readable_evidence(user: User, held: Standing) -> QuerySet[Evidence]:
    """Those of the person's units; those of all for who sees every figure; and for appraisers those that
    a sheet handed in names for a leaf which their unit leads."""
    rows = Evidence.objects.select_related("unit")
    if held.sees_every_figure:
        return rows
    own = Q(unit__in=held.unit_ids)
    if Role.APPRAISER not in held.roles:
        return rows.filter(own)
    return rows.filter(own | Exists(_led_uses(user)))


def own_evidence(held: Standing) -> QuerySet[Evidence]:
    """Those that the person may change: of the units for which they enter or sign."""
    return Evidence.objects.filter(unit__in=held.unit_ids).select_related("unit")


def _led_uses(user: User) -> QuerySet[EvidenceUse]:
    """Uses of the outer document for leaves that the appraiser's units lead in the round."""
    grants = RoleGrant.objects.filter(user=user, role=Role.APPRAISER).valid_on(timezone.localdate())
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
    return EvidenceUse.objects.filter(
        Exists(assigned.filter(lead_unit__in=units)) | Q(~Exists(assigned), Exists(led)),
        evidence=OuterRef("pk"),
        removed_at__isnull=True,
        assessment__state__in=_HANDED_IN,
    )
