"""The letters that answer units' requests: what is there, what can be rendered, under which numbers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Unit
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from documents.forms.issuance import IssuanceForm
from documents.models import Document, DocumentKind, IssuanceKind
from documents.selectors.answers import answer_shelves, handles_answers, reads_answers
from documents.selectors.issuances import numbered_document
from documents.services.render_answer import render_answer
from documents.tasks import request_answers
from documents.views.publications import ADMINS_ONLY, CLERKS_ONLY, RENDERS, recorded
from feedback.views.access import asked_window, current_window
from scoring.selectors.session_rights import NUMBERS

PARTIES_ONLY = "Văn bản trả lời dành cho đơn vị có đề nghị, văn thư và Sở Nội vụ."


@never_cache
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Each unit that asked for changes, with its letter, by window; a unit's people see their own."""
    held = standing(request)
    if not reads_answers(held):
        raise PermissionDenied(PARTIES_ONLY)
    window = current_window(request)
    context = {
        "window": window,
        "shelves": answer_shelves(window.publication.round, held) if window else [],
        "is_office": handles_answers(held),
        "reads_threads": held.sees_every_figure or bool(held.unit_ids),
        "may_render": held.holds(RENDERS),
        "may_number": held.holds(NUMBERS),
    }
    return render(request, "downloads/answers.html", context)


@require_POST
def render_all(request: HttpRequest, round: str) -> HttpResponse:
    """Have every letter of a window rendered that can be; on to the job."""
    _check_renders(request)
    window = asked_window(round, request.GET.get("lan", ""))
    job = request_answers(window=window, by=signed_in(request), done_url=_page_of(round))
    return redirect("accounts:job", job.pk)


@require_POST
def render_one(request: HttpRequest, round: str, unit: str) -> HttpResponse:
    """One letter at once; a unit that cannot be answered yet is told why."""
    _check_renders(request)
    window, found = asked_window(round, request.GET.get("lan", "")), get_object_or_404(Unit, code=unit)
    try:
        document = render_answer(window=window, unit=found, by=signed_in(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã kết xuất {document.file_name} ({document.pages} trang).")
    return redirect(_page_of(round))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def issuing(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, day and signed scan of one letter."""
    if not standing(request).holds(NUMBERS):
        raise PermissionDenied(CLERKS_ONLY)
    rows = Document.objects.filter(kind=DocumentKind.ANSWER).select_related("publication__round", "unit")
    document = get_object_or_404(rows, pk=pk)
    paper = numbered_document(document, IssuanceKind.ANSWER)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = IssuanceForm(*sent, kind=paper.kind, stands=paper.current)
    if form.is_valid() and recorded(request, document, form):
        return redirect("documents:answer-issuing", document.pk)
    context = {
        "publication": document.publication,
        "document": document,
        "rows": [(paper, form)],
        "refused": form.is_bound,
    }
    return render(request, "downloads/issuing.html", context, status=422 if form.is_bound else 200)


def _check_renders(request: HttpRequest) -> None:
    if not standing(request).holds(RENDERS):
        raise PermissionDenied(ADMINS_ONLY)


def _page_of(round: str) -> str:
    return f"{reverse('documents:answers')}?{urlencode({'dot': round})}"
