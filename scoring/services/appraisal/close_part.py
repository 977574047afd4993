"""An appraiser has judged every line of a part, with a reason wherever the award differs from the claim."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from scoring.core.parts import lacks_reason
from scoring.core.types import Entry
from scoring.core.workflow import AppraisalMove
from scoring.models import AppraisalStep, Round
from scoring.selectors.appraisal.lines import standing_awards
from scoring.selectors.desk import asked_leaves
from scoring.selectors.progress import claimed_entries, rounding_of
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
    lines without a judgement, or without the reason that they need."""
    return move_part(round, part, _step(by, now))


def close_parts(
    *, round: Round, parts: Sequence[PartRef], by: User, now: datetime | None = None
) -> PartsMoved:
    """Close each that is judged through; the others are passed over and told."""
    return move_parts(round, parts, _step(by, now))


def _step(by: User, now: datetime | None) -> Step:
    return Step(AppraisalMove.CLOSE, by, now or timezone.now(), check=_judged_through)


def _judged_through(held: HeldPart) -> None:
    codes = [line.code for line in held.lines]
    standing = standing_awards(held.assessment.round, [held.assessment.unit_id], codes)
    awards = {code: entry for (_, code), (_, entry) in standing.items()}
    if left := [line.code for line in held.lines if line.code not in awards]:
        raise PartRefused(f"{held.told}: còn {len(left)} tiêu chí chưa thẩm định ({_few(left)}).")
    _nothing_asked(held)
    _explained(held, awards)


def _nothing_asked(held: HeldPart) -> None:
    codes = {line.code for line in held.lines}
    asked = {code for each in asked_leaves(held.assessment) for code in each.codes & codes}
    if asked:
        raise PartRefused(f"{held.told}: đơn vị đang bổ sung tiêu chí {', '.join(sorted(asked))}.")


def _explained(held: HeldPart, awards: Mapping[str, Entry]) -> None:
    """A unit may have changed its claim after it was judged: the award that was equal is so no more."""
    of = held.assessment
    claims = claimed_entries([of], awards).get(of.pk, {})
    rounding = rounding_of(of.round.criteria_set)
    left = [
        line.code
        for line in held.lines
        if lacks_reason(awards[line.code], claims.get(line.code), line, rounding)
    ]
    if left:
        raise PartRefused(
            f"{held.told}: {len(left)} tiêu chí có điểm khác điểm tự chấm mà chưa ghi lý do ({_few(left)}); "
            "chấp nhận số đơn vị tự chấm hoặc ghi lý do."
        )


def _few(codes: Sequence[str]) -> str:
    more = f" và {len(codes) - _FEW} tiêu chí khác" if len(codes) > _FEW else ""
    return ", ".join(codes[:_FEW]) + more
