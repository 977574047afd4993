"""The figures that annexes print, as plain data: criteria of a group, its units, the set's rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.core.words import ExtraOrder, Part, RoundingMode, Status


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A node of the group's annex, in the annex's order. `parent` is empty on the top level."""

    code: str
    parent: str
    title: str
    max_points: Decimal
    part: Part
    is_leaf: bool
    is_survey: bool = False
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LeafFigures:
    """A unit's points on one leaf; None where missing or not applicable.

    `self_status` is None where units do not score the leaf themselves. `note` is a finished sentence
    (reason, document) without its status, which the layout says itself.
    """

    points: Decimal | None
    status: Status
    self_points: Decimal | None = None
    self_status: Status | None = None
    revised: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit's result as the run stored it; index None: not enough data.

    `band_because` tells which knock-out conditions kept the unit from a higher class.
    """

    code: str
    name: str
    ranked: bool
    obtained: Decimal
    applicable_max: Decimal
    extra: Decimal
    index: Decimal | None
    band: str
    rank: int | None
    rank_of: int | None
    valid_forms: int
    band_because: str
    leaves: Mapping[str, LeafFigures]


@dataclass(frozen=True, slots=True)
class BandRow:
    """A class with its lower bound, inclusive, and its knock-out conditions as typed."""

    name: str
    lower: Decimal
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """What the notes say of the set: its decision, rounding, and when bonus and penalty are added."""

    title: str
    decision: str
    rounding: RoundingMode
    digits: int
    extra_order: ExtraOrder


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A unit group with its annex of criteria (catalogue order), classes (highest first) and units."""

    name: str
    criteria: tuple[CriterionRow, ...]
    bands: tuple[BandRow, ...]
    units: tuple[UnitFigures, ...]
    rules: ScoringRules

    @property
    def domains(self) -> tuple[CriterionRow, ...]:
        return tuple(c for c in self.criteria if not c.parent and c.part is Part.MAIN)

    @property
    def weighted(self) -> bool:
        return any(domain.weight for domain in self.domains)
