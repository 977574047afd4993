"""The detailed annex of one unit: the whole tree of criteria with its points, and how the index follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cchc_portal.lib.numbers import vn
from documents.layout.annex_row import AnnexRow, criterion_row
from documents.layout.figures import CriterionRow, GroupFigures, LeafFigures, UnitFigures
from documents.layout.notes import (
    answer_note,
    bands_note,
    criteria_note,
    index_formula,
    index_limits,
    marks_note,
)
from documents.layout.sums import BranchSums, branch_sums, leaf_sums
from documents.layout.unit_results import main_sums, result_rows
from scoring.core.words import Part, Status

_SPOKEN = (Status.NOT_APPLICABLE, Status.NO_CASE, Status.OVERRIDE)


@dataclass(frozen=True, slots=True)
class UnitAnnex:
    """What the detailed annex of a unit says; `results` are the rows that end its table."""

    number: str
    unit: str
    rows: tuple[AnnexRow, ...]
    results: tuple[AnnexRow, ...]
    notes: tuple[str, ...]


def unit_annex(
    group: GroupFigures, unit: UnitFigures, *, number: str, respond_before: date | None = None
) -> UnitAnnex:
    """The annex from the run's figures; answers to it come before the day. Raises FiguresDisagree where
    leaves and result differ."""
    sums = branch_sums(group, unit)
    main = [_row(c, unit, sums) for c in group.criteria if c.part is Part.MAIN]
    extra = [_row(c, unit, sums) for c in group.criteria if c.part is not Part.MAIN]
    rows = (*main, *main_sums(group, sums), *extra)
    notes = (*_notes(group, unit, rows), *answer_note(respond_before))
    return UnitAnnex(number, unit.name, rows, result_rows(group, unit), notes)


def _row(criterion: CriterionRow, unit: UnitFigures, sums: Mapping[str, BranchSums]) -> AnnexRow:
    if criterion.is_leaf:
        leaf = unit.leaves[criterion.code]
        level = "leaf" if criterion.parent else "domain"
        return criterion_row(level, criterion, leaf_sums(criterion, leaf), leaf_note(leaf))
    level = "branch" if criterion.parent else "domain"
    weight = f"Trọng số {vn(criterion.weight)}" if criterion.weight else ""
    return criterion_row(level, criterion, sums[criterion.code], weight)


def leaf_note(leaf: LeafFigures) -> str:
    """Status and reason; a reason that opens with the status's own words is not announced by them."""
    parts = ["Điều chỉnh sau phản hồi"] if leaf.revised else []
    label = leaf.status.label if leaf.status in _SPOKEN else ""
    if label and not leaf.note.casefold().startswith(label.casefold()):
        parts.append(label)
    if leaf.note:
        parts.append(leaf.note)
    return ": ".join(parts)


def _notes(group: GroupFigures, unit: UnitFigures, rows: Iterable[AnnexRow]) -> tuple[str, ...]:
    formula = index_formula(group, "tổng điểm", "điểm tối đa áp dụng", "điểm thưởng, điểm trừ")
    has_survey = any(criterion.is_survey for criterion in group.criteria)
    return (
        criteria_note(group.rules),
        "Cột (7) = cột (5) + cột (6). Cột (4) do đơn vị tự chấm, chỉ để đối chiếu.",
        f"Chỉ số = {formula}, {index_limits(group.rules)}.",
        bands_note(group.bands),
        *([f"Khảo sát: {unit.valid_forms} phiếu hợp lệ."] if has_survey else []),
        *marks_note(cell for row in rows for cell in row.points),
    )
