"""A unit with an open round and documents in its store."""

from datetime import date

from django.core.files.base import ContentFile

from accounts.models import Unit, User
from accounts.services.actors import system_actor
from scoring.models import Assessment, Evidence, EvidenceUse
from scoring.services.evidence.add_evidence import add_evidence
from scoring.services.evidence.use_evidence import use_evidence
from tests import factories
from tests.cchc_portal.lib.files import samples

LEAF = "1.1"


def opened(*codes: str, year: int = 2020) -> list[Assessment]:
    """An assessment of each unit in an open round without a timetable; both leaves name evidence."""
    group = factories.make_group()
    criteria_set = factories.make_set([group])
    criteria_set.catalogues.get().criteria.filter(is_leaf=True).update(evidence="Kế hoạch, báo cáo")
    round = factories.make_round(criteria_set, year)
    units = [factories.make_unit(group, code) for code in codes]
    return [Assessment.objects.create(round=round, unit=unit) for unit in units]


def upload(content: bytes, name: str = "ke-hoach.pdf") -> ContentFile:
    return ContentFile(content, name=name)


def kept(unit: Unit, content: bytes | None = None, name: str = "Kế hoạch 01.pdf", **more: object) -> Evidence:
    """A document in the unit's store, with a file."""
    file = upload(content or samples.pdf(), name)
    return add_evidence(unit=unit, file=file, by=system_actor(), **more)


def referred(unit: Unit, title: str = "Kế hoạch CCHC", **more: object) -> Evidence:
    """A document that is only named."""
    details = {"number": "15/KH-SNV", "issued_on": date(2020, 1, 20), **more}
    return add_evidence(unit=unit, title=title, by=system_actor(), **details)


def used(assessment: Assessment, evidence: Evidence, leaf: str = LEAF, place: str = "") -> EvidenceUse:
    return use_evidence(
        assessment=assessment, criterion_code=leaf, evidence=evidence, place=place, by=system_actor()
    )


def officer(unit: Unit, username: str = "") -> User:
    return factories.make_person(factories.Role.UNIT_OFFICER, unit, username or f"can-bo-{unit.code}")
