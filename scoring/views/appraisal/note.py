"""A note written beside a line."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.views.fragments import wants_fragment
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.core.words import NoteAudience
from scoring.services.appraisal.write_note import write_note
from scoring.views.appraisal.access import asked_line
from scoring.views.appraisal.beside import shows_files_beside
from scoring.views.appraisal.panel import panel_page


@never_cache
@shows_files_beside
@require_POST
def note(request: HttpRequest, round: str, unit: str, domain: str, criterion: str) -> HttpResponse:
    """The panel again with the note in its history, or with why it was not kept."""
    seat = asked_line(request, round, unit, domain, criterion)
    said = request.POST.get("cho", "")
    audience = NoteAudience(said) if said in list(NoteAudience) else NoteAudience.APPRAISERS
    try:
        write_note(
            assessment=seat.assessment,
            criterion_code=criterion,
            audience=audience,
            text=request.POST.get("noi-dung", ""),
            by=signed_in(request),
        )
    except Refused as refusal:
        status = 200 if wants_fragment(request) else 422  # htmx swaps nothing but a success
        return panel_page(request, seat, domain, criterion, error=str(refusal), status=status)
    if wants_fragment(request):
        return panel_page(request, seat, domain, criterion)
    messages.success(request, f"Đã ghi chú ở tiêu chí {criterion}.")
    return redirect("scoring:appraisal-panel", round, unit, domain, criterion)
