"""Plain figures of units and groups, as a run gives them and as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from results.core.tones import Tone
from scoring.core.rounding import HUNDRED, ZERO, Rounding, quotient

WHOLE = Rounding(digits=0)
TWO = Rounding(digits=2)


@dataclass(frozen=True, slots=True)
class ClassBound:
    """A class of a group's classification, with its lower bound."""

    name: str
    lower: Decimal
    tone: Tone


@dataclass(frozen=True, slots=True)
class DomainHead:
    """A top-level branch of an annex (lĩnh vực).

    `weight` is None unless the annex weighs its domains; `past_code` is the code it had last year
    where that was another one.
    """

    code: str
    title: str
    max_points: Decimal
    weight: Decimal | None = None
    past_code: str = ""


@dataclass(frozen=True, slots=True)
class GroupFrame:
    """A unit group under its annex: classes best first, domains in the annex's order."""

    code: str
    name: str
    classes: tuple[ClassBound, ...]
    domains: tuple[DomainHead, ...]

    def tone_of(self, class_name: str) -> Tone:
        """The tone of a class; a name this year's set does not know has none."""
        return next((c.tone for c in self.classes if c.name == class_name), Tone.NONE)

    def place_of(self, class_name: str) -> int | None:
        """0 for the best class; None for a name this year's set does not know."""
        return next((n for n, c in enumerate(self.classes) if c.name == class_name), None)


@dataclass(frozen=True, slots=True)
class DomainFigure:
    """A unit's points in a domain; an applicable maximum of 0 means the domain does not apply."""

    obtained: Decimal
    applicable_max: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Whole percent, as the heatmap prints and shades it."""
        if not self.applicable_max:
            return None
        return quotient(self.obtained * HUNDRED, self.applicable_max, WHOLE)


@dataclass(frozen=True, slots=True)
class PastFigure:
    """A unit's published result of an earlier year; `shares`: percent by domain code, as far as known.

    `unit` is the name of the unit that got it.
    """

    index: Decimal
    band: str
    rank: int | None
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """A unit's result in a run beside its last year's; `label` is the short name.

    `because` tells which knock-outs kept it from a higher class.
    """

    code: str
    name: str
    label: str
    group: str
    ranked: bool
    complete: bool
    missing: tuple[str, ...]
    obtained: Decimal
    applicable_max: Decimal
    extra: Decimal
    index: Decimal | None
    band: str
    tone: Tone
    rank: int | None
    rank_of: int | None
    valid_forms: int
    domains: Mapping[str, DomainFigure]
    past: PastFigure | None = None
    because: tuple[str, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """Index points gained since last year."""
        return self.index - self.past.index if self.index is not None and self.past else None

    @property
    def places_gained(self) -> int | None:
        """Places gained in the group since last year; below 0 for places lost."""
        if self.rank is None or self.past is None or self.past.rank is None:
            return None
        return self.past.rank - self.rank


def mean(values: list[Decimal], rounding: Rounding = TWO) -> Decimal | None:
    """The mean, rounded once as it is printed; None of nothing."""
    return quotient(sum(values, ZERO), Decimal(len(values)), rounding) if values else None


def in_rank_order(units: list[UnitFigure]) -> list[UnitFigure]:
    """By rank; then units without a rank by index, units without an index last."""
    return sorted(units, key=lambda u: (u.rank is None, u.rank or 0, u.index is None, -(u.index or ZERO)))
