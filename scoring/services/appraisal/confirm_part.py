"""The head of the lead unit confirms what its appraisers judged."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from django.utils import timezone

from accounts.models import Unit, User
from accounts.selectors.capacity import signing_capacity
from scoring.core.workflow import AppraisalMove
from scoring.models import AppraisalStep, Round
from scoring.services.appraisal.part_step import (
    HeldPart,
    PartRef,
    PartRefused,
    PartsMoved,
    Step,
    move_part,
    move_parts,
)

SAME_PERSON = (
    "Phần của chính đơn vị chủ trì do hai thành viên Tổ giúp việc làm: "
    "người thẩm định xong không tự xác nhận."
)


def confirm_part(*, round: Round, part: PartRef, by: User, now: datetime | None = None) -> AppraisalStep:
    """Raises PartRefused."""
    return move_part(round, part, _step(by, now))


def confirm_parts(
    *, round: Round, parts: Sequence[PartRef], by: User, now: datetime | None = None
) -> PartsMoved:
    """A domain of many units at once; those that cannot be are passed over and told."""
    return move_parts(round, parts, _step(by, now))


def _step(by: User, now: datetime | None) -> Step:
    moment = now or timezone.now()
    day = timezone.localdate(moment)

    @cache  # of this step: one look at each lead unit, not at each part
    def signed_for(lead_unit: Unit) -> str:
        return signing_capacity(by, lead_unit, day)

    return Step(
        AppraisalMove.CONFIRM,
        by,
        moment,
        check=lambda held: _another_person(held, by),
        capacity=lambda held: signed_for(held.row.lead_unit),
    )


def _another_person(held: HeldPart, by: User) -> None:
    """Where nobody of the lead unit may confirm, two members do what appraiser and head do elsewhere."""
    alone = held.is_own and not held.assessment.round.appraises_own
    if alone and held.last and held.last.taken_by_id == by.pk:
        raise PartRefused(SAME_PERSON)
