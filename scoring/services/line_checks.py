"""What both desks ask of a line before it is saved: that it is there, and that nothing is wrong with it."""

from collections.abc import Iterable

from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.refusal import Refused
from scoring.core.entries import EntryFinding
from scoring.core.types import CriterionInput
from scoring.models import Assessment
from scoring.selectors.annex import annex_of


class NoSuchLeaf(Refused):
    """The unit's annex has no such leaf."""


def leaf_of(assessment: Assessment, code: str) -> CriterionInput:
    """The leaf of the unit's annex. Raises NoSuchLeaf."""
    found = next((c for c in annex_of(assessment) if c.code == code and c.rule is not None), None)
    if found is None:
        raise NoSuchLeaf(f"Phụ lục của đơn vị không có tiêu chí {code}")
    return found


def warnings_of(found: Iterable[EntryFinding]) -> tuple[EntryFinding, ...]:
    """The findings, all of them warnings. Raises Refused where there are errors, by column."""
    told = tuple(found)
    wrong = [finding for finding in told if finding.severity is Severity.ERROR]
    if wrong:
        raise Refused(
            findings=[Finding(f.message, column=f.column, found=f.found, severity=f.severity) for f in wrong]
        )
    return told
