"""What both desks share of saving a row: reading what was sent, and the status of each refusal."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest

from cchc_portal.lib.refusal import Refused
from scoring.core.sheet import RowState, sentence
from scoring.core.typed import Typed, TypingError, field_of
from scoring.views.rows import Answer

SIGN_IN = "Phiên làm việc đã hết; đăng nhập lại rồi tải lại trang, số chưa lưu vẫn giữ trên máy."
_READS_JSON = "application/json"

STATUS = {
    RowState.LOCKED: HTTPStatus.LOCKED,
    RowState.CONFLICT: HTTPStatus.CONFLICT,
    RowState.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
}


def speaks_json(request: HttpRequest) -> bool:
    """Whether the script asks, not a form."""
    return request.content_type == _READS_JSON


def sent_fields(request: HttpRequest) -> Mapping[str, object]:
    """What was sent, either way. Raises ValueError for a body that cannot be read."""
    return _sent_json(request) if speaks_json(request) else _sent_form(request)


def sent_version(sent: object) -> int:
    try:
        return int(str(sent))
    except ValueError as error:
        raise TypingError({"state": "thiếu phiên bản của dòng; tải lại trang"}) from error


def _sent_json(request: HttpRequest) -> Mapping[str, object]:
    sent = json.loads(request.body)
    if not isinstance(sent, dict):
        raise ValueError("not an object")  # noqa: TRY004 - a body that cannot be read, like broken JSON
    return sent


def _sent_form(request: HttpRequest) -> Mapping[str, object]:
    """The form's fields; the parts ticked of a checklist come one by one."""
    return {**request.POST.dict(), "choice": "; ".join(request.POST.getlist("choice"))}


def wrong_answer(code: str, typed: Typed, error: TypingError | Refused) -> Answer:
    """What the row shows where its fields are wrong."""
    if isinstance(error, TypingError):
        return Answer(code, typed, RowState.INVALID, sentence("; ".join(error.errors.values())), error.errors)
    told = {field_of(finding.column): finding.sentence for finding in error.findings}
    return Answer(code, typed, RowState.INVALID, sentence("; ".join(told.values())), told)


def told_fields(typed: Typed) -> dict[str, str]:
    """What the script puts into the fields."""
    names = ("state", "value", "denominator", "choice", "points", "reason", "document")
    return {name: getattr(typed, name) for name in names}


def refused_json(answer: Answer) -> dict[str, object]:
    """A refusal; of a conflict also whose value stands there, and what."""
    told: dict[str, object] = {
        "state": answer.state.value,
        "message": answer.message,
        "errors": dict(answer.errors),
    }
    if answer.conflict is None:
        return told
    theirs = answer.conflict
    return {
        **told,
        "version": theirs.version,
        "theirs": theirs.theirs,
        "mine": theirs.mine,
        "by": theirs.by,
        "at": theirs.at,
    }
