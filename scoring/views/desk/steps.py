"""The steps of a self-assessment, each a POST: sent, sent back, handed in, withdrawn, returned."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import AssessmentMove
from scoring.models import Assessment
from scoring.selectors.rights import rights_in
from scoring.services.appraisal.answer_supplement import answer_supplement
from scoring.services.submission.return_assessment import return_assessment
from scoring.services.submission.send_back import send_back
from scoring.services.submission.send_to_head import send_to_head
from scoring.services.submission.submit_assessment import submit_assessment
from scoring.services.submission.withdraw_submission import withdraw_submission
from scoring.views.access import asked_assessment
from scoring.views.desk.check import FORMS, check_page

NOT_YOURS = "Bước này không thuộc vai trò của bạn ở đơn vị này."
Given = Mapping[str, Any]


def _step(wanted: AssessmentMove, act: Callable[[Assessment, Given, User], HttpResponse | str]) -> Any:
    """A POST that takes the step: `act` does it and says so, or leads elsewhere.

    A refusal is told on the check page, with what was typed.
    """

    @require_POST
    def view(request: HttpRequest, round_code: str, unit_code: str) -> HttpResponse:
        assessment = asked_assessment(request, round_code, unit_code)
        if not rights_in(assessment, standing(request)).may(wanted):
            raise PermissionDenied(NOT_YOURS)
        form = FORMS[wanted](request.POST, prefix=wanted.value)
        if form.is_valid():
            try:
                done = act(assessment, form.cleaned_data, cast(User, request.user))
            except Refused as refusal:
                form.add_error(None, [finding.sentence for finding in refusal.findings])
            else:
                if isinstance(done, HttpResponse):
                    return done
                messages.success(request, done)
                return redirect("scoring:desk", round_code, unit_code)
        fresh = asked_assessment(request, round_code, unit_code)
        return check_page(request, fresh, wanted=wanted, tried=form)

    return view


def _send(assessment: Assessment, _given: Given, by: User) -> str:
    send_to_head(assessment=assessment, by=by)
    return "Đã gửi thủ trưởng. Bản tự chấm tạm khóa đến khi thủ trưởng nộp hoặc trả lại."


def _send_back(assessment: Assessment, given: Given, by: User) -> str:
    send_back(assessment=assessment, reason=given["reason"], by=by)
    return "Đã trả lại cán bộ để sửa."


def _submit(assessment: Assessment, given: Given, by: User) -> HttpResponse:
    submission = submit_assessment(assessment=assessment, declared=given["declared"], by=by)
    return redirect("scoring:receipt", assessment.round.code, assessment.unit.code, submission.code)


def _withdraw(assessment: Assessment, given: Given, by: User) -> str:
    withdraw_submission(assessment=assessment, reason=given["reason"], by=by)
    return "Đã rút lại. Bản tự chấm mở để sửa; nhớ nộp lại trước hạn."


def _return(assessment: Assessment, given: Given, by: User) -> str:
    return_assessment(assessment=assessment, reason=given["reason"], until=given["until"], by=by)
    return f"Đã trả lại {assessment.unit.name}."


@require_POST
def answer(request: HttpRequest, round_code: str, unit_code: str, pk: int) -> HttpResponse:
    """What the unit was asked to add, handed in by its head: leads to the new receipt."""
    assessment = asked_assessment(request, round_code, unit_code)
    supplement = get_object_or_404(assessment.supplements, pk=pk)
    if not rights_in(assessment, standing(request)).may(AssessmentMove.SUBMIT):
        raise PermissionDenied(NOT_YOURS)
    try:
        submission = answer_supplement(
            supplement=supplement, declared="declared" in request.POST, by=cast(User, request.user)
        )
    except Refused as refusal:
        for finding in refusal.findings:
            messages.error(request, finding.sentence)
        return redirect("scoring:desk", round_code, unit_code)
    return redirect("scoring:receipt", round_code, unit_code, submission.code)


send = _step(AssessmentMove.SEND, _send)
send_back_step = _step(AssessmentMove.SEND_BACK, _send_back)
submit = _step(AssessmentMove.SUBMIT, _submit)
withdraw = _step(AssessmentMove.WITHDRAW, _withdraw)
return_step = _step(AssessmentMove.RETURN, _return)
