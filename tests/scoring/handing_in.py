"""A small round in which two units score themselves, with the people who do it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Role, Unit, User
from accounts.services.actors import system_actor
from scoring.models import Assessment, Claim, Criterion, Evidence, EvidenceUse, Round, Timetable
from scoring.selectors.desk import with_frame
from tests import factories

OPENS = datetime(2020, 11, 1, 1, tzinfo=UTC)
NOW = datetime(2020, 11, 10, 2, tzinfo=UTC)  # 09:00 in the province
DUE = datetime(2020, 11, 15, 17, tzinfo=UTC)  # 00:00 of the 16th in the province
CLOSES = datetime(2020, 11, 20, 10, tzinfo=UTC)  # 17:00 of the 20th
REASON = "Theo quyết định của đơn vị"


@dataclass(frozen=True, slots=True)
class Desk:
    """Units A and B of one group; an officer and a head of A; who runs the round."""

    round: Round
    a: Unit
    b: Unit
    officer: User
    head: User
    admin: User

    def assessment(self, unit: Unit | None = None) -> Assessment:
        """As it is now, with its frame."""
        return with_frame(Assessment.objects.all()).get(unit=unit or self.a)


def make_desk(**round_fields: Any) -> Desk:
    """Nothing claimed yet. The only leaf of the units' own is 1.1, judged, of 10 points."""
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]), **round_fields)
    a, b = (factories.make_unit(group, code) for code in "AB")
    for unit in (a, b):
        Assessment.objects.create(round=round, unit=unit)
    Timetable.objects.create(
        round=round,
        self_opens_at=OPENS,
        self_due_at=DUE,
        self_closes_at=CLOSES,
        set_at=OPENS,
        set_by=system_actor(),
    )
    return Desk(
        round=round,
        a=a,
        b=b,
        officer=factories.make_person(Role.UNIT_OFFICER, a),
        head=factories.make_person(Role.UNIT_HEAD, a),
        admin=factories.make_person(Role.ROUND_ADMIN),
    )


def open_now() -> None:
    """The timetable around this moment, for pages: their clock is the machine's."""
    now = timezone.now()
    Timetable.objects.update(
        self_opens_at=now - timedelta(days=9),
        self_due_at=now + timedelta(days=6),
        self_closes_at=now + timedelta(days=9),
    )


def close_now() -> None:
    """Self-scoring ended a moment ago."""
    now = timezone.now()
    Timetable.objects.update(self_opens_at=now - timedelta(days=9), self_due_at=now, self_closes_at=now)


def claim(assessment: Assessment, code: str = "1.1", points: str | None = "7.5", **fields: Any) -> Claim:
    """A claim of so many points, saved by its unit's officer's office."""
    defaults = {"state": "score", "points": points, "saved_at": NOW, "saved_by": system_actor()}
    return Claim.objects.create(assessment=assessment, criterion_code=code, **{**defaults, **fields})


def ask_evidence(text: str = "Kế hoạch năm", code: str = "1.1") -> None:
    """The set names evidence for the leaf."""
    Criterion.objects.filter(code=code).update(evidence=text)


def name_document(assessment: Assessment, code: str = "1.1", **fields: Any) -> EvidenceUse:
    """A reference to a document of the unit's store, named for the leaf."""
    evidence = Evidence.objects.create(
        unit=assessment.unit,
        added_at=NOW,
        added_by=system_actor(),
        **{"title": "Kế hoạch CCHC", "number": "12/KH-SA", **fields},
    )
    return EvidenceUse.objects.create(
        assessment=assessment,
        criterion_code=code,
        evidence=evidence,
        place="trang 3",
        added_at=NOW,
        added_by=system_actor(),
    )
