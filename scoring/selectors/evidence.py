"""Documents as the leaves of self-assessments name them, with what speaks against them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from scoring.core.evidence import EvidenceFlag, FileType, ScanState, outside
from scoring.models import Assessment, EvidenceUse, EvidenceVersion

_FILE_FIELDS = ("number", "file_name", "file_type", "size", "scan", "sha256")


@dataclass(frozen=True, slots=True)
class CurrentFile:
    """The latest version of a document."""

    number: int
    name: str
    file_type: FileType
    size: int
    scan: ScanState


@dataclass(frozen=True, slots=True)
class NamedEvidence:
    """A document as a leaf names it; `file` is None for a reference."""

    use_id: int
    evidence_id: int
    title: str
    number: str
    issued_on: date | None
    place: str
    file: CurrentFile | None
    flags: tuple[EvidenceFlag, ...]


Named = Mapping[str, tuple[NamedEvidence, ...]]


def named_evidence(assessment: Assessment) -> Named:
    """By leaf, in the order in which they were named: one query where the round's timetable is at hand."""
    return named_evidence_of_all([assessment]).get(assessment.pk, {})


def named_evidence_of_all(assessments: Sequence[Assessment]) -> dict[int, Named]:
    """By assessment, then by leaf: one query."""
    by_key = {assessment.pk: assessment for assessment in assessments}
    found: dict[int, dict[str, list[NamedEvidence]]] = defaultdict(lambda: defaultdict(list))
    for row in _uses(assessments).values(*_USE_FIELDS, "shared", *(f"file_{name}" for name in _FILE_FIELDS)):
        assessment = by_key[row["assessment"]]
        found[assessment.pk][row["criterion_code"]].append(_named(row, assessment))
    return {key: {code: tuple(rows) for code, rows in by_code.items()} for key, by_code in found.items()}


def flags_of(issued_on: date | None, shared: bool, assessment: Assessment) -> tuple[EvidenceFlag, ...]:
    """What speaks against a document in the round of the assessment."""
    timetable = getattr(assessment.round, "timetable", None)
    is_outside = timetable is not None and outside(issued_on, timetable.evidence_from, timetable.evidence_to)
    told = {EvidenceFlag.SHARED: shared, EvidenceFlag.OUTSIDE: is_outside}
    return tuple(flag for flag, is_so in told.items() if is_so)


def latest_version(evidence: str = "pk") -> QuerySet[EvidenceVersion]:
    """For a subquery: the last version of the document that the outer column names."""
    return EvidenceVersion.objects.filter(evidence=OuterRef(evidence)).order_by("-number")[:1]


def elsewhere(sha256: str, unit: str) -> Exists:
    """Whether another unit's store has the file that the outer columns name."""
    return Exists(
        EvidenceVersion.objects.filter(sha256=OuterRef(sha256)).exclude(evidence__unit=OuterRef(unit))
    )


_USE_FIELDS = (
    *("pk", "assessment", "criterion_code", "place"),
    *("evidence", "evidence__title", "evidence__number", "evidence__issued_on"),
)


def _uses(assessments: Sequence[Assessment]) -> QuerySet[EvidenceUse]:
    rows = EvidenceUse.objects.filter(assessment__in=assessments, removed_at__isnull=True).order_by("pk")
    files = {f"file_{name}": Subquery(latest_version("evidence").values(name)) for name in _FILE_FIELDS}
    return rows.annotate(**files).annotate(shared=elsewhere("file_sha256", "evidence__unit"))


def _named(row: dict[str, Any], assessment: Assessment) -> NamedEvidence:
    file = None
    if row["file_number"]:
        file = CurrentFile(
            row["file_number"],
            row["file_file_name"],
            FileType(row["file_file_type"]),
            row["file_size"],
            ScanState(row["file_scan"]),
        )
    return NamedEvidence(
        use_id=row["pk"],
        evidence_id=row["evidence"],
        title=row["evidence__title"],
        number=row["evidence__number"],
        issued_on=row["evidence__issued_on"],
        place=row["place"],
        file=file,
        flags=flags_of(row["evidence__issued_on"], row["shared"], assessment),
    )
