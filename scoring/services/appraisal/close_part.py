"""An appraiser has judged every line of a part."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from scoring.core.types import Stage
from scoring.core.workflow import AppraisalMove
from scoring.models import AppraisalStep, Award, Round
from scoring.selectors.desk import asked_leaves
from scoring.services.appraisal.part_step import (
    HeldPart,
    PartRef,
    PartRefused,
    PartsMoved,
    Step,
    move_part,
    move_parts,
)

_FEW = 10


def close_part(*, round: Round, part: PartRef, by: User, now: datetime | None = None) -> AppraisalStep:
    """Nobody judges the part any more, and its head is asked to confirm. Raises PartRefused, telling the
    lines without a judgement."""
    return move_part(round, part, _step(by, now))


def close_parts(
    *, round: Round, parts: Sequence[PartRef], by: User, now: datetime | None = None
) -> PartsMoved:
    """Close each that is judged through; the others are passed over and told."""
    return move_parts(round, parts, _step(by, now))


def _step(by: User, now: datetime | None) -> Step:
    return Step(AppraisalMove.CLOSE, by, now or timezone.now(), check=_judged_through)


def _judged_through(held: HeldPart) -> None:
    _all_judged(held)
    _nothing_asked(held)


def _nothing_asked(held: HeldPart) -> None:
    codes = {line.code for line in held.lines}
    asked = {code for each in asked_leaves(held.assessment) for code in each.codes & codes}
    if asked:
        raise PartRefused(f"{held.told}: đơn vị đang bổ sung tiêu chí {', '.join(sorted(asked))}.")


def _all_judged(held: HeldPart) -> None:
    awarded = Award.objects.current().filter(
        round=held.assessment.round_id,
        unit=held.assessment.unit_id,
        stage=Stage.APPRAISAL,
        criterion_code__in=[line.code for line in held.lines],
    )
    codes = set(awarded.values_list("criterion_code", flat=True))
    left = [line.code for line in held.lines if line.code not in codes]
    if left:
        few, more = (
            ", ".join(left[:_FEW]),
            f" và {len(left) - _FEW} tiêu chí khác" if len(left) > _FEW else "",
        )
        raise PartRefused(f"{held.told}: còn {len(left)} tiêu chí chưa thẩm định ({few}{more}).")
