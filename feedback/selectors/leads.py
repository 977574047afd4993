"""Who leads which leaf of a round, and where a request on it goes."""

from dataclasses import dataclass

from accounts.models import Unit
from cchc_portal.lib.text import fold_name
from scoring.models import Assignment, Criterion, Round, RoundProfile


@dataclass(frozen=True, slots=True)
class Leads:
    """Lead units by annex and leaf; `issuing` is the agency that runs the round, where it is a unit."""

    by_leaf: dict[tuple[int, str], Unit | None]
    issuing: Unit | None

    def of(self, unit: Unit, code: str) -> Unit | None:
        """Who leads the leaf of the unit's annex; None where nobody is named."""
        return self.by_leaf.get((unit.group_id, code))

    def needs_member(self, unit: Unit, lead: Unit | None) -> bool:
        """Whether nobody but a member of the Tổ giúp việc can agree: the lead unit asks for itself, the
        agency that decides leads the leaf, or no unit does."""
        return lead is None or lead in (unit, self.issuing)


def leads_of(round: Round) -> Leads:
    """Three queries at most, whatever the size of the set."""
    leaves = Criterion.objects.filter(catalogue__criteria_set=round.criteria_set_id, is_leaf=True)
    named = leaves.select_related("lead_unit", "catalogue")
    by_leaf = {(leaf.catalogue.group_id, leaf.code): leaf.lead_unit for leaf in named}
    for row in Assignment.objects.filter(round=round).select_related("lead_unit"):
        by_leaf[row.group_id, row.criterion_code] = row.lead_unit
    return Leads(by_leaf, issuing_unit(round))


def issuing_unit(round: Round) -> Unit | None:
    """The unit that is called like the agency which issues the round's letters."""
    profile = RoundProfile.objects.filter(round=round).first()
    wanted = fold_name(profile.issuing_agency) if profile else ""
    return next((unit for unit in Unit.objects.order_by("-id") if fold_name(unit.name) == wanted), None)
