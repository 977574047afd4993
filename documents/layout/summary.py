"""The summary annex of one unit group: a row per unit, in the order of rank, that adds up by hand."""

from dataclasses import dataclass
from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed
from documents.layout.columns import PointsColumn, points_columns
from documents.layout.figures import GroupFigures, UnitFigures
from documents.layout.notes import summary_notes
from documents.layout.numerals import signed
from documents.layout.sums import NO_INDEX, UNRANKED, branch_sums, part_sums
from scoring.core.words import Part

COLUMNS_BEFORE_POINTS = 2
COLUMNS_AFTER_POINTS = 6
ROOMY_UP_TO = 6


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A unit's row, every cell as printed; `complete` is False where there is no index."""

    unit: str
    points: tuple[str, ...]
    obtained: str
    applicable_max: str
    extra: str
    index: str
    band: str
    rank: str
    ranked: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class SummaryAnnex:
    """What the summary annex of a group says. `number` is Roman, `maximum` the annex's declared total."""

    number: str
    group: str
    columns: tuple[PointsColumn, ...]
    maximum: str
    rows: tuple[SummaryRow, ...]
    notes: tuple[str, ...]

    @property
    def column_numbers(self) -> range:
        """The numbers printed under the headings."""
        return range(1, COLUMNS_BEFORE_POINTS + len(self.columns) + COLUMNS_AFTER_POINTS + 1)

    @property
    def is_roomy(self) -> bool:
        """Whether few columns leave the names of units a wide one."""
        return len(self.columns) <= ROOMY_UP_TO


def summary_annex(group: GroupFigures, *, number: str) -> SummaryAnnex:
    """The annex from the run's figures. Raises FiguresDisagree where leaves and result differ."""
    columns = points_columns(group)
    rows = tuple(_row(group, columns, unit) for unit in sorted(group.units, key=_place))
    maximum = sum((domain.max_points for domain in group.domains), start=Decimal(0))
    notes = summary_notes(group, columns=columns, cells=[cell for row in rows for cell in row.points])
    return SummaryAnnex(number, group.name, columns, vn_fixed(maximum), rows, notes)


def _place(unit: UnitFigures) -> tuple[int, int]:
    """Ranked units by rank, then those outside the ranking, then those without an index."""
    if unit.index is None:
        return 2, 0
    return (0, unit.rank) if unit.rank is not None else (1, 0)


def _row(group: GroupFigures, columns: tuple[PointsColumn, ...], unit: UnitFigures) -> SummaryRow:
    sums = branch_sums(group, unit)
    return SummaryRow(
        unit=unit.name,
        points=tuple(column.cell(sums) for column in columns),
        obtained=part_sums(group, sums, Part.MAIN).total.figure,
        applicable_max=vn_fixed(unit.applicable_max),
        extra=signed(unit.extra),
        index=NO_INDEX if unit.index is None else vn_fixed(unit.index),
        band=unit.band,
        rank=UNRANKED if unit.rank is None else str(unit.rank),
        ranked=unit.rank is not None,
        complete=unit.index is not None,
    )
