"""The rows under the tree of a unit's annex: sums, and how index, class and rank follow from them."""

from collections.abc import Mapping

from cchc_portal.lib.numbers import vn_fixed
from documents.layout.annex_row import AnnexRow, result_row, sum_row
from documents.layout.figures import GroupFigures, UnitFigures
from documents.layout.notes import index_formula
from documents.layout.numerals import signed
from documents.layout.sums import NO_INDEX, UNRANKED, BranchSums, part_sums
from scoring.core.words import Part, Status

_INDEX = "Chỉ số cải cách hành chính (%)"


def main_sums(group: GroupFigures, sums: Mapping[str, BranchSums]) -> tuple[AnnexRow, ...]:
    """The totals of the main part, and the maximum left when what does not apply is taken off."""
    main = part_sums(group, sums, Part.MAIN)
    maximum, applicable = main.total.maximum, main.total.applicable_max
    rows = [sum_row("Tổng cộng", vn_fixed(maximum), main)]
    if maximum != applicable:
        rows.append(sum_row("Điểm tối đa của các tiêu chí không áp dụng", vn_fixed(maximum - applicable)))
    rows.append(sum_row("Điểm tối đa áp dụng", vn_fixed(applicable)))
    return tuple(rows)


def result_rows(group: GroupFigures, unit: UnitFigures) -> tuple[AnnexRow, ...]:
    """Bonus and penalty, index, class and rank; for a unit without index what it still lacks."""
    has_extra = any(c.part is not Part.MAIN for c in group.criteria)
    extra = [result_row("Điểm thưởng, điểm trừ", signed(unit.extra))] if has_extra else []
    if unit.index is None:
        lacking = [code for code, leaf in unit.leaves.items() if leaf.status is Status.MISSING]
        return (*extra, result_row(_INDEX, "", f"{NO_INDEX}: còn thiếu điểm tiêu chí {', '.join(lacking)}"))
    return (
        *extra,
        result_row(_INDEX, vn_fixed(unit.index), _calculation(group, unit)),
        result_row("Xếp loại", unit.band, unit.band_because),
        _rank(group, unit),
    )


def _rank(group: GroupFigures, unit: UnitFigures) -> AnnexRow:
    title = f"Hạng trong nhóm: {group.name}"
    if unit.rank is None:
        return result_row(title, "", UNRANKED)
    return result_row(title, f"{unit.rank}/{unit.rank_of}")


def _calculation(group: GroupFigures, unit: UnitFigures) -> str:
    """The division with the unit's own figures; a weighted index is explained under the table."""
    if group.weighted:
        return "Theo trọng số của các lĩnh vực"
    extra = vn_fixed(unit.extra)
    return index_formula(
        group,
        vn_fixed(unit.obtained),
        vn_fixed(unit.applicable_max),
        f"({extra})" if unit.extra < 0 else extra,
    )
