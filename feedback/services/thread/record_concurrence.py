"""What the lead unit, or a member of the Tổ giúp việc, says to a change of a line: on its paper, or no."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Role, Unit, User
from accounts.services.audit import record_event
from cchc_portal.lib.findings import Severity
from feedback.core.words import ObjectionState
from feedback.core.workflow import OBJECTION, ObjectionMove
from feedback.models import Concurrence, FeedbackWindow, Objection, Paper
from feedback.models.objection import ObjectionQuerySet
from feedback.selectors.effect import ON_PAPER
from feedback.selectors.leads import Leads, leads_of
from feedback.selectors.published import published_annex
from feedback.selectors.windows import is_replaced, lead_due_at
from feedback.services.receive_paper import PaperGiven, ReceivedPaper, received_paper
from feedback.services.refusals import ThreadRefused
from feedback.services.rights import held_by
from feedback.services.thread.route_objection import check_member
from scoring.core.entries import check_entry
from scoring.core.types import CriterionInput, Entry, EntryState, Stage
from scoring.core.workflow import DECIDABLE
from scoring.models import Round
from scoring.models.assessment import stored
from scoring.selectors.progress import rounding_of


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a unit's published annex."""

    window: FeedbackWindow
    unit: Unit
    criterion_code: str


@dataclass(frozen=True, slots=True)
class _Answerer:
    """Who agrees, and whether Sở Nội vụ writes it down for them."""

    lead_unit: Unit | None
    member: User | None
    for_others: bool


def record_agreement(
    *,
    place: Place,
    entry: Entry,
    paper: PaperGiven | Paper,
    member: User | None = None,
    by: User,
    now: datetime | None = None,
) -> Concurrence:
    """The points or figures agreed to on the line, and the paper that says so: a new one, or one that
    is stored for another line already. It may come before the unit's request, while
    nothing was published anew.

    `member`: of the Tổ giúp việc, named by Sở Nội vụ who writes it down for that person.
    Raises ThreadRefused, PaperRefused; FileRefused, EvidenceRefused for the file.
    """
    moment = now or timezone.now()
    if isinstance(paper, Paper):
        return _record(place, entry, paper, member, by, moment)
    _answerer(place, leads_of(place.window.publication.round), member, by, moment)
    with received_paper(paper, unit=place.unit, by=by, now=moment) as received:
        return _record(place, entry, received, member, by, moment)


def refuse_agreement(
    *, place: Place, reason: str, member: User | None = None, by: User, now: datetime | None = None
) -> Concurrence:
    """Not agreed to, and why. Raises ThreadRefused."""
    if not reason.strip():
        raise ThreadRefused("Không thống nhất thì phải ghi lý do.")
    entry = Entry(place.unit.code, place.criterion_code, Stage.REVISION, reason=reason.strip())
    return _record(place, entry, None, member, by, now or timezone.now())


@transaction.atomic
def _record(
    place: Place,
    entry: Entry,
    paper: ReceivedPaper | Paper | None,
    member: User | None,
    by: User,
    now: datetime,
) -> Concurrence:
    round = _open_round(place)
    place.window.publication.round = round
    _check_counts(place)
    criterion = _criterion(place)
    answerer = _answerer(place, leads_of(round), member, by, now)
    if paper is not None:
        _check_entry(entry, criterion, round)
    if isinstance(paper, ReceivedPaper):
        paper = paper.store(unit=answerer.lead_unit, by=by, now=now)
    elif paper is not None and paper.unit_id != (answerer.lead_unit.pk if answerer.lead_unit else None):
        raise ThreadRefused("Văn bản này của đơn vị khác.")
    current = Concurrence.objects.current().filter(**_line(place)).first()
    due_at = lead_due_at(place.window, answerer.lead_unit)
    try:
        with transaction.atomic():
            concurrence = Concurrence.objects.create(
                window=place.window,
                unit=place.unit,
                lead_unit=answerer.lead_unit,
                member=answerer.member,
                agrees=paper is not None,
                paper=paper,
                replaces=current,
                late=due_at is not None and now >= due_at,
                for_others=answerer.for_others,
                recorded_at=now,
                recorded_by=by,
                criterion_code=place.criterion_code,
                **stored(entry),
            )
    except IntegrityError as error:
        raise ThreadRefused("Có người vừa ghi ý kiến về dòng này; hãy tải lại trang rồi làm tiếp.") from error
    _tell_request(place)
    _record_event(concurrence, round, by, now)
    return concurrence


