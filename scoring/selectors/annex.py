"""The annexes that units are scored under, as rules."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from scoring.core.types import CriterionInput
from scoring.models import Criterion
from scoring.selectors.run_inputs import criterion_input

AnnexKey = tuple[int, int]


def annexes(keys: Iterable[AnnexKey]) -> dict[AnnexKey, tuple[CriterionInput, ...]]:
    """The nodes of each annex, named by its set and group, in its order: one query."""
    asked = Q()
    for set_id, group_id in set(keys):
        asked |= Q(catalogue__criteria_set=set_id, catalogue__group=group_id)
    found: dict[AnnexKey, list[CriterionInput]] = defaultdict(list)
    rows = Criterion.objects.filter(asked).select_related("catalogue", "lead_unit").order_by("order")
    for row in rows if asked else ():
        found[row.catalogue.criteria_set_id, row.catalogue.group_id].append(criterion_input(row))
    return {key: tuple(criteria) for key, criteria in found.items()}
