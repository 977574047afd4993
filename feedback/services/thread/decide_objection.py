"""Sở Nội vụ answers a request: accepted, in part, not, or more is asked for. Nothing is overwritten."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.midnight import midnight
from cchc_portal.lib.numbers import vn
from feedback.core.cover import covers
from feedback.core.words import CHANGING, Outcome
from feedback.core.workflow import DECIDING
from feedback.models import Concurrence, Decision, Objection
from feedback.selectors.decisions import accepted_beside, current_concurrence, current_decision
from feedback.selectors.effect import agreed_entry, inputs_for
from feedback.selectors.published import published_annex
from feedback.selectors.replies import entry_of
from feedback.selectors.rule_changes import rule_changes
from feedback.services.refusals import ThreadRefused
from feedback.services.rights import check_office
from feedback.services.thread.locks import locked_objection, moved, record_thread
from scoring.core.counterfactual import counterfactual
from scoring.core.entries import check_entry
from scoring.core.results import LineResult
from scoring.core.types import Entry, Stage
from scoring.models import Award
from scoring.services.revise_award import put_back, revise_award

_DOCUMENT = 500


class DecisionConflict(ThreadRefused):
    """Somebody else decided since the person read the thread; the sentence says who and when."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided. `entry`: of an acceptance in part, what is awarded instead. `until`: the last day
    on which more may come. `seen`: the key of the decision that stood when the person read, 0 for none."""

    outcome: Outcome
    reason: str
    seen: int
    entry: Entry | None = None
    until: date | None = None


@transaction.atomic
def decide_objection(
    *, objection: Objection, verdict: Verdict, by: User, now: datetime | None = None
) -> Decision:
    """The decision; of a change with its award at the revision stage, which a final run reads.

    Raises ThreadRefused: not of Sở Nội vụ, no reason, no agreement that covers the points or one to a rule
    that was corrected since, past the final publication; DecisionConflict.
    """
    moment = now or timezone.now()
    check_office(by, moment)
    row = locked_objection(objection)
    stands = _unseen(row, verdict)
    status = moved(row, DECIDING[verdict.outcome])
    if not verdict.reason.strip():
        raise ThreadRefused("Hãy ghi lý do, căn cứ của quyết định.")
    until = _until(verdict, moment)
    concurrence = _agreement(row) if verdict.outcome in CHANGING else None
    award = _award(row, verdict, concurrence, stands, by, moment)
    decision = _store(row, verdict, concurrence, award, stands, by, moment)
    row.status = status
    row.due_at = _end_of(until) if until else None
    row.save(update_fields=["status", "due_at"])
    detail = {
        "outcome": verdict.outcome.value,
        "reason": decision.reason,
        "replaces": stands.pk if stands else None,
        "award": award.pk if award else None,
    }
    record_thread(row, "decide_objection", by=by, now=moment, detail=detail)
    return decision


def _unseen(row: Objection, verdict: Verdict) -> Decision | None:
    stands = current_decision(row)
    if (stands.pk if stands else 0) != verdict.seen:
        raise DecisionConflict(_told(stands))
    return stands


def _told(stands: Decision | None) -> str:
    if stands is None:
        return "Quyết định mà bạn đọc không còn; hãy tải lại trang."
    at = vn_moment(timezone.localtime(stands.decided_at))
    who = stands.decided_by.get_full_name()
    return (
        f"{who} vừa quyết định “{stands.get_outcome_display()}” lúc {at}; hãy đọc rồi quyết định lại nếu cần."
    )


def _until(verdict: Verdict, now: datetime) -> date | None:
    if verdict.outcome is not Outcome.ASK:
        return None
    if verdict.until is None or verdict.until < timezone.localdate(now):
        raise ThreadRefused("Hãy ghi ngày đơn vị phải bổ sung, từ hôm nay trở đi.")
    return verdict.until


def _end_of(day: date) -> datetime:
    return midnight(day + timedelta(days=1))


def _agreement(row: Objection) -> Concurrence:
    found = current_concurrence(row)
    if found is None:
        raise ThreadRefused("Chưa có thống nhất của đơn vị chủ trì nên không thay đổi điểm được.")
    if not found.agrees:
        raise ThreadRefused(f"{found.of} không thống nhất: {found.reason}")
    changes = rule_changes(row.reply.window.publication.round, [found])
    if found.pk in changes:
        raise ThreadRefused(changes[found.pk].sentence)
    return found


def _award(
    row: Objection,
    verdict: Verdict,
    concurrence: Concurrence | None,
    stands: Decision | None,
    by: User,
    now: datetime,
) -> Award | None:
    round, unit = row.reply.window.publication.round, row.reply.unit
    if concurrence is None:
        changed = stands is not None and stands.award_id is not None
        if not changed:
            return None
        return _taken_back(row, by, now)
    entry = awarded_entry(row, verdict, concurrence)
    _check_covered(row, entry, concurrence)
    return revise_award(round=round, unit=unit, entry=entry, by=by, now=now)


def _taken_back(row: Objection, by: User, now: datetime) -> Award:
    """What counts without the request: what was accepted of another about the line, else the appraisal."""
    round, unit = row.reply.window.publication.round, row.reply.unit
    beside = accepted_beside(row)
    if beside is None or beside.award is None:
        return put_back(round=round, unit=unit, criterion_code=row.criterion_code, by=by, now=now)
    entry = beside.award.entry(unit.code, Stage.REVISION)
    return revise_award(round=round, unit=unit, entry=entry, by=by, now=now)


def awarded_entry(row: Objection, verdict: Verdict, concurrence: Concurrence) -> Entry:
    """What is awarded: the request, or in part what the verdict says; it names the agreement's paper."""
    entry = entry_of(row, row.reply.unit.code) if verdict.outcome is Outcome.ACCEPT else verdict.entry
    if entry is None:
        raise ThreadRefused("Chấp nhận một phần thì phải ghi điểm hoặc số liệu được chấp nhận.")
    document = f"{concurrence.paper}, {concurrence.of}; {row.code}"[:_DOCUMENT]
    return replace(entry, stage=Stage.REVISION, reason=verdict.reason.strip(), document=document)


