"""Which self-assessment an address means, and what the person who asks may do with it."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.views.standing import standing
from scoring.core.checks.view import parent_code
from scoring.models import Assessment
from scoring.selectors.desk import readable_assessments, with_frame


def asked_assessment(request: HttpRequest, round: str, unit: str) -> Assessment:
    """The assessment with its round and unit. Raises Http404 for one that this person may not read."""
    return get_object_or_404(with_frame(_readable(request)), round__code=round, unit__code=unit)


def asked_row(request: HttpRequest, round: str, unit: str) -> Assessment:
    """The bare assessment, likewise: for a service that reads the rest of it under its lock."""
    return get_object_or_404(_readable(request), round__code=round, unit__code=unit)


def _readable(request: HttpRequest) -> QuerySet[Assessment]:
    return readable_assessments(standing(request))


def is_own(request: HttpRequest, unit_id: int) -> bool:
    """Whether the person enters or signs for the unit."""
    return unit_id in standing(request).unit_ids


def may_edit(request: HttpRequest, assessment: Assessment) -> bool:
    """The officers and the head of the unit, and nobody for them."""
    return is_own(request, assessment.unit_id)


def refuse_elsewhere(domain: str, criterion: str) -> None:
    """Raises Http404 where the criterion does not stand in the domain that the address names."""
    top, above = criterion, parent_code(criterion)
    while above:
        top, above = above, parent_code(above)
    if top != domain or criterion == domain:
        raise Http404
