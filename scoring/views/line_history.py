"""The history of a line, one click away from its figure: for the unit, and for who reads the appraisal."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.views.people import signed_in
from accounts.views.standing import standing
from scoring.core.history import Reader
from scoring.models import Assessment
from scoring.selectors.appraisal.sight import may_have_desk, sight_of
from scoring.selectors.desk import with_frame
from scoring.selectors.line_history import unit_reader
from scoring.selectors.panel import leaf_panel
from scoring.views.appraisal.access import Seat
from scoring.views.appraisal.panel import reader_at


@never_cache
@require_safe
def line_history(request: HttpRequest, round: str, unit: str, criterion: str) -> HttpResponse:
    """The page; what of it is shown follows from who asks."""
    rows = with_frame(Assessment.objects.filter(round__code=round, unit__code=unit))
    assessment = get_object_or_404(rows)
    found = leaf_panel(assessment, criterion, _reader(request, assessment, criterion))
    if found is None:
        raise Http404
    context = {"panel": found, "assessment": assessment}
    return render(request, "scoring/panel/line_history.html", context)


def _reader(request: HttpRequest, assessment: Assessment, code: str) -> Reader:
    """Raises Http404 for who reads neither the unit's sheet nor its appraisal."""
    held = standing(request)
    if held.sees_every_figure:
        return Reader()
    if assessment.unit_id in held.unit_ids:
        return unit_reader(assessment)
    if may_have_desk(held):
        leaves = [(assessment.unit.group_id, code)]
        seat = Seat(assessment, sight_of(assessment.round, signed_in(request), held, leaves))
        if seat.reads(code):
            return reader_at(seat, code)
    raise Http404
