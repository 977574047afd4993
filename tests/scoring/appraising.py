"""A round in which a lead unit appraises the sheets of two units and its own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Role, Unit, User
from accounts.services.actors import system_actor
from scoring.core.types import Entry, Stage
from scoring.models import Assessment, CriteriaSet, Criterion, Round, Timetable
from scoring.selectors.desk import with_frame
from scoring.services.appraisal.save_award import SavedAward, save_award
from tests import factories
from tests.scoring.core import samples

OPENS = datetime(2020, 11, 21, 1, tzinfo=UTC)
NOW = datetime(2020, 12, 3, 2, tzinfo=UTC)  # 09:00 in the province
CLOSES = datetime(2020, 12, 20, 17, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Units A and B submitted their sheets, and so did LEAD, which leads the only judged leaf, 1.1.

    `appraiser` and `chief` (its head) are of LEAD, `member` of the Tổ giúp việc, `admin` runs the round.
    """

    round: Round
    a: Unit
    b: Unit
    lead: Unit
    appraiser: User
    chief: User
    member: User
    admin: User

    def assessment(self, unit: Unit | None = None) -> Assessment:
        """As it is now, with its frame."""
        return with_frame(Assessment.objects.all()).get(unit=unit or self.a)


def make_appraisal(**round_fields: Any) -> Appraisal:
    """Nothing claimed or judged yet; leaf 1.1 is worth 10 points."""
    group = factories.make_group()
    a, b, lead = (factories.make_unit(group, code) for code in ("A", "B", "LEAD"))
    round = factories.make_round(factories.make_set([group]), **round_fields)
    Criterion.objects.filter(is_leaf=True).update(lead_unit=lead)
    for unit in (a, b, lead):
        Assessment.objects.create(round=round, unit=unit, state="submitted")
    Timetable.objects.create(
        round=round,
        appraisal_opens_at=OPENS,
        appraisal_due_at=CLOSES,
        set_at=OPENS,
        set_by=system_actor(),
    )
    return Appraisal(
        round=round,
        a=a,
        b=b,
        lead=lead,
        appraiser=factories.make_person(Role.APPRAISER, lead),
        chief=factories.make_person(Role.UNIT_HEAD, lead),
        member=factories.make_person(Role.TASK_FORCE),
        admin=factories.make_person(Role.ROUND_ADMIN),
    )


def open_now() -> None:
    """The timetable around this moment, for pages: their clock is the machine's."""
    now = timezone.now()
    Timetable.objects.update(
        self_opens_at=now - timedelta(days=20),
        self_due_at=now - timedelta(days=10),
        appraisal_opens_at=now - timedelta(days=9),
        appraisal_due_at=now + timedelta(days=9),
    )


def judgement(code: str = "1.1", unit: str = "A", **more: Any) -> Entry:
    """An entry of the appraiser's; numbers may be given as text."""
    return samples.award(unit, code, Stage.APPRAISAL, **more)


def judged(assessment: Assessment, by: User, *, version: int = 0, **more: Any) -> SavedAward:
    """The desk's save of leaf 1.1 unless told."""
    code = more.pop("code", "1.1")
    now = more.pop("now", NOW)
    return save_award(
        assessment=assessment,
        criterion_code=code,
        entry=judgement(code, assessment.unit.code, **more),
        version=version,
        by=by,
        now=now,
    )


def freeze_set() -> None:
    """As opening a round does: what a frozen set says is read once by a process."""
    CriteriaSet.objects.update(frozen_at=timezone.now(), frozen_by=system_actor())
