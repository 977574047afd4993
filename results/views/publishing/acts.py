"""What becomes of a proposal: approved, given back, withdrawn."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from documents.tasks import request_rendering
from results.forms.publishing import ApprovalForm, ReturnForm, WithdrawalForm
from results.selectors.publishing import publishing_facts
from results.services.approve_publication import approve_publication
from results.services.close_proposal import return_proposal, withdraw_proposal
from results.views.publishing.access import asked_proposal, asked_round, check_approver, check_preparer
from results.views.publishing.page import publishing_page


@require_POST
def approve(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Publish what was proposed, and have its letters rendered."""
    check_approver(request)
    proposal, form = asked_proposal(code, pk), ApprovalForm(request.POST)
    if not form.is_valid() and proposal.is_waiting:
        round = asked_round(code)
        return publishing_page(request, round, publishing_facts(round), approval=form)

    def act() -> str:
        publication = approve_publication(proposal=proposal, by=signed_in(request))
        done_url = f"{reverse('documents:list')}#lan-{publication.pk}"
        request_rendering(publication=publication, by=signed_in(request), done_url=done_url)
        return f"Đã công bố kết quả lần {publication.number}; công văn, phụ lục đang được kết xuất."

    return _done(request, code, act)


@require_POST
def give_back(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give the proposal back with a reason."""
    check_approver(request)
    proposal, form = asked_proposal(code, pk), ReturnForm(request.POST)
    if not form.is_valid() and proposal.is_waiting:
        round = asked_round(code)
        return publishing_page(request, round, publishing_facts(round), returning=form)

    def act() -> str:
        reason = form.cleaned_data.get("reason", "")
        return_proposal(proposal=proposal, reason=reason, by=signed_in(request))
        return "Đã trả lại đề nghị công bố."

    return _done(request, code, act)


@require_POST
def withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take one's own proposal back."""
    check_preparer(request)
    proposal, form = asked_proposal(code, pk), WithdrawalForm(request.POST)
    form.is_valid()

    def act() -> str:
        reason = form.cleaned_data.get("reason", "")
        withdraw_proposal(proposal=proposal, reason=reason, by=signed_in(request))
        return "Đã rút lại đề nghị công bố."

    return _done(request, code, act)


def _done(request: HttpRequest, code: str, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except Refused as refusal:
        for finding in refusal.findings:
            messages.error(request, finding.sentence)
    return redirect("results:publishing", code)
