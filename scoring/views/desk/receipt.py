"""The receipt of a submission."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scoring.models import Submission
from scoring.selectors.submissions import frozen_content, submission_in_force
from scoring.views.access import asked_assessment


@never_cache
@require_safe
def receipt(request: HttpRequest, round_code: str, unit_code: str, code: str) -> HttpResponse:
    """When, by whom and in what capacity, code and hash; one that no longer stands says so."""
    assessment = asked_assessment(request, round_code, unit_code)
    rows = Submission.objects.filter(assessment=assessment).select_related("submitted_by")
    submission = get_object_or_404(rows, code=code)
    context = {
        "assessment": assessment,
        "submission": submission,
        "content": frozen_content(submission),
        "in_force": submission_in_force(assessment) == submission,
    }
    return render(request, "scoring/desk/receipt.html", context)
