"""The one screen on which a session is recorded: its lines, who is there, what is said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.views.people import signed_in
from scoring.core.session_sheet import SessionLeaf, counts, figures_digest
from scoring.core.sessions import MarkState, SessionState
from scoring.core.sheet import ICONS, RowState
from scoring.forms.session_record import DetailsForm
from scoring.models import TaskForceMember
from scoring.selectors.session_sheet import SessionSheet, session_sheet
from scoring.services.sessions.record_details import DetailsConflict
from scoring.services.sessions.step import NOT_HELD
from scoring.views.sessions.access import Asked, asked_session, is_member

_SHOWN = (
    RowState.EMPTY,
    RowState.SAVED,
    RowState.WARNING,
    RowState.INVALID,
    RowState.LOCKED,
    RowState.SAVING,
    RowState.LOCAL,
    RowState.CONFLICT,
)
MARK_STATES = {**{state: state.label for state in _SHOWN}, RowState.EMPTY: MarkState.OPEN.label}


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a row as they were sent."""

    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Clash:
    """What somebody else marked meanwhile, beside what was chosen here."""

    by: str
    at: str
    theirs: str
    mine: str
    version: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a mark that did not go through, for the page that keeps what was chosen."""

    code: str
    typed: Typed
    state: RowState
    message: str
    errors: Mapping[str, str] = field(default_factory=dict)
    clash: Clash | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """A line for `scoring/sessions/row.html`."""

    leaf: SessionLeaf
    typed: Typed
    state: RowState
    version: int
    message: str
    errors: Mapping[str, str]
    clash: Clash | None

    @property
    def icon(self) -> str:
        return ICONS[self.state]

    @property
    def state_label(self) -> str:
        return MARK_STATES[self.state]


@dataclass(frozen=True, slots=True)
class DomainView:
    """A domain with its lines."""

    code: str
    title: str
    rows: tuple[RowView, ...]


@never_cache
@require_safe
def record(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The page; Sở Nội vụ staff and leaders read it, the unit gets the minutes once they are closed."""
    asked = asked_session(request, code, pk)
    asked.check_marks()
    return record_page(request, asked)


def row_state(leaf: SessionLeaf) -> RowState:
    """The state of a stored line."""
    if leaf.is_stale:
        return RowState.WARNING
    return RowState.EMPTY if leaf.is_open else RowState.SAVED


def remark(leaf: SessionLeaf) -> str:
    """What should be looked at again."""
    return "Điểm thẩm định đã đổi sau khi đánh dấu; hãy xem lại." if leaf.is_stale else ""


def told_mark(state: str, note: str) -> str:
    """“Bảo lưu (chưa đồng ý mức trừ)”."""
    label = MarkState(state).label
    return f"{label} ({note})" if note else label


def record_page(
    request: HttpRequest,
    asked: Asked,
    *,
    answer: Answer | None = None,
    details: DetailsForm | None = None,
    conflict: DetailsConflict | None = None,
    errors: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    """The screen; what was refused keeps what was typed."""
    session, sheet = asked.session, session_sheet(asked.session)
    is_held = session.state == SessionState.HELD
    context = {
        "session": session,
        "round": session.round,
        "domains": list(_domains(sheet, answer)),
        "counts": counts(sheet.leaves),
        "digest": figures_digest(sheet.leaves),
        "editable": is_held and asked.rights.may_record,
        "lock": "" if is_held else NOT_HELD[SessionState(session.state)],
        "details": details or DetailsForm.of(session, members_of_session(asked)),
        "conflict": conflict,
        "answer": answer,
        "errors": errors,
        "mark_states": tuple(MarkState),
        "sees_history": is_member(request),
        "states": [(state, MARK_STATES[state], ICONS[state]) for state in _SHOWN],
        "queue_key": f"cchc:lam-viec:{session.pk}:{signed_in(request).pk}",
    }
    return render(request, "scoring/sessions/record.html", context, status=status)


def members_of_session(asked: Asked) -> list[TaskForceMember]:
    """Those who are named for it: one query."""
    return [p.member for p in asked.session.participants.select_related("member").order_by("member")]


def seen_points(text: str) -> Decimal | None:
    """The points that a form says it showed. Raises ValueError for what it cannot have shown."""
    if not text:
        return None
    if not text.lstrip("-").replace(".", "", 1).isdecimal():
        raise ValueError(text)
    return Decimal(text)


def _domains(sheet: SessionSheet, answer: Answer | None) -> Iterator[DomainView]:
    titles = {c.code: c.title for c in sheet.criteria}
    for code in dict.fromkeys(leaf.domain for leaf in sheet.leaves):
        rows = tuple(_row(leaf, answer) for leaf in sheet.leaves if leaf.domain == code)
        yield DomainView(code, titles[code], rows)


def _row(leaf: SessionLeaf, answer: Answer | None) -> RowView:
    own = answer if answer and answer.code == leaf.code else None
    version = leaf.mark.version if leaf.mark else 0
    return RowView(
        leaf=leaf,
        typed=own.typed if own else Typed(leaf.state.value, leaf.mark.note if leaf.mark else ""),
        state=own.state if own else row_state(leaf),
        version=own.clash.version if own and own.clash else version,
        message=own.message if own else remark(leaf),
        errors=own.errors if own else {},
        clash=own.clash if own else None,
    )
