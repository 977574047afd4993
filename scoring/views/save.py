"""One row saved: JSON for the sheet's script, a whole page for a form sent without it."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.core.desk import ClaimSource
from scoring.core.sheet import (
    RowState,
    branch_tallies,
    points_told,
    reckoning,
    remarks,
    row_state,
    shown,
    tally_told,
)
from scoring.core.typed import Typed, TypingError, read_entry
from scoring.models import Assessment
from scoring.selectors.annex import annex_of
from scoring.selectors.progress import progress_of, rounding_of
from scoring.selectors.sheet import SheetRow
from scoring.services.line_checks import NoSuchLeaf
from scoring.services.save_claim import ClaimConflict, SavedClaim, SheetLocked, save_claim
from scoring.views.access import asked_assessment, asked_row, may_edit, refuse_elsewhere
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
from scoring.views.sheet import read_sheet, sheet_page

NOT_YOURS = "Chỉ cán bộ và thủ trưởng của đơn vị được nhập phiếu này."


@login_not_required  # the script is told 401 instead of being sent to a login page
@require_POST
def save(request: HttpRequest, round: str, unit: str, domain: str, criterion: str) -> HttpResponse:
    """200 saved, 401, 403, 404, 409 another value stands there, 422 wrong, 423 locked."""
    as_json = speaks_json(request)
    if not request.user.is_authenticated:
        if as_json:
            return JsonResponse({"reason": SIGN_IN}, status=HTTPStatus.UNAUTHORIZED)
        return redirect_to_login(reverse("scoring:sheet", args=[round, unit, domain]))
    refuse_elsewhere(domain, criterion)
    assessment = asked_row(request, round, unit)
    if not may_edit(request, assessment):
        return JsonResponse({"reason": NOT_YOURS}, status=HTTPStatus.FORBIDDEN)
    try:
        sent = sent_fields(request)
    except ValueError:
        return HttpResponseBadRequest()
    typed = Typed.read(sent)
    try:
        saved = save_claim(
            assessment=assessment,
            criterion_code=criterion,
            entry=read_entry(typed, unit=unit, criterion=criterion),
            version=sent_version(sent.get("version")),
            source=ClaimSource.SHEET,
            by=signed_in(request),
        )
    except NoSuchLeaf as error:
        raise Http404 from error
    except (TypingError, Refused, ClaimConflict) as error:
        framed = asked_assessment(request, round, unit)
        return _refused(request, framed, domain, _answer(criterion, typed, error), as_json=as_json)
    if as_json:
        return JsonResponse(_saved_json(domain, saved))
    messages.success(request, f"Đã lưu tiêu chí {criterion}.")
    return redirect(f"{reverse('scoring:sheet', args=[round, unit, domain])}#tc-{criterion}")


def _saved_json(domain: str, saved: SavedClaim) -> dict[str, object]:
    """What the script puts into the row, the headings and the bar; figures are text, not to be added up."""
    assessment = saved.claim.assessment
    progress, criteria = progress_of(assessment, saved.exempt), annex_of(assessment)
    rounding = rounding_of(assessment.round.criteria_set)
    row = next(row for row in progress.leaves if row.code == saved.claim.criterion_code)
    whole = next(found.tally for found in progress.domains if found.code == domain)
    branches = branch_tallies(criteria, progress, rounding).items()
    return {
        "version": saved.claim.version,
        "state": row_state(row).value,
        "points": points_told(row.points, rounding.digits),
        "reckoning": reckoning(row),
        "message": remarks(row),
        "fields": told_fields(shown(Typed.of(saved.claim.entered()), row, rounding.digits)),
        "by": saved.claim.saved_by.get_full_name(),
        "saved_at": f"{timezone.localtime(saved.claim.saved_at):%H:%M:%S}",
        "domain": {"tally": tally_told(whole, rounding.digits), "done": whole.done, "leaves": whole.leaves},
        "total": tally_told(progress.total, rounding.digits),
        "branches": {code: tally_told(branch.tally, rounding.digits) for code, branch in branches},
    }


def _answer(code: str, typed: Typed, error: Exception) -> Answer:
    """What the row shows instead of being saved."""
    match error:
        case SheetLocked(reason=reason):
            return Answer(code, typed, RowState.LOCKED, reason)
        case ClaimConflict(claim=claim):
            conflict = Conflict.between(claim, typed)
            return Answer(code, typed, RowState.CONFLICT, str(error), conflict=conflict)
        case TypingError() | Refused():
            return wrong_answer(code, typed, error)
        case _:
            raise error


def _refused(
    request: HttpRequest, assessment: Assessment, domain: str, answer: Answer, *, as_json: bool
) -> HttpResponse:
    status = STATUS[answer.state]
    if not as_json:
        return sheet_page(request, read_sheet(assessment, domain), answer=answer, status=status)
    return JsonResponse(_refused_json(assessment, domain, answer), status=status)


def _refused_json(assessment: Assessment, domain: str, answer: Answer) -> dict[str, object]:
    told = refused_json(answer)
    if answer.conflict is None:
        return told
    row = next(
        row
        for row in read_sheet(assessment, domain).rows
        if isinstance(row, SheetRow) and row.code == answer.code
    )
    return {**told, "fields": told_fields(row.typed)}
