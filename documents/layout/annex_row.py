"""A row of a unit's detailed annex."""

from dataclasses import dataclass

from cchc_portal.lib.numbers import vn_fixed
from documents.layout.figures import CriterionRow
from documents.layout.sums import BranchSums


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row, every cell as printed. `level` is domain, branch, leaf, sum or result."""

    level: str
    code: str
    title: str
    maximum: str
    own: str
    appraised: str
    survey: str
    total: str
    note: str = ""

    @property
    def points(self) -> tuple[str, str, str, str]:
        """The cells whose marks the notes explain."""
        return self.own, self.appraised, self.survey, self.total


def criterion_row(level: str, criterion: CriterionRow, sums: BranchSums, note: str) -> AnnexRow:
    """The row of a criterion with its sums."""
    return AnnexRow(
        level, criterion.code, criterion.title, vn_fixed(criterion.max_points), *sums.figures, note
    )


def sum_row(title: str, maximum: str, sums: BranchSums | None = None) -> AnnexRow:
    """A row of sums under the tree; without `sums` the maximum alone."""
    return AnnexRow("sum", "", title, maximum, *(sums.figures if sums else ("", "", "", "")))


def result_row(title: str, value: str, note: str = "") -> AnnexRow:
    """A row of the result: its value stands in the column of totals."""
    return AnnexRow("result", "", title, "", "", "", "", value, note)