def _check_covered(row: Objection, entry: Entry, concurrence: Concurrence) -> None:
    """The entry can be scored, changes the line, and lies within what was agreed to."""
    reply = row.reply
    round = reply.window.publication.round
    annex = published_annex(reply.window, reply.unit)
    criterion = annex.criterion(row.criterion_code) if annex else None
    if annex is None or criterion is None:
        raise ThreadRefused(f"Phụ lục đã công bố không còn tiêu chí {row.criterion_code}.")
    inputs = inputs_for(round, reply.unit)
    found = check_entry(entry, criterion, rounding=inputs.criteria_set.rounding)
    if wrong := [f.message for f in found if f.severity is Severity.ERROR]:
        raise ThreadRefused(*(f"Số được chấp nhận: {said}." for said in wrong))
    awarded = counterfactual(inputs, entry).line
    agreed = counterfactual(inputs, agreed_entry(concurrence, reply.unit.code)).line
    if not covers(annex.lines[row.criterion_code].points, agreed, awarded):
        raise ThreadRefused(
            f"{concurrence.of} chỉ thống nhất {_said(agreed)}; {_said(awarded)} vượt ra ngoài thống nhất ấy."
        )


def _said(line: LineResult) -> str:
    return line.status.label.lower() if line.points is None else f"{vn(line.points)} điểm"


def _store(
    row: Objection,
    verdict: Verdict,
    concurrence: Concurrence | None,
    award: Award | None,
    stands: Decision | None,
    by: User,
    now: datetime,
) -> Decision:
    try:
        with transaction.atomic():
            return Decision.objects.create(
                objection=row,
                outcome=verdict.outcome,
                reason=verdict.reason.strip(),
                until=verdict.until if verdict.outcome is Outcome.ASK else None,
                concurrence=concurrence,
                award=award,
                replaces=stands,
                decided_at=now,
                decided_by=by,
            )
    except IntegrityError as error:
        raise DecisionConflict("Có người vừa quyết định đề nghị này; hãy tải lại trang.") from error
