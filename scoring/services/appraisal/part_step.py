"""What every move of a part shares: locked assessments, the person's rights, the step, the audit event."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, Unit, User
from accounts.rules import Standing, standing_of
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.appraisal import Scope
from scoring.core.parts import PartKey, move_lock, part_rights, split_parts
from scoring.core.types import CriterionInput
from scoring.core.workflow import APPRAISAL, AppraisalMove, MoveError, move
from scoring.models import AppraisalPart, AppraisalStep, Assessment, Round
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.desk import desk_in, step_told
from scoring.selectors.appraisal.scope import scope_of
from scoring.selectors.desk import with_frame

NO_SUCH_PART = "Đơn vị chủ trì không thẩm định tiêu chí nào ở lĩnh vực này."
_NOT_YOURS = {
    AppraisalMove.CLOSE: "Chỉ người thẩm định của đơn vị chủ trì làm được bước này.",
    AppraisalMove.CONFIRM: "Chỉ thủ trưởng hoặc người được ủy quyền của đơn vị chủ trì làm được bước này.",
    AppraisalMove.ACCEPT: "Chỉ quản trị đợt của Sở Nội vụ làm được bước này.",
    AppraisalMove.LIFT: "Chỉ quản trị đợt của Sở Nội vụ làm được bước này.",
    AppraisalMove.RELEASE: "Chỉ thủ trưởng đơn vị chủ trì và quản trị đợt của Sở Nội vụ làm được bước này.",
    AppraisalMove.REOPEN: "Chỉ người thẩm định và thủ trưởng của đơn vị chủ trì làm được bước này.",
}
_OF_LEAD = frozenset({AppraisalMove.CLOSE, AppraisalMove.CONFIRM, AppraisalMove.REOPEN})
_OWN = "Phần của chính đơn vị chủ trì: Tổ giúp việc làm bước này."


class PartRefused(Refused):
    """The part stays where it is; the sentences say why."""


@dataclass(frozen=True, slots=True)
class PartRef:
    """A part, whether or not it has a row yet."""

    assessment_id: int
    domain_code: str
    lead_unit_id: int


@dataclass(frozen=True, slots=True)
class PassedPart:
    """A part that was not moved, and why."""

    ref: PartRef
    reason: str


@dataclass(frozen=True, slots=True)
class PartsMoved:
    taken: tuple[AppraisalStep, ...]
    passed: tuple[PassedPart, ...]


@dataclass(frozen=True, slots=True)
class HeldPart:
    """A part as it is now, its assessment locked; `last` is its last step, `lines` are its leaves."""

    row: AppraisalPart
    assessment: Assessment
    lines: tuple[CriterionInput, ...]
    last: AppraisalStep | None

    @property
    def told(self) -> str:
        return f"{self.assessment.unit.name}, lĩnh vực {self.row.domain_code}"

    @property
    def is_own(self) -> bool:
        return self.assessment.unit_id == self.row.lead_unit_id


Check = Callable[[HeldPart], None]  # raises PartRefused


@dataclass(frozen=True, slots=True)
class Step:
    """A move to be made; `check` looks at what is the move's own, `capacity` is how the person signs."""

    wanted: AppraisalMove
    by: User
    now: datetime
    reason: str = ""
    check: Check | None = None
    capacity: Callable[[HeldPart], str] | None = None


def move_part(round: Round, part: PartRef, step: Step) -> AppraisalStep:
    """Move one. Raises PartRefused."""
    moved = move_parts(round, [part], step)
    if moved.passed:
        raise PartRefused(moved.passed[0].reason)
    return moved.taken[0]


@transaction.atomic
def move_parts(round: Round, parts: Iterable[PartRef], step: Step) -> PartsMoved:
    """Move each that can be; the others are passed over and told.

    Judgements hold the assessment shared: whoever is judging is waited for, and comes after.
    """
    day = timezone.localdate(step.now)
    scope, standing = scope_of(round, step.by, day), standing_of(step.by, day)
    taken: list[AppraisalStep] = []
    passed: list[PassedPart] = []
    for ref, held in _held(round, parts, scope):
        try:
            taken.append(_moved(_movable(held, step, scope, standing), step))
        except PartRefused as refused:
            passed.append(PassedPart(ref, str(refused)))
    return PartsMoved(tuple(taken), tuple(passed))