def _line(place: Place) -> dict[str, object]:
    return {"window": place.window, "unit": place.unit, "criterion_code": place.criterion_code}


def _open_round(place: Place) -> Round:
    """The round, locked: an agreement, a decision and a final publication come one after the other."""
    # Without its set: a correction that is waited for would leave the row joined with the one before.
    round = Round.objects.select_for_update().get(pk=place.window.publication.round_id)
    if round.state not in DECIDABLE:
        raise ThreadRefused(
            f"Đợt {round.code} đã qua giai đoạn lấy ý kiến nên không ghi thống nhất được nữa."
        )
    return round


def _check_counts(place: Place) -> None:
    """In a window that was replaced, only a request that was sent in it can still be answered."""
    if is_replaced(place.window) and not _requests(place).exists():
        raise ThreadRefused(
            "Kết quả dự kiến vừa được công bố lại; hãy mở lại trang và ghi ý kiến theo lần công bố mới."
        )


def _criterion(place: Place) -> CriterionInput:
    annex = published_annex(place.window, place.unit)
    found = annex.criterion(place.criterion_code) if annex else None
    if found is None:
        raise ThreadRefused(f"Phụ lục đã công bố của đơn vị không có tiêu chí {place.criterion_code}.")
    return found


def _check_entry(entry: Entry, criterion: CriterionInput, round: Round) -> None:
    grounded = replace(entry, reason=entry.reason or ON_PAPER)
    found = check_entry(grounded, criterion, rounding=rounding_of(round.criteria_set))
    wrong = [finding.message for finding in found if finding.severity is Severity.ERROR]
    empty = entry.state is EntryState.SCORE and not (
        entry.choice or entry.value is not None or entry.points is not None
    )
    if empty:
        wrong.append("chưa ghi điểm hoặc số liệu thống nhất")
    if wrong:
        raise ThreadRefused(*(f"{said[0].upper()}{said[1:]}." for said in wrong))


def _answerer(place: Place, leads: Leads, member: User | None, by: User, now: datetime) -> _Answerer:
    """Whose word it is. Raises ThreadRefused for who has none in this line."""
    held = held_by(by, now)
    lead = leads.of(place.unit, place.criterion_code)
    needs_member = leads.needs_member(place.unit, lead)
    routed = _routed_member(place)
    if held.holds({Role.ROUND_ADMIN}):
        named = member or routed
        if needs_member and named is None:
            raise ThreadRefused("Hãy chọn thành viên Tổ giúp việc đã thống nhất đề nghị này.")
        if named is not None:
            check_member(named, now)
        return _Answerer(None if named else lead, named, for_others=True)
    if routed is not None and routed == by:
        check_member(by, now)
        return _Answerer(None, by, for_others=False)
    if lead is not None and not needs_member and lead.pk in held.appraised_ids | held.headed_ids:
        return _Answerer(lead, None, for_others=False)
    raise ThreadRefused(
        "Chỉ đơn vị chủ trì, thành viên Tổ giúp việc được giao hoặc Sở Nội vụ ghi được ý kiến này."
    )


def _routed_member(place: Place) -> User | None:
    found = _requests(place).select_related("member").first()
    return found.member if found else None


def _requests(place: Place) -> ObjectionQuerySet:
    """What the unit sent about the line in the window: one at most."""
    rows = Objection.objects.sent()
    return rows.filter(
        reply__window=place.window, reply__unit=place.unit, criterion_code=place.criterion_code
    )


def _tell_request(place: Place) -> None:
    """A request that waits for this word now waits for the decision."""
    rows = Objection.objects.select_for_update(of=("self",)).filter(
        reply__window=place.window, reply__unit=place.unit, criterion_code=place.criterion_code
    )
    for x in rows:
        to = OBJECTION.moves.get((ObjectionState(x.status), ObjectionMove.CONCUR))
        if to is not None:
            x.status, x.due_at = to.value, None
            x.save(update_fields=["status", "due_at"])


def _record_event(concurrence: Concurrence, round: Round, by: User, now: datetime) -> None:
    lead, member = concurrence.lead_unit, concurrence.member
    record_event(
        by=by,
        verb="record_concurrence",
        target_type="concurrence",
        target_ref=f"{round.code}/{concurrence.unit.code}/{concurrence.criterion_code}",
        detail={
            "agrees": concurrence.agrees,
            "of": lead.code if lead else member.username if member else "",
            "paper": str(concurrence.paper) if concurrence.paper else "",
            "for_others": concurrence.for_others,
            "late": concurrence.late,
        },
        now=now,
    )
