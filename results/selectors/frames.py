"""The groups of a round as pages show them: classes with tones, domains, survey criteria."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from results.core.figures import ClassBound, DomainHead, GroupFrame
from results.core.tones import tones_of
from scoring.core.rules import SurveyRule, parse_rule
from scoring.core.types import Method, Part
from scoring.models import Band, Criterion


@dataclass(frozen=True, slots=True)
class SurveyCriterion:
    """A criterion whose points come from the survey, with the questions it pools."""

    group: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetFrames:
    """Groups in their order; survey criteria in the annexes' order."""

    groups: tuple[GroupFrame, ...]
    survey: tuple[SurveyCriterion, ...]

    def known(self, code: str) -> str:
        """The code where it is a group's, else "": all groups."""
        return code if any(frame.code == code for frame in self.groups) else ""

    def group(self, code: str) -> GroupFrame:
        """The group of that code. Raises KeyError."""
        for frame in self.groups:
            if frame.code == code:
                return frame
        raise KeyError(code)


def set_frames(criteria_set_id: int) -> SetFrames:
    """The frames of a criteria set: two queries."""
    rows = list(
        Criterion.objects.filter(
            Q(parent_code="", part=Part.MAIN) | Q(method=Method.SURVEY),
            catalogue__criteria_set=criteria_set_id,
        )
        .select_related("catalogue__group")
        .order_by("catalogue__group__order", "catalogue__group__code", "order")
    )
    classes = _classes(criteria_set_id)
    names = {row.catalogue.group.code: row.catalogue.group.name for row in rows}
    domains = defaultdict(list)
    for row in rows:
        if not row.parent_code and row.part == Part.MAIN:
            domains[row.catalogue.group.code].append(_domain_head(row))
    return SetFrames(
        groups=tuple(
            GroupFrame(code, name, classes.get(code, ()), tuple(domains[code]))
            for code, name in names.items()
        ),
        survey=tuple(_survey_criteria(rows)),
    )


def _domain_head(row: Criterion) -> DomainHead:
    return DomainHead(row.code, row.title, row.max_points, row.weight, row.previous_code)


def _classes(criteria_set_id: int) -> dict[str, tuple[ClassBound, ...]]:
    """Classes by group code, best first, toned over the whole set."""
    by_group = defaultdict(list)
    rows = Band.objects.filter(criteria_set=criteria_set_id).order_by("-lower")
    for code, name, lower in rows.values_list("group__code", "name", "lower"):
        by_group[code].append((name, lower))
    tones = tones_of({code: [name for name, _ in rows] for code, rows in by_group.items()})
    return {
        code: tuple(ClassBound(name, lower, tones[code, name]) for name, lower in rows)
        for code, rows in by_group.items()
    }


def _survey_criteria(rows: Iterable[Criterion]) -> Iterable[SurveyCriterion]:
    for row in rows:
        if row.method == Method.SURVEY:
            yield SurveyCriterion(row.catalogue.group.code, row.title, _questions(row))


def _questions(row: Criterion) -> tuple[str, ...]:
    rule = parse_rule(Method.SURVEY, row.parameters, max_points=row.max_points, part=Part(row.part))
    return rule.questions if isinstance(rule, SurveyRule) else ()
