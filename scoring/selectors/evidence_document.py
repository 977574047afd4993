"""One document with its versions, the uses that stand, and what speaks against it."""

from dataclasses import dataclass

from accounts.models import Unit
from scoring.core.evidence import EvidenceFlag
from scoring.models import Evidence, EvidenceUse, EvidenceVersion
from scoring.selectors.evidence import flags_of
from scoring.selectors.evidence_store import standing_uses


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Versions and uses, the latest first; `others` are the units whose stores have the current file."""

    evidence: Evidence
    versions: tuple[EvidenceVersion, ...]
    uses: tuple[EvidenceUse, ...]
    flags: tuple[EvidenceFlag, ...]
    others: tuple[Unit, ...]

    @property
    def current(self) -> EvidenceVersion | None:
        return self.versions[0] if self.versions else None


def document_page(evidence: Evidence) -> DocumentPage:
    """The document: three queries."""
    versions = tuple(evidence.versions.select_related("added_by").order_by("-number"))
    uses = tuple(standing_uses().filter(evidence=evidence).select_related("added_by"))
    others = _others(evidence, versions[0].sha256) if versions else ()
    flags = {flag for use in uses for flag in flags_of(evidence.issued_on, False, use.assessment)}
    if others:
        flags.add(EvidenceFlag.SHARED)
    return DocumentPage(evidence, versions, uses, tuple(sorted(flags)), others)


def _others(evidence: Evidence, sha256: str) -> tuple[Unit, ...]:
    kept = EvidenceVersion.objects.filter(sha256=sha256).exclude(evidence__unit=evidence.unit_id)
    return tuple(Unit.objects.filter(pk__in=kept.values("evidence__unit")).in_order())
