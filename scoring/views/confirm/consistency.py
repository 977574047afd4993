"""The consistency desk of Sở Nội vụ, its workbook, and the queue of lines to look at again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from accounts.rules import OF_DEPARTMENT
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import ascii_name
from scoring.core.words import SecondLookOutcome
from scoring.models import Assessment, Round, SecondLook
from scoring.selectors.appraisal.consistency import Consistency, consistency_of
from scoring.selectors.appraisal.consistency_book import consistency_workbook
from scoring.selectors.appraisal.second_looks import second_looks
from scoring.selectors.desk import with_frame
from scoring.services.appraisal.ask_second_look import ask_second_look
from scoring.services.appraisal.settle_second_look import settle_second_look
from scoring.views.confirm.parts import NOT_YOURS
from scoring.views.desk.workbook import XLSX
from scoring.views.setup.access import asked_round

READERS = OF_DEPARTMENT
DEPARTMENT_ONLY = "Trang này dành cho quản trị đợt và lãnh đạo Sở Nội vụ."


@never_cache
@require_safe
def consistency(request: HttpRequest, code: str) -> HttpResponse:
    """Gaps, leniency, the same proof or figures marked differently; `?nhom=` one group only. `?don-vi=` and
    `?tc=` fill in the form that marks a line."""
    return _page(request, asked_round(code), request.GET)


@never_cache
@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """Every judged line, and how each judge marks."""
    round = asked_round(code)
    found = _found(request, round)
    name = ascii_name(f"nhat-quan-{code}-{found.group.code if found.group else 'tat-ca'}")
    return HttpResponse(
        consistency_workbook(round, found),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


@never_cache
@require_POST
def mark(request: HttpRequest, code: str) -> HttpResponse:
    """A line marked “cần xem lại”; the page again with what was typed where it is refused."""
    _check_reader(request)
    rows = with_frame(Assessment.objects.filter(round__code=code))
    unit, criterion = request.POST.get("unit", "").strip(), request.POST.get("criterion", "").strip()
    assessment = rows.filter(unit__code=unit).first()
    if assessment is None:
        return _refused(request, code, "Không có đơn vị nào mang mã này trong đợt.")
    reason = request.POST.get("reason", "")
    try:
        ask_second_look(assessment=assessment, criterion_code=criterion, reason=reason, by=signed_in(request))
    except Refused as refusal:
        return _refused(request, code, str(refusal))
    messages.success(request, f"Đã đánh dấu {assessment.unit.name}, tiêu chí {criterion}.")
    return redirect("scoring:consistency", code)


@never_cache
@require_safe
def looks(request: HttpRequest, code: str) -> HttpResponse:
    """The queue: the lines whose awards the person sees; settled by who judges them, and Sở Nội vụ."""
    round = asked_round(code)
    found = second_looks(round, signed_in(request), standing(request))
    if found is None:
        raise PermissionDenied(NOT_YOURS)
    return render(request, "scoring/confirm/looks.html", {"round": round, "looks": found})


@require_POST
def settle(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A marked line kept, or judged anew."""
    look = get_object_or_404(SecondLook, pk=pk, assessment__round__code=code)
    outcome = request.POST.get("outcome", "")
    if outcome not in {each.value for each in SecondLookOutcome}:
        raise Http404
    try:
        settle_second_look(
            look=look,
            outcome=SecondLookOutcome(outcome),
            answer=request.POST.get("answer", ""),
            by=signed_in(request),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã giải quyết.")
    return redirect("scoring:second-looks", code)


def _refused(request: HttpRequest, code: str, said: str) -> HttpResponse:
    messages.error(request, said)
    return _page(request, asked_round(code), request.POST, status=422)


def _page(request: HttpRequest, round: Round, typed: QueryDict, *, status: int = 200) -> HttpResponse:
    """`typed` fills the form that marks a line."""
    found = _found(request, round)
    looks = second_looks(round, signed_in(request), standing(request)) or ()
    context = {
        "round": round,
        "found": found,
        "lists": (
            ("Điểm ghi đè", found.overrides),
            ("Dòng do chính đơn vị chủ trì thẩm định", found.own),
            ("Thẩm định sau hạn", found.late),
        ),
        "open_looks": sum(look.is_open for look in looks),
        "may_mark": standing(request).holds({Role.ROUND_ADMIN}),
        "unit": typed.get("don-vi", "") or typed.get("unit", ""),
        "criterion": typed.get("tc", "") or typed.get("criterion", ""),
        "reason": typed.get("reason", ""),
    }
    return render(request, "scoring/confirm/consistency.html", context, status=status)


def _found(request: HttpRequest, round: Round) -> Consistency:
    """Raises PermissionDenied, Http404 for a round without a group."""
    _check_reader(request)
    found = consistency_of(round, request.GET.get("nhom", ""))
    if found is None:
        raise Http404
    return found


def _check_reader(request: HttpRequest) -> None:
    if not standing(request).holds(READERS):
        raise PermissionDenied(DEPARTMENT_ONLY)
