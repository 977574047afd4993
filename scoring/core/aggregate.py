"""Points of a unit added up, and the index they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.core.lines import Leaf
from scoring.core.results import DomainResult, LineResult
from scoring.core.rounding import ZERO, Rounding, ratio, rounded
from scoring.core.words import ExtraOrder, Part, Status


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over main leaves; `extra` is bonus plus penalty. Missing leaves stay in the maximum."""

    obtained: Decimal
    applicable_max: Decimal
    extra: Decimal
    missing: tuple[str, ...]
    domains: tuple[DomainResult, ...]


def add_up(leaves: Sequence[Leaf], lines: Sequence[LineResult], rounding: Rounding) -> Totals:
    """The sums of one unit; `lines` stand in the order of `leaves`."""
    zero = rounded(ZERO, rounding)
    extra = zero
    reached = {leaf.domain: zero for leaf in leaves if leaf.part is Part.MAIN}
    possible = dict(reached)
    for leaf, line in zip(leaves, lines, strict=True):
        points = zero if line.points is None else line.points
        if leaf.part is not Part.MAIN:
            extra += points
        elif line.status is not Status.NOT_APPLICABLE:
            reached[leaf.domain] += points
            possible[leaf.domain] += leaf.max
    missing = tuple(line.criterion for line in lines if line.status is Status.MISSING)
    domains = tuple(DomainResult(code, reached[code], possible[code]) for code in reached)
    return Totals(sum(reached.values(), zero), sum(possible.values(), zero), extra, missing, domains)


def index(
    totals: Totals, weights: Mapping[str, Decimal], extra_order: ExtraOrder, rounding: Rounding
) -> Decimal | None:
    """The printed index: rescaled, bonus and penalty added, clamped to 0..100, rounded once.

    `weights` by domain, empty where the annex has none. None where nothing is applicable.
    """
    value = _weighted(totals.domains, weights) if weights else _plain(totals, extra_order)
    if value is None:
        return None
    if weights or extra_order is ExtraOrder.AFTER:
        value += Fraction(totals.extra)
    value = min(max(value, Fraction(0)), Fraction(100))
    return ratio(value.numerator, value.denominator, rounding)


def _plain(totals: Totals, extra_order: ExtraOrder) -> Fraction | None:
    if totals.applicable_max <= 0:
        return None
    before = totals.extra if extra_order is ExtraOrder.BEFORE else ZERO
    return 100 * Fraction(totals.obtained + before) / Fraction(totals.applicable_max)


def _weighted(domains: Sequence[DomainResult], weights: Mapping[str, Decimal]) -> Fraction | None:
    applicable = [domain for domain in domains if domain.applicable_max > 0]
    whole = sum((Fraction(weights.get(domain.code, ZERO)) for domain in applicable), Fraction(0))
    if not whole:
        return None
    shares = (
        Fraction(weights.get(d.code, ZERO)) * Fraction(d.obtained) / Fraction(d.applicable_max)
        for d in applicable
    )
    return 100 * sum(shares, Fraction(0)) / whole
