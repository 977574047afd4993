"""By which annexes and classes a round is scored: locked once it is open, shown on its page."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from scoring.models import Assessment, Band, Catalogue, Round


@dataclass(frozen=True, slots=True)
class GroupRules:
    """A unit group of the round: its annex, its units, and its classes by lower bound, best first."""

    name: str
    annex: str
    total: Decimal
    leaves: int
    units: int
    classes: tuple[tuple[str, Decimal], ...]


def group_rules(round: Round) -> list[GroupRules]:
    """The groups in the order of the annexes: three queries."""
    units = Counter(Assessment.objects.filter(round=round).values_list("unit__group", flat=True))
    classes: dict[int, list[tuple[str, Decimal]]] = defaultdict(list)
    bands = Band.objects.filter(criteria_set=round.criteria_set_id).order_by("-lower")
    for group, name, lower in bands.values_list("group", "name", "lower"):
        classes[group].append((name, lower))
    annexes = Catalogue.objects.filter(criteria_set=round.criteria_set_id).select_related("group")
    return [
        GroupRules(
            annex.group.name,
            annex.name,
            annex.total,
            annex.leaves,
            units[annex.group_id],
            tuple(classes[annex.group_id]),
        )
        for annex in annexes.annotate(leaves=Count("criteria", filter=Q(criteria__is_leaf=True)))
    ]
