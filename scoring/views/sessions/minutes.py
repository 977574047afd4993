"""Minutes closed, opened again, issued under a number; their signed scan handed out."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.forms.session_record import IssueForm
from scoring.forms.sessions import ReasonForm
from scoring.models import MinutesIssue
from scoring.selectors.minutes import issue_in_force
from scoring.services.sessions.close_session import close_session
from scoring.services.sessions.issue_minutes import Issued, issue_minutes
from scoring.services.sessions.reopen_session import reopen_session
from scoring.views.evidence.file import handed_out
from scoring.views.sessions.access import asked_session
from scoring.views.sessions.record import record_page
from scoring.views.sessions.session import acted, page


@never_cache
@require_POST
def close(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The minutes frozen; what is missing is told on the screen."""
    asked = asked_session(request, code, pk)
    asked.check_records()
    try:
        minutes = close_session(session=asked.session, by=signed_in(request))
    except Refused as refusal:
        errors = [finding.sentence for finding in refusal.findings]
        return record_page(request, asked, errors=errors, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, f"Đã chốt biên bản, mã xác thực {minutes.code}.")
    return redirect("scoring:session", code, pk)


@never_cache
@require_POST
def reopen(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """For the next version, with its reason."""
    asked = asked_session(request, code, pk)
    asked.check_runs()
    form = ReasonForm(request.POST, prefix="mo")
    if not form.is_valid():
        return page(request, asked, reopening=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    reason = form.cleaned_data["reason"]
    return acted(
        request,
        asked,
        lambda: reopen_session(session=asked.session, reason=reason, by=signed_in(request)),
        "Đã mở lại; biên bản đã chốt vẫn giữ.",
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Number, day and signed scan of the latest minutes."""
    asked = asked_session(request, code, pk)
    asked.check_numbers()
    minutes = asked.session.minutes.order_by("-version").first()
    if minutes is None:
        raise Http404
    stands = issue_in_force(minutes)
    form = _issue_form(request, stands)
    if form.is_bound and form.is_valid():
        try:
            done = issue_minutes(minutes=minutes, by=signed_in(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            _say(request, done)
            return redirect("scoring:session", code, pk)
    context = {"round": asked.session.round, "session": asked.session, "minutes": minutes}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "scoring/sessions/issue.html", {**context, "stands": stands, "form": form}, status=status
    )


@never_cache
@require_safe
def scan(request: HttpRequest, code: str, pk: int, issue: int) -> HttpResponseBase:
    """The signed scan as it was handed in, also one that was replaced since."""
    asked = asked_session(request, code, pk)
    rows = MinutesIssue.objects.filter(minutes__session=asked.session).exclude(file="")
    found = get_object_or_404(rows, pk=issue)
    return handed_out(found)


def _issue_form(request: HttpRequest, stands: MinutesIssue | None) -> IssueForm:
    if request.method == "POST":
        return IssueForm(request.POST, request.FILES, again=stands is not None)
    initial = {"number": stands.number, "issued_on": stands.issued_on} if stands else None
    return IssueForm(initial=initial, again=stands is not None)


def _say(request: HttpRequest, done: Issued) -> None:
    lines = f" {len(done.grounded)} dòng đã thống nhất dẫn biên bản này." if done.grounded else ""
    messages.success(request, f"Đã ghi biên bản số {done.issue.number}.{lines}")
    if done.left_out:
        codes = ", ".join(done.left_out)
        messages.warning(request, f"Điểm đã đổi sau khi chốt biên bản nên không dẫn biên bản ở: {codes}.")
