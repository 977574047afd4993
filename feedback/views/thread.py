"""One request: everything said and done about it, and the forms of whoever has a word in it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role, RoleGrant, User
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from feedback.core.words import ObjectionState, Outcome
from feedback.forms.entry import EntryForm
from feedback.forms.steps import MessageForm, RouteForm, VerdictForm
from feedback.models import Objection
from feedback.selectors.effect import Effect, effects_of
from feedback.selectors.thread import Thread, thread_of
from feedback.services.thread.decide_objection import Verdict, decide_objection
from feedback.services.thread.route_objection import route_objection
from feedback.services.thread.write_message import write_message
from feedback.views.access import asked_objection

NOT_YOURS = "Bước này không thuộc vai trò của bạn trong hồ sơ này."
Forms = dict[str, forms.Form]


def members() -> Any:
    """Who is a member of the Tổ giúp việc today."""
    grants = RoleGrant.objects.valid_on(timezone.localdate()).filter(role=Role.TASK_FORCE)
    return User.objects.filter(is_active=True, pk__in=grants.values("user")).order_by("full_name", "pk")


@never_cache
@require_safe
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; a draft leads its unit's people to where they edit it."""
    objection = asked_objection(request, pk)
    if objection.status == ObjectionState.DRAFT:
        reply = objection.reply
        code = reply.window.publication.round.code
        return redirect("feedback:request", code, reply.unit.code, objection.criterion_code)
    return _page(request, objection)


@require_POST
def route(request: HttpRequest, pk: int) -> HttpResponse:
    """To the lead unit, or to a member of the Tổ giúp việc."""
    return _step(request, pk, "route", lambda page: page.may_route, _route)


@require_POST
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """A word to the others; of the unit that was asked for more, its supplement."""
    return _step(request, pk, "message", lambda page: page.may_write, _message)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, in part, not, or ask for more."""
    return _step(request, pk, "verdict", lambda page: page.may_decide, _decide)


def _step(
    request: HttpRequest,
    pk: int,
    name: str,
    may: Callable[[Thread], bool],
    act: Callable[[HttpRequest, Thread, Forms], str],
) -> HttpResponse:
    objection = asked_objection(request, pk)
    page = _thread(request, objection)
    if not may(page):
        raise PermissionDenied(NOT_YOURS)
    sent = _forms(page, request, only=name)
    form = sent[name]
    if form.is_valid() and (name != "verdict" or _part_is_valid(sent)):
        try:
            done = act(request, page, sent)
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, done)
            return redirect("feedback:thread", pk)
    return _page(request, asked_objection(request, pk), forms=sent)


def _part_is_valid(sent: Forms) -> bool:
    """What is awarded in part is read only where that is the outcome."""
    wanted = sent["verdict"].cleaned_data["outcome"] == Outcome.PART
    return not wanted or sent["part"].is_valid()


def _route(request: HttpRequest, page: Thread, sent: Forms) -> str:
    given = sent["route"].cleaned_data
    routing = route_objection(objection=page.objection, by=signed_in(request), **given)
    return f"Đã chuyển {routing.member or routing.lead_unit}."


def _message(request: HttpRequest, page: Thread, sent: Forms) -> str:
    text = sent["message"].cleaned_data["text"]
    written = write_message(objection=page.objection, text=text, by=signed_in(request))
    return "Đã gửi bổ sung cho Sở Nội vụ." if written.supplement else "Đã gửi trao đổi."


def _decide(request: HttpRequest, page: Thread, sent: Forms) -> str:
    given, part = sent["verdict"].cleaned_data, sent["part"]
    outcome = Outcome(given["outcome"])
    entry = None
    if outcome is Outcome.PART and isinstance(part, EntryForm):
        entry = part.entry_of(page.objection.reply.unit.code)
    verdict = Verdict(outcome, given["reason"], given["seen"], entry=entry, until=given["until"])
    decide_objection(objection=page.objection, verdict=verdict, by=signed_in(request))
    return f"Đã quyết định: {outcome.label.lower()}."


def _forms(page: Thread, request: HttpRequest | None = None, only: str = "") -> Forms:
    """Every form of the page; the one that was sent is bound."""
    data = {only: request.POST} if request is not None else {}
    seen = {"seen": page.decision.pk if page.decision else 0}
    part = request.POST if request is not None and only == "verdict" else None
    return {
        "route": RouteForm(
            data.get("route"), members=members(), needs_member=page.needs_member, prefix="chuyen"
        ),
        "message": MessageForm(data.get("message"), prefix="trao-doi"),
        "verdict": VerdictForm(data.get("verdict"), initial=seen, prefix="quyet-dinh"),
        "part": EntryForm(part, criterion=page.criterion, prefix="mot-phan"),
    }


def _thread(request: HttpRequest, objection: Objection) -> Thread:
    found = thread_of(objection, signed_in(request), standing(request))
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, objection: Objection, *, forms: Forms | None = None) -> HttpResponse:
    held = standing(request)
    page = _thread(request, objection)
    effects: list[Effect] = effects_of(objection, page.concurrence) if held.sees_every_figure else []
    context = {
        "page": page,
        "forms": forms or _forms(page),
        "effects": effects,
        "outcomes": list(Outcome),
        "neighbours": _neighbours(request, objection),
        "tried": forms is not None,
    }
    return render(request, "feedback/thread.html", context, status=422 if forms else 200)


def _neighbours(request: HttpRequest, objection: Objection) -> tuple[int | None, int | None]:
    """The requests before and after this one, of those the person may see."""
    rows = Objection.objects.of_round(objection.reply.window.publication.round)
    seen = rows.sent().visible_to(signed_in(request), standing(request)).values_list("pk", flat=True)
    before = seen.filter(pk__lt=objection.pk).order_by("-pk").first()
    after = seen.filter(pk__gt=objection.pk).order_by("pk").first()
    return before, after
