"""What a person judges in a round."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.models import Role, RoleGrant, User
from accounts.rules import Standing
from scoring.core.appraisal import Lead, Scope
from scoring.models import Assignment, Round
from scoring.selectors.annex import leaf_facts_of

Leads = dict[tuple[int, str], Lead]


def scope_of(round: Round, user: User, day: date, leaves: Collection[tuple[int, str]] = ()) -> Scope:
    """The person's scope on the day, of some leaves (group, code) only where any are named: two queries, and
    one for a set not read yet."""
    grants = list(RoleGrant.objects.filter(user=user).valid_on(day).values_list("role", "unit_id"))
    return Scope(
        user_id=user.pk,
        appraises_for=frozenset(unit for role, unit in grants if role == Role.APPRAISER and unit),
        belongs_to=frozenset(unit for _, unit in grants if unit),
        in_task_force=any(role == Role.TASK_FORCE for role, _ in grants),
        appraises_own=round.appraises_own,
        leads=leads_of(round, leaves),
    )


def scope_now(round: Round, user: User, held: Standing, leaves: Collection[tuple[int, str]] = ()) -> Scope:
    """The same of today, where the standing is at hand: one query, and one for a set not read yet."""
    return Scope(
        user_id=user.pk,
        appraises_for=held.appraised_ids,
        belongs_to=held.belongs_to,
        in_task_force=held.holds({Role.TASK_FORCE}),
        appraises_own=round.appraises_own,
        leads=leads_of(round, leaves),
    )


def leads_of(round: Round, leaves: Collection[tuple[int, str]] = ()) -> Leads:
    """Who judges each leaf of the round's annexes, by group and code, survey leaves left out: one query, and
    one for a set not read yet."""
    of_set = {
        key: Lead(facts.lead_unit_id)
        for key, facts in leaf_facts_of(round.criteria_set).items()
        if facts.lead_unit_id and not facts.surveyed and (not leaves or key in leaves)
    }
    rows = Assignment.objects.filter(_among(leaves), round=round)
    assigned = {
        (group, code): Lead(unit, person)
        for group, code, unit, person in rows.values_list("group", "criterion_code", "lead_unit", "appraiser")
    }
    return {**of_set, **assigned}


def leads_some(round: Round, units: Collection[int]) -> bool:
    """Whether one of the units leads a leaf of the round: no query without units."""
    return bool(units) and any(lead.unit_id in units for lead in leads_of(round).values())


def _among(leaves: Collection[tuple[int, str]]) -> Q:
    """The named leaves, by group; all of them where none is named."""
    by_group: dict[int, list[str]] = defaultdict(list)
    for group, code in leaves:
        by_group[group].append(code)
    return reduce(or_, (Q(group=group, criterion_code__in=codes) for group, codes in by_group.items()), Q())
