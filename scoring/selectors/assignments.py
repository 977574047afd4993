"""The leaves of a round with who appraises them."""

from collections import defaultdict
from datetime import date

from django.db.models import Count

from accounts.models import Role, RoleGrant
from scoring.core.assignments import Appraiser, AssignedLeaf
from scoring.core.types import Method
from scoring.models import Assessment, Assignment, Criterion, Round


def appraisers_on(day: date) -> dict[str, Appraiser]:
    """Who holds the role on the day, by user name, in the order of their names: one query."""
    grants = RoleGrant.objects.valid_on(day).filter(role=Role.APPRAISER, user__is_active=True)
    rows = grants.order_by("user__full_name", "user__username", "unit__code")
    units: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for grant in rows.select_related("user", "unit"):
        names[grant.user.username] = grant.user.get_full_name()
        if grant.unit and grant.unit.code not in units[grant.user.username]:
            units[grant.user.username].append(grant.unit.code)
    return {username: Appraiser(username, name, tuple(units[username])) for username, name in names.items()}


def assigned_leaves(round: Round, appraisers: dict[str, Appraiser]) -> list[AssignedLeaf]:
    """Every leaf of every annex of the round, in order: two queries."""
    rows = Assignment.objects.filter(round=round).select_related("lead_unit", "appraiser")
    assignments = {(row.group_id, row.criterion_code): row for row in rows}
    nodes = Criterion.objects.filter(catalogue__criteria_set=round.criteria_set_id)
    nodes = nodes.select_related("catalogue__group", "lead_unit").order_by("catalogue__order", "order")
    found: list[AssignedLeaf] = []
    domain = Criterion()
    for node in nodes:
        if not node.parent_code:
            domain = node
        if node.is_leaf:
            assigned = assignments.get((node.catalogue.group_id, node.code))
            found.append(_leaf(node, domain, assigned, appraisers))
    return found


def units_by_group(round: Round) -> dict[str, int]:
    """How many units of each group take part: one query."""
    rows = Assessment.objects.filter(round=round).values_list("unit__group__code")
    return dict(rows.annotate(Count("id")).order_by())


def _leaf(
    node: Criterion, domain: Criterion, assigned: Assignment | None, appraisers: dict[str, Appraiser]
) -> AssignedLeaf:
    lead = assigned.lead_unit if assigned else node.lead_unit
    person = assigned.appraiser if assigned else None
    return AssignedLeaf(
        group=node.catalogue.group.code,
        domain_code=domain.code,
        domain=domain.title,
        code=node.code,
        title=node.title,
        max_points=node.max_points,
        by_survey=node.method == Method.SURVEY,
        lead=lead.code if lead else "",
        lead_name=lead.label if lead else "",
        own_lead=assigned is not None and assigned.lead_unit_id != node.lead_unit_id,
        appraiser=(
            appraisers.get(person.username, Appraiser(person.username, person.get_full_name()))
            if person
            else None
        ),
    )
