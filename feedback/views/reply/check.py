"""Check and send: the requests together, the unit's paper, and the head's declaration."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from feedback.core.reply_content import DECLARATION
from feedback.core.words import ReplyKind
from feedback.forms.paper import PaperForm
from feedback.forms.steps import DeclarationForm, ReasonForm
from feedback.models import ReplySending
from feedback.selectors.replies import documents_of
from feedback.selectors.reply_check import reply_findings
from feedback.selectors.reply_page import ReplyPage
from feedback.services.reply.attach_paper import attach_paper
from feedback.services.reply.send_reply import send_reply
from feedback.services.reply.withdraw_reply import withdraw_reply
from feedback.views.reply.access import asked_reply

HEADS_ONLY = "Chỉ thủ trưởng hoặc người được ủy quyền của đơn vị gửi, rút ý kiến."
_FORMS: dict[str, type[forms.Form]] = {
    "paper": PaperForm,
    "agree": DeclarationForm,
    "object": DeclarationForm,
    "withdraw": ReasonForm,
}


@never_cache
@require_safe
def check(request: HttpRequest, round: str, unit: str) -> HttpResponse:
    """What would be sent, what is missing, and the buttons of this person."""
    return _page(request, asked_reply(request, round, unit))


def _step(
    name: str, act: Callable[[HttpRequest, ReplyPage, Any], HttpResponse | str], *, heads: bool = True
) -> Callable[..., HttpResponse]:
    """A POST of the page: `act` does it and says so, or leads elsewhere; a refusal is told on the page."""

    @require_POST
    def view(request: HttpRequest, round: str, unit: str) -> HttpResponse:
        page = asked_reply(request, round, unit)
        if heads and not page.heads:
            raise PermissionDenied(HEADS_ONLY)
        form = _FORMS[name](request.POST, request.FILES, prefix=name)
        if form.is_valid():
            try:
                done = act(request, page, form)
            except Refused as refusal:
                form.add_error(None, [finding.sentence for finding in refusal.findings])
            else:
                if isinstance(done, HttpResponse):
                    return done
                messages.success(request, done)
                return redirect("feedback:check", round, unit)
        return _page(request, asked_reply(request, round, unit), tried=(name, form))

    return view


def _paper(request: HttpRequest, page: ReplyPage, form: PaperForm) -> str:
    kept = attach_paper(window=page.window, unit=page.unit, given=form.given, by=signed_in(request))
    return f"Đã nhận {kept}."


def _send(kind: ReplyKind) -> Callable[[HttpRequest, ReplyPage, DeclarationForm], HttpResponse]:
    def act(request: HttpRequest, page: ReplyPage, form: DeclarationForm) -> HttpResponse:
        sending: ReplySending = send_reply(
            window=page.window,
            unit=page.unit,
            kind=kind,
            declared=form.cleaned_data["declared"],
            by=signed_in(request),
        )
        return redirect("feedback:receipt", page.window.publication.round.code, page.unit.code, sending.code)

    return act


def _withdraw(request: HttpRequest, page: ReplyPage, form: ReasonForm) -> str:
    reason = form.cleaned_data["reason"]
    withdraw_reply(window=page.window, unit=page.unit, reason=reason, by=signed_in(request))
    return "Đã rút ý kiến; sửa rồi gửi lại trước khi hết hạn."


paper = _step("paper", _paper, heads=False)
agree = _step("agree", _send(ReplyKind.AGREE))
send = _step("object", _send(ReplyKind.OBJECT))
withdraw = _step("withdraw", _withdraw)


def _page(
    request: HttpRequest, page: ReplyPage, *, tried: tuple[str, forms.Form] | None = None
) -> HttpResponse:
    unsent = {name: form(prefix=name) for name, form in _FORMS.items()}
    if tried:
        unsent[tried[0]] = tried[1]
    findings = reply_findings(page.reply, ReplyKind.OBJECT) if page.reply and page.is_open else []
    documents = documents_of(page.requests)
    titles = {row.criterion.code: row for row in page.rows}
    context = {
        "page": page,
        "lines": [(x, titles[x.criterion_code], documents.get(x.pk, ())) for x in page.requests],
        "findings": findings,
        "forms": unsent,
        "declaration": DECLARATION,
        "tried": tried[1] if tried else None,
    }
    return render(request, "feedback/reply/check.html", context, status=422 if tried else 200)
