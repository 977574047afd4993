"""What a run gives. Figures carry exactly the digits that are printed; None = there is none."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.core.words import Stage, Status


@dataclass(frozen=True, slots=True)
class LineResult:
    """One unit × leaf. `because` explains it in Vietnamese sentences, in reading order."""

    criterion: str
    max: Decimal
    points: Decimal | None
    status: Status
    stage: Stage | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DomainResult:
    """A top-level main branch (lĩnh vực)."""

    code: str
    obtained: Decimal
    applicable_max: Decimal


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit. `because` tells which knock-outs kept it from a higher band.

    `rank_of` counts the ranked units of the group that have an index. A self run has no index,
    band or rank.
    """

    code: str
    group: str
    ranked: bool
    complete: bool
    missing: tuple[str, ...]
    obtained: Decimal
    applicable_max: Decimal
    extra: Decimal
    index: Decimal | None
    band: str | None
    rank: int | None
    rank_of: int
    valid_forms: int
    domains: tuple[DomainResult, ...]
    lines: tuple[LineResult, ...]
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunResult:
    units: tuple[UnitResult, ...]
