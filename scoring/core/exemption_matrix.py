"""Which leaves do not apply to which units, and what maximum each unit is left with."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import compress

from scoring.core.types import CriterionInput
from scoring.core.words import Part


@dataclass(frozen=True, slots=True)
class Wish:
    """A unit's own wish that a leaf should not apply; `refused` is the answer, where it got one."""

    reason: str
    document: str
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit on a leaf: exempt on a basis, asked for, or neither."""

    unit: str
    code: str
    exempt: bool
    basis: str = ""
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class MatrixUnit:
    """A unit of the group: its maximum with everything, and what is left of it."""

    code: str
    name: str
    full_max: Decimal
    applicable_max: Decimal
    exempt: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A leaf across the units, in their order."""

    code: str
    title: str
    max: Decimal
    domain: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish that was not granted: the leaf, and what maximum its unit would be left with."""

    unit: MatrixUnit
    row: MatrixRow
    wish: Wish

    @property
    def box(self) -> str:
        """Unit and leaf in one word, as forms name them."""
        return f"{self.unit.code}|{self.row.code}"

    @property
    def left(self) -> Decimal:
        return self.unit.applicable_max - self.row.max


@dataclass(frozen=True, slots=True)
class Granted:
    """A leaf that does not apply to a unit, and on what basis."""

    unit: MatrixUnit
    row: MatrixRow
    basis: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The leaves of one annex by its units."""

    units: tuple[MatrixUnit, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def wishes(self) -> tuple[Asked, ...]:
        """What units asked for and was not granted, leaf by leaf; those without an answer first."""
        asked = (
            Asked(unit, row, cell.wish)
            for row in self.rows
            for unit, cell in zip(self.units, row.cells, strict=True)
            if cell.wish and not cell.exempt
        )
        return tuple(sorted(asked, key=lambda found: bool(found.wish.refused)))

    @property
    def granted(self) -> tuple[Granted, ...]:
        """What does not apply, leaf by leaf, in the order of the units."""
        return tuple(
            Granted(unit, row, cell.basis)
            for row in self.rows
            for unit, cell in zip(self.units, row.cells, strict=True)
            if cell.exempt
        )

    def of(self, codes: Container[str]) -> "Matrix":
        """The same of some units only."""
        kept = [unit.code in codes for unit in self.units]
        rows = (replace(row, cells=tuple(compress(row.cells, kept))) for row in self.rows)
        return Matrix(tuple(compress(self.units, kept)), tuple(rows))


@dataclass(frozen=True, slots=True)
class MatrixFacts:
    """One unit as the matrix reads it. `bases` and `wishes` by leaf code."""

    code: str
    name: str
    bases: Mapping[str, str]
    wishes: Mapping[str, Wish]


def matrix_of(criteria: Sequence[CriterionInput], units: Iterable[MatrixFacts]) -> Matrix:
    """The matrix over the leaves of the annex that may be exempt: all but bonus and penalty."""
    facts = list(units)
    inner = {c.parent_code for c in criteria}
    leaves = [c for c in criteria if c.code not in inner and c.part is Part.MAIN]
    return Matrix(
        units=tuple(_unit(unit, leaves) for unit in facts),
        rows=tuple(
            MatrixRow(leaf.code, leaf.title, leaf.max, leaf.parent_code or "", _cells(leaf.code, facts))
            for leaf in leaves
        ),
    )


def _unit(unit: MatrixFacts, leaves: Sequence[CriterionInput]) -> MatrixUnit:
    full = sum((leaf.max for leaf in leaves), Decimal(0))
    left = sum((leaf.max for leaf in leaves if leaf.code not in unit.bases), Decimal(0))
    return MatrixUnit(unit.code, unit.name, full, left, sum(leaf.code in unit.bases for leaf in leaves))


def _cells(code: str, units: Sequence[MatrixFacts]) -> tuple[Cell, ...]:
    return tuple(
        Cell(unit.code, code, code in unit.bases, unit.bases.get(code, ""), unit.wishes.get(code))
        for unit in units
    )
