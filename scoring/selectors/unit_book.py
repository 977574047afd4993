"""The workbook of a unit with what is stored of it now."""

from collections.abc import Iterator, Mapping

from scoring.core.engine import self_scored
from scoring.core.sheet import below
from scoring.core.types import CriterionInput, Stage
from scoring.core.unit_book import BookFrame, BookLeaf, BookLine
from scoring.models import Assessment, Claim
from scoring.selectors.annex import annex_of
from scoring.selectors.progress import granted_exemptions
from scoring.sheets.unit_book_writer import write_unit_book


def unit_book(assessment: Assessment) -> bytes:
    """The .xlsx: three queries, two for an annex read before, where round, set and unit are at hand."""
    return write_unit_book(book_frame(assessment), book_lines(assessment))


def book_frame(assessment: Assessment) -> BookFrame:
    """Whose workbook it is."""
    round, unit = assessment.round, assessment.unit
    return BookFrame(round.code, unit.code, unit.name, round.year, round.is_sample)


def book_lines(assessment: Assessment) -> tuple[BookLine, ...]:
    """The leaves that are the unit's own to score now, below their headings."""
    criteria = annex_of(assessment)
    granted = granted_exemptions([assessment]).get(assessment.pk, {})
    leaves = {leaf.code: leaf for leaf in _leaves(assessment, criteria, granted)}
    parents = {c.code: c.parent_code for c in criteria}
    return tuple(_ordered(criteria, leaves, parents))


def _leaves(
    assessment: Assessment, criteria: tuple[CriterionInput, ...], granted: Mapping[str, object]
) -> Iterator[BookLeaf]:
    # Values and versions of one query: a version newer than its values would overwrite somebody's.
    claims = {claim.criterion_code: claim for claim in Claim.objects.filter(assessment=assessment)}
    for criterion in criteria:
        if criterion.rule is not None and self_scored(criterion) and criterion.code not in granted:
            claim = claims.get(criterion.code)
            entry = claim.entry(assessment.unit.code, Stage.SELF) if claim else None
            yield BookLeaf(criterion, entry, claim.version if claim else 0)


def _ordered(
    criteria: tuple[CriterionInput, ...], leaves: Mapping[str, BookLeaf], parents: Mapping[str, str | None]
) -> Iterator[BookLine]:
    for criterion in criteria:
        if criterion.code in leaves:
            yield leaves[criterion.code]
        elif criterion.rule is None and below(criterion.code, parents, [*leaves]):
            yield criterion
