"""Who appraises each leaf of an annex in a round, and what nobody appraises yet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.core.words import Word


class Gap(Word):
    """Why a leaf has nobody who could appraise it."""

    NO_LEAD = "no_lead", "Chưa có đơn vị chủ trì"
    NO_APPRAISER = "no_appraiser", "Chưa có người thẩm định"
    ROLE_ENDED = "role_ended", "Người thẩm định không còn giữ vai trò ở đơn vị chủ trì"


@dataclass(frozen=True, slots=True)
class Appraiser:
    """Someone who holds the role today, and the units (codes) in which it is held."""

    username: str
    name: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignedLeaf:
    """A leaf with its lead unit and appraiser; `own_lead` where the round differs from the criteria set.

    `by_survey`: scored by the survey, so nobody appraises it.
    """

    group: str
    domain_code: str
    domain: str
    code: str
    title: str
    max_points: Decimal
    by_survey: bool = False
    lead: str = ""
    lead_name: str = ""
    own_lead: bool = False
    appraiser: Appraiser | None = None

    @property
    def gap(self) -> Gap | None:
        if self.by_survey:
            return None
        if not self.lead:
            return Gap.NO_LEAD
        if self.appraiser is None:
            return Gap.NO_APPRAISER
        return None if self.lead in self.appraiser.units else Gap.ROLE_ENDED


@dataclass(frozen=True, slots=True)
class Load:
    """How much one person appraises: leaves, and lines (leaves × units of their groups)."""

    appraiser: Appraiser
    leaves: int
    lines: int


def loads(
    leaves: Iterable[AssignedLeaf], appraisers: Iterable[Appraiser], units: Mapping[str, int]
) -> list[Load]:
    """Of everybody who holds the role or is named, the most loaded first; `units` counts those of a group."""
    people = {appraiser.username: appraiser for appraiser in appraisers}
    counts: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for leaf in leaves:
        if leaf.appraiser:
            people.setdefault(leaf.appraiser.username, leaf.appraiser)
            counts[leaf.appraiser.username] += 1
            lines[leaf.appraiser.username] += units.get(leaf.group, 0)
    found = [Load(person, counts[name], lines[name]) for name, person in people.items()]
    return sorted(found, key=lambda load: (-load.lines, -load.leaves, load.appraiser.name))


def gaps(leaves: Iterable[AssignedLeaf]) -> dict[Gap, int]:
    """How many leaves have each gap, those without any left out."""
    counts = Counter(leaf.gap for leaf in leaves if leaf.gap)
    return {gap: counts[gap] for gap in Gap if counts[gap]}
