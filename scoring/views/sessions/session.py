"""One working session: when, where, with whom; its steps and its minutes; what may be done with it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.forms.sessions import ReasonForm, SessionForm
from scoring.models import TaskForceMember
from scoring.selectors.session_page import session_page
from scoring.selectors.task_force import members_of, task_force_of
from scoring.services.sessions.begin_session import begin_session
from scoring.services.sessions.cancel_session import cancel_session
from scoring.services.sessions.change_session import change_session
from scoring.views.sessions.access import Asked, asked_session


@never_cache
@require_safe
def session(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The page, for everyone who may read the session."""
    return page(request, asked_session(request, code, pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Another time, place or other members; number and day of the invitation."""
    asked = asked_session(request, code, pk)
    asked.check_runs()
    members = _members(asked)
    posted = request.method == "POST"
    form = SessionForm(request.POST, members=members) if posted else SessionForm.of(asked.session, members)
    if form.is_bound and form.is_valid():
        try:
            change_session(session=asked.session, to=form.told, by=signed_in(request))
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, "Đã lưu buổi làm việc.")
            return redirect("scoring:session", code, pk)
    context = {"round": asked.session.round, "session": asked.session, "form": form}
    return render(request, "scoring/sessions/change.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def cancel(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The session does not take place; the reason is kept."""
    asked = asked_session(request, code, pk)
    asked.check_runs()
    form = ReasonForm(request.POST, prefix="huy")
    if not form.is_valid():
        return page(request, asked, cancelling=form, status=422)
    reason = form.cleaned_data["reason"]
    return acted(
        request,
        asked,
        lambda: cancel_session(session=asked.session, reason=reason, by=signed_in(request)),
        f"Đã hủy buổi làm việc với {asked.session.unit.name}.",
    )


@never_cache
@require_POST
def begin(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The session begins; on to the screen on which it is recorded."""
    asked = asked_session(request, code, pk)
    asked.check_records()
    return acted(
        request,
        asked,
        lambda: begin_session(session=asked.session, by=signed_in(request)),
        "Buổi làm việc đã bắt đầu.",
        to="scoring:session-record",
    )


def acted(
    request: HttpRequest, asked: Asked, act: Callable[[], object], said: str, *, to: str = "scoring:session"
) -> HttpResponse:
    """Do it and say so, or say why not; back to the session, or on to where it leads."""
    here = ("scoring:session", asked.session.round.code, asked.session.pk)
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(*here)
    messages.success(request, said)
    return redirect(to, *here[1:])


def page(
    request: HttpRequest,
    asked: Asked,
    *,
    cancelling: ReasonForm | None = None,
    reopening: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The session; a form that was refused keeps what was typed."""
    context = {
        "round": asked.session.round,
        "session": asked.session,
        "rights": asked.rights,
        "page": session_page(asked.session, asked.rights),
        "cancelling": cancelling or ReasonForm(prefix="huy"),
        "reopening": reopening or ReasonForm(prefix="mo"),
    }
    return render(request, "scoring/sessions/session.html", context, status=status)


def _members(asked: Asked) -> list[TaskForceMember]:
    """Those who are in the Tổ giúp việc on the day, and those who are named already."""
    force = task_force_of(asked.session.round)
    day = timezone.localdate(asked.session.starts_at)
    named = set(asked.session.participants.values_list("member", flat=True))
    found = members_of(force) if force else []
    return [m for m in found if m.pk in named or m.valid_to is None or m.valid_to >= day]
