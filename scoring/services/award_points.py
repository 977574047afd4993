"""Judgements on leaves: each a new row that names the one it replaces."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError
from django.db.models import Q

from accounts.models import User
from cchc_portal.lib.refusal import Refused
from scoring.core.types import Entry, EntryState, Stage
from scoring.models import AssessmentStep, Award, Round
from scoring.models.assessment import ENTRY_FIELDS


@dataclass(frozen=True, slots=True)
class Stands:
    """The award that stands on a leaf: its key, and what was entered, by the fields of an entry."""

    pk: int
    entered: Mapping[str, Any]


Current = Mapping[tuple[int, str], Stands]  # by unit and leaf


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is awarded to a unit on a leaf; which inputs a method reads is the rule's."""

    unit_id: int
    criterion_code: str
    state: EntryState = EntryState.SCORE
    value: Decimal | None = None
    denominator: Decimal | None = None
    choice: str = ""
    points: Decimal | None = None
    reason: str = ""
    document: str = ""

    @classmethod
    def of(cls, unit_id: int, entry: Entry) -> "Judgement":
        """What an entry of the unit says."""
        return cls(unit_id, entry.criterion, **{name: getattr(entry, name) for name in ENTRY_FIELDS})


class AwardConflict(Refused):
    """Somebody else judged one of the leaves in the same moment."""


def award_points(
    *,
    round: Round,
    stage: Stage,
    judgements: Sequence[Judgement],
    by: User,
    now: datetime,
    step: AssessmentStep | None = None,
    standing: Current | None = None,
) -> list[Award]:
    """Store the judgements that differ from what stands; those that do not are left alone.

    Two queries whatever their number, one where the caller has read what stands. The caller has checked
    what may be awarded and by whom. Raises AwardConflict, after which the caller's transaction is over.
    """
    standing = _standing(round, stage, judgements) if standing is None else standing
    changed = [j for j in judgements if _differs(j, standing.get((j.unit_id, j.criterion_code)))]
    rows = [
        Award(
            round=round,
            stage=stage,
            unit_id=j.unit_id,
            criterion_code=j.criterion_code,
            replaces_id=_replaced(standing.get((j.unit_id, j.criterion_code))),
            step=step,
            awarded_at=now,
            awarded_by=by,
            **{name: getattr(j, name) for name in ENTRY_FIELDS},
        )
        for j in changed
    ]
    try:
        return Award.objects.bulk_create(rows, batch_size=1000)
    except IntegrityError as error:
        # The chain of awards never forks: whoever came second reads again before judging.
        raise AwardConflict(
            "Có người vừa thẩm định cùng tiêu chí này; hãy tải lại trang rồi làm tiếp."
        ) from error


def _standing(round: Round, stage: Stage, judgements: Iterable[Judgement]) -> Current:
    units = {j.unit_id for j in judgements}
    codes = {j.criterion_code for j in judgements}
    rows = Award.objects.current().filter(
        Q(unit__in=units, criterion_code__in=codes), round=round, stage=stage
    )
    return {(award.unit_id, award.criterion_code): Stands(award.pk, award.entered()) for award in rows}


def _differs(judgement: Judgement, stands: Stands | None) -> bool:
    return stands is None or stands.entered != {name: getattr(judgement, name) for name in ENTRY_FIELDS}


def _replaced(stands: Stands | None) -> int | None:
    return stands.pk if stands else None
