"""The documents that a unit named for the leaves of its sheet, as they stand now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Subquery

from scoring.core.submission_content import NamedDocument
from scoring.models import Assessment, EvidenceUse, EvidenceVersion
from scoring.selectors.evidence import latest_version

_VERSION = ("number", "file_name", "sha256")


def named_documents(assessment: Assessment) -> Mapping[str, tuple[NamedDocument, ...]]:
    """By leaf, in the order in which they were named, each with its latest file: one query."""
    rows = EvidenceUse.objects.filter(assessment=assessment, removed_at__isnull=True).order_by("id")
    with_file = rows.annotate(
        **{f"file_{name}": Subquery(latest_version("evidence").values(name)) for name in _VERSION}
    )
    found: dict[str, list[NamedDocument]] = defaultdict(list)
    for use in with_file.values(
        *("criterion_code", "place", "evidence__title", "evidence__number", "evidence__issued_on"),
        *(f"file_{name}" for name in _VERSION),
    ):
        found[use["criterion_code"]].append(
            NamedDocument(
                title=use["evidence__title"],
                number=use["evidence__number"],
                issued_on=use["evidence__issued_on"],
                place=use["place"],
                file_name=use["file_file_name"] or "",
                version=use["file_number"] or 0,
                sha256=use["file_sha256"] or "",
            )
        )
    return {code: tuple(documents) for code, documents in found.items()}


def files_of_others(assessment: Assessment, documents: Iterable[NamedDocument]) -> frozenset[str]:
    """The SHA-256 of those files that lie in the store of another unit too: at most one query."""
    own = {document.sha256 for document in documents if document.sha256}
    if not own:
        return frozenset()
    others = EvidenceVersion.objects.filter(sha256__in=own).exclude(evidence__unit=assessment.unit_id)
    return frozenset(others.values_list("sha256", flat=True))
