"""The self-assessment that an address names, for whoever may read it."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.views.standing import standing
from scoring.models import Assessment
from scoring.selectors.desk import readable_assessments


def asked_assessment(request: HttpRequest, round_code: str, unit_code: str) -> Assessment:
    """What is not this person's to read does not exist for them: Http404."""
    rows = readable_assessments(standing(request))
    found: Assessment = get_object_or_404(rows, round__code=round_code, unit__code=unit_code)
    return found
