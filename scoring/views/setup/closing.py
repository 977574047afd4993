"""A round closed when all is done, and opened again; final results that are put right after all."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import RoundState
from scoring.forms.setup import ReasonForm
from scoring.models import Round
from scoring.services.close_round import close_round, correct_result, reopen_round, settle_result
from scoring.views.setup.access import asked_round, check_admin


@dataclass(frozen=True, slots=True)
class Step:
    """A way out of a state: its service, its words on the page and once it is done."""

    state: RoundState
    service: Callable[..., Round]
    title: str
    means: str
    done: str


STEPS = {
    "dong": Step(
        RoundState.FINAL,
        close_round,
        "Đóng đợt",
        "Đóng đợt thì không tính lại, không công bố, không sửa lịch và thông tin văn bản của đợt nữa. "
        "Kết quả, văn bản, bản tự chấm vẫn xem được như trước.",
        "đã đóng",
    ),
    "dinh-chinh": Step(
        RoundState.FINAL,
        correct_result,
        "Đính chính kết quả",
        "Mở để đính chính thì đề nghị của các đơn vị được quyết định lại, ý kiến của đơn vị chủ trì được "
        "ghi thêm; rồi tính và công bố lại kết quả chính thức, kèm ghi chú công khai. Những gì đã công bố "
        "giữ nguyên.",
        "được mở để đính chính kết quả",
    ),
    "thoi": Step(
        RoundState.CORRECTING,
        settle_result,
        "Thôi đính chính",
        "Thôi đính chính khi không có gì thay đổi: đợt trở về trạng thái “Chính thức”. Đã có quyết định "
        "khác thì công bố lại kết quả chính thức.",
        "thôi đính chính",
    ),
    "mo": Step(
        RoundState.CLOSED,
        reopen_round,
        "Mở lại đợt",
        "Mở lại thì đợt trở về trạng thái “Chính thức”: đính chính, tính và công bố lại kết quả chính thức "
        "được. Những gì đã công bố giữ nguyên.",
        "đã mở lại",
    ),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, code: str) -> HttpResponse:
    """What a step means, and the reason. Raises Http404 before the final results.

    `buoc` names the step, else it is the first of the state. One that is not of the state any more is
    refused when it is sent: who comes second does not undo what the first did.
    """
    check_admin(request)
    round = asked_round(code)
    name, step = _asked(request, round)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            step.service(round=round, reason=form.cleaned_data["reason"], by=signed_in(request))
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, f"Đợt {round.code} {step.done}.")
            return redirect("scoring:round", round.code)
    context = {"round": round, "form": form, "name": name, "step": step}
    return render(request, "scoring/setup/closing.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, round: Round) -> tuple[str, Step]:
    first = next((name for name, step in STEPS.items() if step.state == round.state), None)
    name = request.POST.get("buoc") or request.GET.get("buoc") or first
    if first is None or name not in STEPS:
        raise Http404
    return name, STEPS[name]
