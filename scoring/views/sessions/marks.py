"""A line marked: JSON for the screen's script, a whole page for a form sent without it."""

import json
from collections.abc import Mapping
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
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.refusal import Refused
from scoring.core.session_sheet import counts
from scoring.core.sessions import MarkState
from scoring.core.sheet import RowState
from scoring.models import SessionMark, WorkingSession
from scoring.selectors.session_sheet import session_sheet
from scoring.services.sessions.agree_rest import agree_rest
from scoring.services.sessions.mark_line import MarkConflict, Marking, NoSuchLine, SavedMark, mark_line
from scoring.services.sessions.step import SessionLocked, SessionRefused
from scoring.views.saving import SIGN_IN
from scoring.views.sessions.access import NOT_YOURS, Asked, asked_session
from scoring.views.sessions.record import (
    Answer,
    Clash,
    Typed,
    record_page,
    remark,
    row_state,
    seen_points,
    told_mark,
)

_READS_JSON = "application/json"
_STATUS = {
    RowState.LOCKED: HTTPStatus.LOCKED,
    RowState.CONFLICT: HTTPStatus.CONFLICT,
    RowState.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
}


@login_not_required  # the script is told 401 instead of being sent to a login page
@require_POST
def mark(request: HttpRequest, code: str, pk: int, criterion: str) -> HttpResponse:
    """200 marked, 401, 403, 404, 409 somebody else marked it, 422 wrong, 423 locked."""
    as_json = request.content_type == _READS_JSON
    here = reverse("scoring:session-record", args=[code, pk])
    if not request.user.is_authenticated:
        answer = JsonResponse({"reason": SIGN_IN}, status=HTTPStatus.UNAUTHORIZED)
        return answer if as_json else redirect_to_login(here)
    asked = asked_session(request, code, pk)
    if not asked.rights.may_record:
        return JsonResponse({"reason": NOT_YOURS}, status=HTTPStatus.FORBIDDEN)
    try:
        sent = _sent(request, as_json=as_json)
        typed = Typed(str(sent.get("state", "")), str(sent.get("note", ""))[:2000])
        marking = Marking(MarkState(typed.state), typed.note, seen_points(str(sent.get("seen", ""))))
        version = int(str(sent.get("version", "")))
    except ValueError:
        return HttpResponseBadRequest()
    try:
        saved = mark_line(
            session=asked.session,
            criterion_code=criterion,
            marking=marking,
            version=version,
            by=signed_in(request),
        )
    except NoSuchLine as error:
        raise Http404 from error
    except (Refused, MarkConflict) as error:
        return _refused(request, asked, _answer(criterion, typed, error), error, as_json=as_json)
    if as_json:
        return JsonResponse(_saved_json(asked.session, saved))
    messages.success(request, f"Đã lưu tiêu chí {criterion}.")
    return redirect(f"{here}#tc-{criterion}")


@require_POST
def agree(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Every line that is left is agreed."""
    asked = asked_session(request, code, pk)
    asked.check_records()
    try:
        codes = agree_rest(session=asked.session, seen=request.POST.get("seen", ""), by=signed_in(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = f"Đã thống nhất {len(codes)} dòng còn lại." if codes else "Không còn dòng nào thống nhất được."
        messages.success(request, said)
    return redirect("scoring:session-record", code, pk)


def _sent(request: HttpRequest, *, as_json: bool) -> Mapping[str, object]:
    """Raises ValueError for what is no object."""
    if not as_json:
        return request.POST.dict()
    sent = json.loads(request.body)
    if not isinstance(sent, dict):
        raise ValueError("not an object")  # noqa: TRY004 - a body that cannot be read, like broken JSON
    return sent


def _saved_json(session: WorkingSession, saved: SavedMark) -> dict[str, object]:
    """What the script puts into the row and the bar."""
    leaves = session_sheet(session).leaves
    leaf = next(leaf for leaf in leaves if leaf.code == saved.mark.criterion_code)
    marked = counts(leaves)
    return {
        "version": saved.mark.version,
        "state": row_state(leaf).value,
        "message": remark(leaf),
        "fields": _fields(saved.mark, leaf.seen),
        "by": saved.mark.marked_by.get_full_name(),
        "saved_at": f"{timezone.localtime(saved.mark.marked_at):%H:%M:%S}",
        "domain": {"tally": marked.told, "done": marked.done, "leaves": marked.leaves},
        "total": marked.told,
        "branches": {},
    }


def _answer(code: str, typed: Typed, error: Exception) -> Answer:
    """What the row shows instead of being saved."""
    match error:
        case MarkConflict(mark=mark):
            return Answer(code, typed, RowState.CONFLICT, str(error), clash=_clash(mark, typed))
        case SessionLocked() | SessionRefused():
            return Answer(code, typed, RowState.LOCKED, str(error))
        case Refused(findings=findings):
            told = {finding.column: finding.message for finding in findings}
            return Answer(code, typed, RowState.INVALID, " ".join(told.values()), told)
        case _:
            raise error


def _clash(mark: SessionMark | None, mine: Typed) -> Clash:
    told = told_mark(mine.state, mine.note)
    if mark is None:
        return Clash("", "", MarkState.OPEN.label, told, 0)
    at = vn_moment(timezone.localtime(mark.marked_at))
    return Clash(mark.marked_by.get_full_name(), at, told_mark(mark.state, mark.note), told, mark.version)


def _refused(
    request: HttpRequest, asked: Asked, answer: Answer, error: Exception, *, as_json: bool
) -> HttpResponse:
    status = _STATUS[answer.state]
    if as_json:
        return JsonResponse(_refused_json(answer, error), status=status)
    return record_page(request, asked, answer=answer, status=status)


def _refused_json(answer: Answer, error: Exception) -> dict[str, object]:
    told: dict[str, object] = {
        "state": answer.state.value,
        "message": answer.message,
        "errors": dict(answer.errors),
    }
    if answer.clash is None or not isinstance(error, MarkConflict):
        return told
    theirs = answer.clash
    stands = error.mark
    fields = {"state": stands.state, "note": stands.note} if stands else {"state": "open", "note": ""}
    more = {"theirs": theirs.theirs, "mine": theirs.mine, "by": theirs.by, "at": theirs.at}
    return {**told, "version": theirs.version, "fields": fields, **more}


def _fields(mark: SessionMark, seen: str) -> dict[str, str]:
    return {"state": mark.state, "note": mark.note, "seen": seen}
