"""What stands between a round's run and its publication: the facts behind the gate."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import Unit, UnitGroup
from feedback.models import Objection
from feedback.selectors.decisions import changing_decisions, overtaken, undecided
from feedback.selectors.rule_changes import RuleChange
from feedback.selectors.running import running_of
from results.core.gate import Page, Place, Point, PointKind
from results.core.gate_checks import RunFacts, run_points
from results.core.gate_final import OvertakenRequest, RunningTime, WaitingRequest, final_points
from results.selectors.changes import caused_changes
from scoring.core.types import RunInput, RunKind
from scoring.core.workflow import PUBLISHING, ROUND, MoveError, move
from scoring.models import Publication, Round, ScoreRun
from scoring.selectors.corrections import outdated
from scoring.selectors.current_run import current_run
from scoring.selectors.run_inputs import current_input_hash
from scoring.selectors.stored_run import stored_inputs, stored_result
from scoring.selectors.verification import differences
from surveys.selectors.tally import forms_digest

# Recomputing takes its time: a page may show what was found a while ago, a service looks anew.
Verifier = Callable[[ScoreRun], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Gate:
    """The run that would be published, and everything open about it."""

    run: ScoreRun | None
    points: tuple[Point, ...]


def gate_of(
    round: Round, kind: RunKind, *, verify: Verifier = differences, now: datetime | None = None
) -> Gate:
    """The gate before the current run of the kind."""
    run, digest = current_run(round, kind)
    if run is None:
        sentence = f"Đợt {round.code} chưa có lượt tính {kind.label.lower()}; hãy tính điểm trước"
        return Gate(None, (Point(PointKind.NO_RUN, sentence, place=Place(Page.RUNS)),))
    is_current, moment = run.input_hash == digest, now or timezone.now()
    return Gate(run, _points(round, run, is_current=is_current, verify=verify, now=moment))


def points_of(
    run: ScoreRun, *, verify: Verifier = differences, now: datetime | None = None
) -> tuple[Point, ...]:
    """Everything open about this very run of its round."""
    digest = current_input_hash(run.round, RunKind(run.kind))
    is_current, moment = run.input_hash == digest, now or timezone.now()
    return _points(run.round, run, is_current=is_current, verify=verify, now=moment)


def _points(
    round: Round, run: ScoreRun, *, is_current: bool, verify: Verifier, now: datetime
) -> tuple[Point, ...]:
    inputs = stored_inputs(run)
    facts = RunFacts(
        code=run.code,
        is_current=is_current,
        differing=verify(run),
        handover=run.handover.number if run.handover else None,
        forms_changed=_forms_changed(round, run),
        asked_otherwise=run.handover is not None and outdated(run.handover),
        inputs=inputs,
        result=stored_result(run),
        names=names_of(inputs),
    )
    final = _final_points(round, run, facts.names, now) if run.kind == RunKind.FINAL else ()
    return (*_closed_to(round, run), *run_points(facts), *final)


def _final_points(round: Round, run: ScoreRun, names: Mapping[str, str], now: datetime) -> tuple[Point, ...]:
    """What the final asks for beyond: time over, every request decided, every difference explained."""
    published = Publication.objects.last_of(round, RunKind.PROVISIONAL)
    decisions = changing_decisions(round)
    changes = caused_changes(published.run, run, decisions) if published else ()
    waiting = [_waiting(objection) for objection in undecided(round)]
    past = [_overtaken(*pair) for pair in overtaken(round, decisions.values())]
    return final_points([*_running(round, now)], waiting, past, changes, names)


def _overtaken(objection: Objection, change: RuleChange) -> OvertakenRequest:
    return OvertakenRequest(
        number=objection.pk,
        code=objection.code,
        unit=objection.reply.unit.code,
        criterion=objection.criterion_code,
        said=change.sentence,
    )


def _running(round: Round, now: datetime) -> Iterator[RunningTime]:
    """The time of all units in one line, then those who have a time of their own."""
    found = running_of(round, now)
    if found is None:
        return
    if found.units:
        who = f"{found.units} đơn vị, {found.owing} chưa phản hồi"
        yield RunningTime(who, found.closes_at, Place(Page.BOARD))
    for unit, closes_at in found.extended:
        yield RunningTime(f"{unit.label} (gia hạn)", closes_at, Place(Page.BOARD, mark=unit.code))
    for lead, due_at in found.leads:
        yield RunningTime(f"{lead.label} (đơn vị chủ trì)", due_at, Place(Page.LEADS))


def _waiting(objection: Objection) -> WaitingRequest:
    return WaitingRequest(
        number=objection.pk,
        code=objection.code,
        unit=objection.reply.unit.code,
        criterion=objection.criterion_code,
        state=objection.get_status_display(),
    )


def names_of(inputs: RunInput) -> Mapping[str, str]:
    """The units and groups of a run as people call them: two queries."""
    units = Unit.objects.filter(code__in=[unit.code for unit in inputs.units]).only(
        "code", "name", "short_name"
    )
    groups = UnitGroup.objects.values_list("code", "name")
    return {**dict(groups), **{unit.code: unit.label for unit in units}}


def _closed_to(round: Round, run: ScoreRun) -> tuple[Point, ...]:
    """Whether the round's state takes a publication of this kind."""
    kind = RunKind(run.kind)
    try:
        move(ROUND, round.state, PUBLISHING[kind])
    except MoveError:
        state = round.get_state_display().lower()
        sentence = (
            f"Đợt {round.code} đang ở trạng thái “{state}”, không công bố được kết quả {kind.label.lower()}"
        )
        return (Point(PointKind.STATE, sentence, place=Place(Page.ROUND)),)
    return ()


def _forms_changed(round: Round, run: ScoreRun) -> bool:
    """Whether the forms that are stored are other ones than those the run rests on."""
    if run.handover is None:
        return round.form_batches.exists()
    return run.handover.forms_digest != forms_digest(round)
