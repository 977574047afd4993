"""Whether those who appraise judge alike: gaps, leniency, the same proof or figures marked differently."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import median

from scoring.core.rounding import ZERO

FEW = 5  # judgements; below it a mean says little


@dataclass(frozen=True, slots=True)
class Judged:
    """One awarded line: points of at most `maximum`, None where they wait for the group's figures.

    `figures` is what was entered, without points given directly; `proofs` name the documents of the line
    (a file by its hash, a reference by its number); `override`: points given instead of the rule's.
    """

    unit: str
    unit_code: str
    group: str
    code: str
    lead: str
    by: str
    at: datetime
    maximum: Decimal
    claimed: Decimal | None
    awarded: Decimal | None
    reason: str = ""
    figures: Hashable = None
    proofs: frozenset[str] = frozenset()
    override: bool = False
    own: bool = False
    late: bool = False

    @property
    def gap(self) -> Decimal | None:
        """Points claimed beyond those awarded; None where either is not known."""
        return None if self.claimed is None or self.awarded is None else self.claimed - self.awarded

    @property
    def share(self) -> Decimal | None:
        """Awarded of the maximum; None where there is none, as with penalties."""
        return None if self.awarded is None or self.maximum <= ZERO else self.awarded / self.maximum

    @property
    def criterion(self) -> tuple[str, str]:
        return self.group, self.code


@dataclass(frozen=True, slots=True)
class Leniency:
    """How one judge marks: the mean share of the maximum, in percent, beside the median of the others on
    the same criteria, None where nobody else judged them. `small`: too few to say much."""

    who: str
    lines: int
    mean: Decimal
    others: Decimal | None
    compared: int
    small: bool

    @property
    def beyond(self) -> Decimal | None:
        """Percentage points above the others."""
        return None if self.others is None else self.mean - self.others


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Lines alike in `what` (a document, or the figures entered) and marked differently."""

    what: str
    lines: tuple[Judged, ...]


def largest_gaps(judged: Iterable[Judged], most: int) -> tuple[Judged, ...]:
    """Where claim and award lie furthest apart, whichever is higher."""
    apart = [(abs(line.gap), line) for line in judged if line.gap]
    return tuple(line for _, line in sorted(apart, key=lambda pair: (-pair[0], *pair[1].criterion))[:most])


def leniency(judged: Sequence[Judged], who: Callable[[Judged], str]) -> tuple[Leniency, ...]:
    """Of each judge (`who`: the lead unit, or the person), the most lenient first."""
    shares = [(who(line), line.criterion, line.share) for line in judged]
    known = [(judge, criterion, share) for judge, criterion, share in shares if share is not None]
    by_judge: dict[str, list[tuple[tuple[str, str], Decimal]]] = defaultdict(list)
    by_criterion: dict[tuple[str, str], list[tuple[str, Decimal]]] = defaultdict(list)
    for judge, criterion, share in known:
        by_judge[judge].append((criterion, share))
        by_criterion[criterion].append((judge, share))
    found = (_leniency(judge, own, by_criterion) for judge, own in by_judge.items())
    return tuple(sorted(found, key=lambda row: (-(row.beyond or ZERO), row.who)))


def _leniency(
    judge: str,
    own: Sequence[tuple[tuple[str, str], Decimal]],
    by_criterion: dict[tuple[str, str], list[tuple[str, Decimal]]],
) -> Leniency:
    criteria = {criterion for criterion, _ in own}
    others = [share for c in criteria for who, share in by_criterion[c] if who != judge]
    return Leniency(
        who=judge,
        lines=len(own),
        mean=100 * sum((share for _, share in own), ZERO) / len(own),
        others=100 * median(others) if others else None,
        compared=len(others),
        small=len(own) < FEW or len(others) < FEW,
    )


def same_proof(judged: Iterable[Judged]) -> tuple[Disagreement, ...]:
    """One document that proves a criterion for several units of a group, with different shares of the
    maximum."""
    found: dict[tuple[str, tuple[str, str]], list[Judged]] = defaultdict(list)
    for line in judged:
        for proof in line.proofs:
            found[proof, line.criterion].append(line)
    return tuple(_disagreeing((proof, lines) for (proof, _), lines in sorted(found.items())))


def same_figures(judged: Iterable[Judged]) -> tuple[Disagreement, ...]:
    """Units of a group that entered the same figures on a criterion and got different points."""
    found: dict[tuple[tuple[str, str], Hashable], list[Judged]] = defaultdict(list)
    for line in judged:
        if line.figures is not None:
            found[line.criterion, line.figures].append(line)
    return tuple(_disagreeing((code, lines) for ((_, code), _), lines in found.items()))


def _disagreeing(alike: Iterable[tuple[str, list[Judged]]]) -> Iterator[Disagreement]:
    for what, lines in alike:
        units = {line.unit for line in lines}
        if len(units) > 1 and len({line.share for line in lines}) > 1:
            yield Disagreement(what, tuple(sorted(lines, key=lambda line: (line.share or ZERO, line.unit))))
