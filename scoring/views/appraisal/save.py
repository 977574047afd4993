"""One line judged: JSON for the desk's script, a whole page for a form sent without it."""

from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from scoring.core.appraisal import NOT_YOURS
from scoring.core.sheet import RowState
from scoring.core.typed import Typed, TypingError, read_entry
from scoring.core.types import Stage
from scoring.models import Assessment, Award
from scoring.selectors.appraisal.answer import judged_count, own_totals, saved_line
from scoring.services.appraisal.save_award import AwardChanged, LineLocked, SavedAward, save_award
from scoring.services.line_checks import NoSuchLeaf
from scoring.views.access import refuse_elsewhere
from scoring.views.appraisal.access import Seat, asked_line
from scoring.views.appraisal.rows import signed, sums_told, tone
from scoring.views.appraisal.unit import unit_page
from scoring.views.rows import Answer, Conflict
from scoring.views.saving import (
    SIGN_IN,
    STATUS,
    refused_json,
    sent_fields,
    sent_version,
    speaks_json,
    told_fields,
    wrong_answer,
)


@login_not_required  # the script is told 401 instead of being sent to a login page
@require_POST
def save(request: HttpRequest, round: str, unit: str, domain: str, criterion: str) -> HttpResponse:
    """200 saved, 401, 403, 404, 409 another award stands there, 422 wrong, 423 locked.

    Whoever may judge the line is asked once, by the service; what a refusal tells is for readers only.
    """
    as_json = speaks_json(request)
    if not request.user.is_authenticated:
        if as_json:
            return JsonResponse({"reason": SIGN_IN}, status=HTTPStatus.UNAUTHORIZED)
        return redirect_to_login(reverse("scoring:appraisal-unit", args=[round, unit, domain]))
    refuse_elsewhere(domain, criterion)
    try:
        sent = sent_fields(request)
    except ValueError:
        return HttpResponseBadRequest()
    typed = Typed.read(sent)
    assessment = get_object_or_404(Assessment, round__code=round, unit__code=unit)
    try:
        saved = save_award(
            assessment=assessment,
            criterion_code=criterion,
            entry=replace(read_entry(typed, unit=unit, criterion=criterion), stage=Stage.APPRAISAL),
            version=sent_version(sent.get("version")),
            by=signed_in(request),
        )
    except NoSuchLeaf as error:
        raise Http404 from error
    except (TypingError, Refused, AwardChanged) as error:
        seat = asked_line(request, round, unit, domain, criterion)
        return _refused(request, seat, domain, _answer(criterion, typed, error), as_json=as_json)
    if as_json:
        return JsonResponse(_saved_json(request, saved))
    messages.success(request, f"Đã lưu tiêu chí {criterion} của {saved.part.assessment.unit.label}.")
    return redirect(back_to(request, round, saved.part.assessment, domain, criterion))


def from_criterion(request: HttpRequest) -> bool:
    """Whether the row stood on the page of its criterion."""
    return request.GET.get("ve") == "tieu-chi"


def back_to(request: HttpRequest, round: str, assessment: Assessment, domain: str, criterion: str) -> str:
    """Where a form without scripts leads: the row it was sent from."""
    if from_criterion(request):
        group = assessment.unit.group.code
        address = reverse("scoring:appraisal-criterion", args=[round, group, criterion])
        return f"{address}#tc-{assessment.unit.code}"
    address = reverse("scoring:appraisal-unit", args=[round, assessment.unit.code, domain])
    return f"{address}#tc-{criterion}"


def _saved_json(request: HttpRequest, saved: SavedAward) -> dict[str, object]:
    """What the script puts into the row and the bar; figures are text, not to be added up."""
    award, part = saved.award, saved.part
    line = saved_line(part, award)
    if from_criterion(request):
        sums = {"done": str(judged_count(part.assessment, award.criterion_code, standing(request)))}
    else:
        sums = sums_told(own_totals(part), line.digits)
    return {
        "version": award.pk,
        "state": line.state.value,
        "points": line.points,
        "reckoning": line.reckoning,
        "message": line.message,
        "fields": told_fields(line.typed),
        "difference": signed(line.difference, line.digits),
        "tone": tone(line.difference),
        "by": award.awarded_by.get_full_name(),
        "saved_at": f"{timezone.localtime(award.awarded_at):%H:%M:%S}",
        "sums": sums,
    }


def _answer(code: str, typed: Typed, error: Exception) -> Answer:
    """What the row shows instead of being saved."""
    match error:
        case LineLocked(reason=reason):
            return Answer(code, typed, RowState.LOCKED, reason)
        case AwardChanged(award=award):
            conflict = Conflict.over_award(award, typed)
            return Answer(code, typed, RowState.CONFLICT, str(error), conflict=conflict)
        case TypingError() | Refused():
            return wrong_answer(code, typed, error)
        case _:
            raise error


def _refused(request: HttpRequest, seat: Seat, domain: str, answer: Answer, *, as_json: bool) -> HttpResponse:
    """A person who only reads is told so, and stops; of one line of many it is told in its row."""
    if answer.message == NOT_YOURS:
        return JsonResponse({"reason": NOT_YOURS}, status=HTTPStatus.FORBIDDEN)
    status = STATUS[answer.state]
    if not as_json:
        return unit_page(request, seat, domain, answer=answer, status=status)
    told = refused_json(answer)
    if answer.conflict is not None:
        told["fields"] = _standing_fields(seat.assessment, answer.code)
    return JsonResponse(told, status=status)


def _standing_fields(assessment: Assessment, code: str) -> dict[str, str]:
    """What stands in the line now, for its fields."""
    rows = Award.objects.current().filter(
        round=assessment.round_id, unit=assessment.unit_id, stage=Stage.APPRAISAL, criterion_code=code
    )
    award = rows.first()
    return told_fields(Typed.of(award.entered()) if award else Typed())
