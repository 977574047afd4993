"""Letters and annexes: the list of every publication, and the files; the report of a self-assessment."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role, User
from accounts.views.standing import standing
from cchc_portal.lib.text import ascii_name
from documents.layout.render_self_report import self_report_pdf
from documents.selectors.files import document_bytes
from documents.selectors.self_reports import report_of
from documents.selectors.shelves import every_shelf, readable_shelves
from documents.selectors.visible_documents import visible_documents
from documents.tasks import request_rendering
from scoring.models import Publication
from scoring.selectors.desk import readable_assessments

RENDERS = frozenset({Role.ROUND_ADMIN})
ADMINS_ONLY = "Kết xuất văn bản dành cho quản trị đợt của Sở Nội vụ."


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Every document this person may read, by publication; who may render sees what is missing too."""
    held = standing(request)
    may_render = held.holds(RENDERS)
    shelves = every_shelf(held) if may_render else readable_shelves(held)
    return render(request, "downloads/list.html", {"shelves": shelves, "may_render": may_render})


@require_POST
def document_render(request: HttpRequest, pk: int) -> HttpResponse:
    """Have what a publication lacks rendered; on to the job. A click too many renders nothing twice."""
    if not standing(request).holds(RENDERS):
        raise PermissionDenied(ADMINS_ONLY)
    publication = get_object_or_404(Publication.objects.select_related("round"), pk=pk)
    done_url = f"{reverse('documents:list')}#lan-{publication.pk}"
    job = request_rendering(publication=publication, by=cast(User, request.user), done_url=done_url)
    return redirect("accounts:job", job.pk)


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


@never_cache
@require_safe
def self_report_file(request: HttpRequest, round_code: str, unit_code: str) -> HttpResponse:
    """The report of a self-assessment, drawn when asked for: from what was handed in, else a draft.

    It is no document of a publication: what it rests on is frozen by the submission itself.
    """
    rows = readable_assessments(standing(request))
    assessment = get_object_or_404(rows, round__code=round_code, unit__code=unit_code)
    report = report_of(assessment)
    pdf = self_report_pdf(report, timezone.localtime())
    draft = "-nhap" if report.is_draft else ""
    name = ascii_name(f"bao-cao-tu-danh-gia-{round_code}-{unit_code}{draft}")
    return HttpResponse(
        pdf.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )
