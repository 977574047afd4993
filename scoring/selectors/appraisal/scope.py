"""What a person judges in a round."""

from collections.abc import Collection
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.models import Role, RoleGrant, User
from scoring.core.appraisal import Lead, Scope
from scoring.core.types import Method
from scoring.models import Assignment, Criterion, Round

Leads = dict[tuple[int, str], Lead]


def scope_of(round: Round, user: User, day: date, leaves: Collection[tuple[int, str]] = ()) -> Scope:
    """The person's scope on the day, of some leaves (group, code) only where any are named: three queries."""
    grants = list(RoleGrant.objects.filter(user=user).valid_on(day).values_list("role", "unit_id"))
    return Scope(
        user_id=user.pk,
        appraises_for=frozenset(unit for role, unit in grants if role == Role.APPRAISER and unit),
        belongs_to=frozenset(unit for _, unit in grants if unit),
        in_task_force=any(role == Role.TASK_FORCE for role, _ in grants),
        appraises_own=round.appraises_own,
        leads=leads_of(round, leaves),
    )


def leads_of(round: Round, leaves: Collection[tuple[int, str]] = ()) -> Leads:
    """Who judges each leaf of the round's annexes, by group and code, survey leaves left out: two queries."""
    nodes = Criterion.objects.filter(catalogue__criteria_set=round.criteria_set_id, is_leaf=True)
    nodes = nodes.filter(_among(leaves, "catalogue__group", "code"), lead_unit__isnull=False)
    nodes = nodes.exclude(method=Method.SURVEY)
    found = {
        (group, code): Lead(unit)
        for group, code, unit in nodes.values_list("catalogue__group", "code", "lead_unit")
    }
    rows = Assignment.objects.filter(_among(leaves, "group", "criterion_code"), round=round)
    assigned = {
        (group, code): Lead(unit, person)
        for group, code, unit, person in rows.values_list("group", "criterion_code", "lead_unit", "appraiser")
    }
    return {**found, **assigned}


def _among(leaves: Collection[tuple[int, str]], group: str, code: str) -> Q:
    """The named leaves; all of them where none is named."""
    return reduce(or_, (Q(**{group: at, code: what}) for at, what in leaves), Q())
