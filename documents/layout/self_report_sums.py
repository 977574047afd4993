"""The sums of a self-assessment report, checked against the sheet's own totals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed
from documents.layout.sums import FiguresDisagree
from scoring.core.progress import LeafStanding
from scoring.core.sheet_domains import DomainLines
from scoring.core.submission_content import SheetContent, SheetLine
from scoring.core.words import Part

_ZERO = Decimal(0)
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class DomainSum:
    """Of a domain: its maximum, how much of it others score or does not apply, and the unit's points."""

    code: str
    title: str
    maximum: Decimal
    outside: Decimal
    exempt: Decimal
    own: Decimal

    @property
    def applicable(self) -> Decimal:
        return self.maximum - self.outside - self.exempt

    @property
    def maximum_text(self) -> str:
        return vn_fixed(self.maximum)

    @property
    def own_text(self) -> str:
        """Empty where nothing of the domain is the unit's to score."""
        return vn_fixed(self.own) if self.applicable else ""

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """Maximum, outside, exempt, applicable, own; the last two empty where the unit scores nothing."""
        applicable = vn_fixed(self.applicable) if self.applicable else ""
        outside, exempt = (vn_fixed(part) if part else _NOTHING for part in (self.outside, self.exempt))
        return self.maximum_text, outside, exempt, applicable, self.own_text


def domain_sums(content: SheetContent, domains: Sequence[DomainLines]) -> tuple[DomainSum, ...]:
    """One per domain. Raises FiguresDisagree where leaves and the sheet's totals differ."""
    sums = tuple(_sum(domain) for domain in domains)
    for domain, found in zip(domains, sums, strict=True):
        if domain.head.part is Part.MAIN:
            stored = (domain.total.obtained, domain.total.applicable_max)
            _check(content, f"lĩnh vực {found.code}", (found.own, found.applicable), stored)
    return sums


def whole_sum(content: SheetContent, main: Iterable[DomainSum]) -> DomainSum:
    """The main part added up. Raises FiguresDisagree."""
    rows = list(main)
    total = DomainSum(
        "",
        "Tổng cộng",
        maximum=_add(row.maximum for row in rows),
        outside=_add(row.outside for row in rows),
        exempt=_add(row.exempt for row in rows),
        own=_add(row.own for row in rows),
    )
    stored = (content.totals.obtained, content.totals.applicable_max)
    _check(content, "tổng cộng", (total.own, total.applicable), stored)
    return total


def _sum(domain: DomainLines) -> DomainSum:
    leaves = [line for line in domain.lines if line.is_leaf]
    return DomainSum(
        domain.head.code,
        domain.head.title,
        maximum=_add(line.maximum for line in leaves),
        outside=_maxima(leaves, LeafStanding.OUTSIDE),
        exempt=_maxima(leaves, LeafStanding.EXEMPT),
        own=_add(line.points for line in leaves if line.points is not None),
    )


def _maxima(leaves: Iterable[SheetLine], standing: LeafStanding) -> Decimal:
    return _add(line.maximum for line in leaves if line.standing is standing)


def _add(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, start=_ZERO)


def _check(
    content: SheetContent, what: str, found: tuple[Decimal, Decimal], stored: tuple[Decimal, Decimal]
) -> None:
    if found != stored:
        added, said = (f"{vn_fixed(points)}/{vn_fixed(maximum)}" for points, maximum in (found, stored))
        raise FiguresDisagree(f"{content.unit_name}, {what}: cộng từ các tiêu chí là {added}, bản ghi {said}")