def given_reason(reason: str) -> str:
    """The reason, which a step back must have. Raises PartRefused."""
    if not reason.strip():
        raise PartRefused("Hãy ghi lý do.")
    return reason.strip()


def _held(round: Round, parts: Iterable[PartRef], scope: Scope) -> Iterator[tuple[PartRef, HeldPart | None]]:
    """Each part as it is now, in the order of assessments, which are locked: five queries."""
    refs = sorted(set(parts), key=lambda ref: (ref.assessment_id, ref.domain_code, ref.lead_unit_id))
    keys = {ref.assessment_id for ref in refs}
    locked = Assessment.objects.select_for_update(of=("self",)).filter(round=round, pk__in=keys)
    assessments = {row.pk: row for row in with_frame(locked).order_by("pk")}
    leads = Unit.objects.in_bulk({ref.lead_unit_id for ref in refs})
    rows = AppraisalPart.objects.filter(assessment__in=assessments).select_related("lead_unit")
    stored = {PartRef(row.assessment_id, row.domain_code, row.lead_unit_id): row for row in rows}
    steps = AppraisalStep.objects.filter(part__assessment__in=assessments).select_related("taken_by")
    last = {step.part_id: step for step in steps.order_by("id")}
    split: dict[int, dict[PartKey, tuple[CriterionInput, ...]]] = {}
    for ref in refs:
        assessment = assessments.get(ref.assessment_id)
        if assessment is None:
            yield ref, None
            continue
        group = assessment.unit.group_id
        if group not in split:
            split[group] = split_parts(annex_of(assessment), scope.leads, group)
        lines = split[group].get((ref.domain_code, ref.lead_unit_id))
        row = stored.get(ref) or AppraisalPart(
            assessment=assessment, domain_code=ref.domain_code, lead_unit=leads.get(ref.lead_unit_id)
        )
        yield ref, HeldPart(row, assessment, lines, last.get(row.pk)) if lines else None


def _movable(held: HeldPart | None, step: Step, scope: Scope, standing: Standing) -> HeldPart:
    """The part. Raises PartRefused: no such part, not this person's, not now, not from this state, or what
    `check` finds."""
    if held is None:
        raise PartRefused(NO_SUCH_PART)
    rights = part_rights(
        scope,
        standing.headed_ids,
        runs=standing.holds({Role.ROUND_ADMIN}),
        unit_id=held.assessment.unit_id,
        lead_id=held.row.lead_unit_id,
    )
    if not rights.may(step.wanted):
        own = held.is_own and not scope.appraises_own and not rights.appraises
        raise PartRefused(_OWN if own and step.wanted in _OF_LEAD else _NOT_YOURS[step.wanted])
    if lock := move_lock(desk_in(held.assessment, held.row.state, step.now), step.wanted):
        raise PartRefused(lock)
    _next_state(held, step.wanted)
    if step.check:
        step.check(held)
    return held


def _next_state(held: HeldPart, wanted: AppraisalMove) -> str:
    """The state after the move. Raises PartRefused, telling who was faster."""
    try:
        return move(APPRAISAL, held.row.state, wanted)
    except MoveError as error:
        since = f" {step_told(held.last).sentence}" if held.last else ""
        raise PartRefused(f"{held.told}: {error}.{since}") from error


def _moved(held: HeldPart, step: Step) -> AppraisalStep:
    """The part moved and written down twice: as its step, and in the audit chain."""
    part, was = held.row, held.row.state
    part.state = _next_state(held, step.wanted)
    part.save()
    taken = AppraisalStep.objects.create(
        part=part,
        from_state=was,
        to_state=part.state,
        reason=step.reason,
        capacity=step.capacity(held) if step.capacity else "",
        taken_at=step.now,
        taken_by=step.by,
    )
    record_event(
        by=step.by,
        verb=f"{step.wanted.value}_part",
        target_type="appraisal_part",
        target_ref=_address(held),
        detail={"from": was, "to": part.state, "reason": step.reason, "capacity": taken.capacity},
        now=step.now,
    )
    return taken


def _address(held: HeldPart) -> str:
    """Round, unit, domain and lead unit."""
    assessment, part = held.assessment, held.row
    return f"{assessment.round.code}/{assessment.unit.code}/{part.domain_code}/{part.lead_unit.code}"
