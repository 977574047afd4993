"""Letters and annexes: the list of every publication, and the files; numbers and days of what went out."""

from collections.abc import Iterable
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role, User
from accounts.rules import Standing
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from documents.forms.issuance import IssuanceForm
from documents.models import Document, IssuanceKind
from documents.selectors.answers import reads_answers
from documents.selectors.files import document_bytes
from documents.selectors.issuances import numbered, readable_issuances
from documents.selectors.shelves import Shelf, every_shelf, readable_shelves
from documents.selectors.visible_documents import visible_documents
from documents.services.record_issuance import record_issuance
from documents.tasks import request_rendering
from scoring.models import Publication
from scoring.selectors.session_rights import NUMBERS
from scoring.views.evidence.file import handed_out

RENDERS = frozenset({Role.ROUND_ADMIN})
CLERKS_ONLY = "Ghi số, ngày ban hành dành cho văn thư và quản trị đợt của Sở Nội vụ."
ADMINS_ONLY = "Kết xuất văn bản dành cho quản trị đợt của Sở Nội vụ."


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Every document this person may read, by publication; who may render sees what is missing too."""
    held = standing(request)
    may_render = held.holds(RENDERS)
    shelves = every_shelf(held) if held.holds(NUMBERS) else readable_shelves(held)
    context = {
        "shelves": shelves,
        "may_render": may_render,
        "may_number": held.holds(NUMBERS),
        "may_open": _with_scan(shelves, held),
        "may_read_answers": reads_answers(held),
    }
    return render(request, "downloads/list.html", context)


def _with_scan(shelves: Iterable[Shelf], held: Standing) -> set[int]:
    """The numbers whose signed scan this person may open; no query where there is none."""
    if not any(row.file for shelf in shelves for row in shelf.issuances):
        return set()
    return set(readable_issuances(held).exclude(file="").values_list("pk", flat=True))


@require_POST
def document_render(request: HttpRequest, pk: int) -> HttpResponse:
    """Have what a publication lacks rendered; on to the job. A click too many renders nothing twice."""
    if not standing(request).holds(RENDERS):
        raise PermissionDenied(ADMINS_ONLY)
    publication = get_object_or_404(Publication.objects.select_related("round"), pk=pk)
    done_url = f"{reverse('documents:list')}#lan-{publication.pk}"
    job = request_rendering(publication=publication, by=cast(User, request.user), done_url=done_url)
    return redirect("accounts:job", job.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def issuing(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, day and signed scan of each paper of a publication; a post records those of one (`kind`)."""
    if not standing(request).holds(NUMBERS):
        raise PermissionDenied(CLERKS_ONLY)
    publication = get_object_or_404(Publication.objects.select_related("round"), pk=pk)
    papers = numbered(publication)
    forms = {paper.kind: IssuanceForm(kind=paper.kind, stands=paper.current) for paper in papers}
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind not in forms:
            raise Http404
        stands = next(paper.current for paper in papers if paper.kind == kind)
        form = IssuanceForm(request.POST, request.FILES, kind=IssuanceKind(kind), stands=stands)
        if form.is_valid() and recorded(request, publication, form):
            return redirect("documents:issuing", publication.pk)
        forms[form.kind] = form
    rows = [(paper, forms[paper.kind]) for paper in papers]
    refused = any(form.is_bound for form in forms.values())
    context = {"publication": publication, "rows": rows, "refused": refused}
    return render(request, "downloads/issuing.html", context, status=422 if refused else 200)


def recorded(request: HttpRequest, of: Publication | Document, form: IssuanceForm) -> bool:
    """Record what the form gives; says in the form why not."""
    try:
        row = record_issuance(of=of, given=form.given, by=signed_in(request))
    except Refused as refusal:
        form.add_error(None, [finding.sentence for finding in refusal.findings])
        return False
    messages.success(request, f"Đã ghi: {row}.")
    return True


@never_cache
@require_safe
def signed_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The signed scan as a download. What the person may not read does not exist for them."""
    return handed_out(get_object_or_404(readable_issuances(standing(request)).exclude(file=""), pk=pk))


@require_safe
def document_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as a download. What the person may not read does not exist for them.

    A file that is not the one that was rendered is never handed out: DamagedDocument is an error
    for whoever looks after the machine.
    """
    document = get_object_or_404(visible_documents(standing(request)), pk=pk)
    return HttpResponse(
        document_bytes(document),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{document.file_name}"'},
    )
