"""Files of a thread, handed out as downloads to whoever sees the thread."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rules import Standing
from accounts.views.people import signed_in
from accounts.views.standing import standing
from feedback.models import Concurrence, Objection, Paper, Reply
from feedback.views.access import asked_objection
from scoring.views.evidence.file import handed_out


@never_cache
@require_safe
def document_file(request: HttpRequest, pk: int, document: int) -> HttpResponseBase:
    """A document of the unit in the version that the request names."""
    named = get_object_or_404(asked_objection(request, pk).documents.select_related("version"), pk=document)
    if named.version is None or named.removed_at is not None:
        raise Http404
    return handed_out(named.version)


@never_cache
@require_safe
def paper_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A unit's answer or an agreement: for its own people, and for whoever sees a thread that rests on it."""
    paper = get_object_or_404(Paper, pk=pk)
    if not paper.file or not _may_read(request, paper, standing(request)):
        raise Http404
    return handed_out(paper)


def _may_read(request: HttpRequest, paper: Paper, held: Standing) -> bool:
    if held.sees_every_figure or paper.unit_id in held.unit_ids:
        return True
    seen = Objection.objects.visible_to(signed_in(request), held).exclude(status="draft")
    if seen.filter(reply__in=Reply.objects.filter(sendings__paper=paper)).exists():
        return True
    places = Concurrence.objects.filter(paper=paper)
    if places.filter(lead_unit__in=held.appraised_ids).exists():
        return True
    return any(
        seen.filter(
            reply__window=c.window_id, reply__unit=c.unit_id, criterion_code=c.criterion_code
        ).exists()
        for c in places
    )
