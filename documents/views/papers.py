"""Papers drawn when asked for: the report of a self-assessment, those of working sessions."""

from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.views.standing import standing
from cchc_portal.lib.pdf import Pdf
from cchc_portal.lib.text import ascii_name
from documents.layout.invitation import invitation_pdf
from documents.layout.render_minutes import minutes_pdf
from documents.layout.render_self_report import self_report_pdf
from documents.selectors.minutes import invitation_of, paper_of
from documents.selectors.self_reports import report_of
from scoring.core.sessions import SessionState
from scoring.models import WorkingSession
from scoring.selectors.desk import readable_assessments, with_frame
from scoring.selectors.session_rights import readable_sessions


@never_cache
@require_safe
def self_report_file(request: HttpRequest, round_code: str, unit_code: str) -> HttpResponse:
    """The report of a self-assessment, drawn when asked for: from what was handed in, else a draft.

    It is no document of a publication: what it rests on is frozen by the submission itself.
    """
    rows = with_frame(readable_assessments(standing(request)))
    assessment = get_object_or_404(rows, round__code=round_code, unit__code=unit_code)
    report = report_of(assessment)
    pdf = self_report_pdf(report, timezone.localtime())
    draft = "-nhap" if report.is_draft else ""
    return _pdf(pdf, f"bao-cao-tu-danh-gia-{round_code}-{unit_code}{draft}")


@never_cache
@require_safe
def minutes_file(request: HttpRequest, code: str, pk: int, version: int) -> HttpResponse:
    """Minutes of a working session, drawn from what was frozen when it was closed."""
    session = get_object_or_404(_sessions(request), round__code=code, pk=pk)
    minutes = get_object_or_404(session.minutes.all(), version=version)
    name = f"bien-ban-{code}-{session.unit.code}-lan-{version}"
    return _pdf(minutes_pdf(paper_of(minutes)), name)


@never_cache
@require_safe
def invitation_file(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The invitation to a working session as it is planned now; a cancelled one invites nobody."""
    rows = _sessions(request).exclude(state=SessionState.CANCELLED)
    session = get_object_or_404(rows, round__code=code, pk=pk)
    name = f"giay-moi-{code}-{session.unit.code}"
    return _pdf(invitation_pdf(invitation_of(session), f"giay-moi-{session.pk}"), name)


def _sessions(request: HttpRequest) -> QuerySet[WorkingSession]:
    return readable_sessions(standing(request), cast(User, request.user), timezone.localdate())


def _pdf(pdf: Pdf, name: str) -> HttpResponse:
    return HttpResponse(
        pdf.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{ascii_name(name)}.pdf"'},
    )
