"""The points columns of a summary annex: domains, then the survey."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc_portal.lib.numbers import vn, vn_fixed
from documents.layout.figures import CriterionRow, GroupFigures
from documents.layout.sums import BranchSums
from scoring.core.words import Part


@dataclass(frozen=True, slots=True)
class PointsColumn:
    """A column with its heading, a detail under it, its maximum, and the branches added in it."""

    heading: str
    detail: str
    maximum: str
    codes: tuple[str, ...]
    is_survey: bool = False
    shows_maximum: bool = False

    def cell(self, sums: Mapping[str, BranchSums]) -> str:
        """A unit's points; beside them the maximum that applies to it, where the index needs it."""
        added = sum((sums[code] for code in self.codes), start=BranchSums())
        if not self.shows_maximum:
            return (added.survey if self.is_survey else added.appraised).figure
        tally = added.survey if self.is_survey else added.total
        return f"{tally.figure}/{vn_fixed(tally.applicable_max)}" if tally.applicable else tally.figure


def points_columns(group: GroupFigures) -> tuple[PointsColumn, ...]:
    """The columns of the group's annex, in its order.

    Without weights survey points stand in their own column only, so that a row adds up; a domain
    of nothing but survey leaves needs no other column. With weights domains stay whole, since the
    index is counted from them, and the survey is shown beside them.
    """
    surveys = _survey_branches(group.criteria)
    if group.weighted:
        domains = [_whole_domain(domain) for domain in group.domains]
    else:
        domains = [_domain(domain, surveys) for domain in group.domains if domain not in surveys]
    return (*domains, _survey(surveys, group.weighted)) if surveys else tuple(domains)


def _survey_branches(criteria: tuple[CriterionRow, ...]) -> tuple[CriterionRow, ...]:
    """The topmost main branches whose leaves are all survey leaves."""
    children: dict[str, list[CriterionRow]] = {}
    for criterion in criteria:
        children.setdefault(criterion.parent, []).append(criterion)

    def is_survey(node: CriterionRow) -> bool:
        return node.is_survey if node.is_leaf else all(map(is_survey, children[node.code]))

    return tuple(
        node
        for node in criteria
        if node.part is Part.MAIN
        and is_survey(node)
        and not any(is_survey(above) for above in criteria if above.code == node.parent)
    )


def _whole_domain(domain: CriterionRow) -> PointsColumn:
    weight = f"trọng số {vn(domain.weight)}" if domain.weight else ""
    return PointsColumn(domain.title, weight, vn_fixed(domain.max_points), (domain.code,), shows_maximum=True)


def _domain(domain: CriterionRow, surveys: Iterable[CriterionRow]) -> PointsColumn:
    inside = _points(survey for survey in surveys if survey.code.startswith(f"{domain.code}."))
    detail = "không gồm khảo sát" if inside else ""
    return PointsColumn(domain.title, detail, vn_fixed(domain.max_points - inside), (domain.code,))


def _survey(surveys: tuple[CriterionRow, ...], weighted: bool) -> PointsColumn:
    codes = tuple(survey.code for survey in surveys)
    return PointsColumn(
        heading="Trong đó: khảo sát" if weighted else "Khảo sát",
        detail=f"mục {', '.join(codes)}",
        maximum=vn_fixed(_points(surveys)),
        codes=codes,
        is_survey=True,
        shows_maximum=weighted,
    )


def _points(nodes: Iterable[CriterionRow]) -> Decimal:
    return sum((node.max_points for node in nodes), start=Decimal(0))
