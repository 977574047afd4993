"""Who may see and do what. Predicates over a user and a day, no query in templates.

Superusers run the machine (admin pages); they see no figures by that alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import Role, RoleGrant, User

OF_DEPARTMENT = frozenset({Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER})
SEES_EVERY_FIGURE = OF_DEPARTMENT | {Role.PROVINCE_LEADER}
ACTS_FOR_UNIT = frozenset({Role.UNIT_OFFICER, Role.UNIT_HEAD})
HANDLES_PAPERS = SEES_EVERY_FIGURE | {Role.CLERK}
MANAGES_PEOPLE = frozenset({Role.ROUND_ADMIN, Role.TECHNICIAN})
SEES_PEOPLE = MANAGES_PEOPLE | {Role.UNIT_HEAD}
NEVER_WITHOUT = (Role.ROUND_ADMIN, Role.TECHNICIAN)  # somebody must hold these, or nobody can mend anything


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person holds on a day: roles, and the units in which unit roles are held.

    `headed_ids`: the units among them that the person heads; `appraised_ids`: those whose appraiser the
    person is; `belongs_to`: those in which any role is held.
    """

    roles: frozenset[str]
    unit_ids: frozenset[int]
    headed_ids: frozenset[int] = frozenset()
    appraised_ids: frozenset[int] = frozenset()
    belongs_to: frozenset[int] = frozenset()

    def holds(self, roles: Iterable[str]) -> bool:
        return not self.roles.isdisjoint(roles)

    @property
    def sees_every_figure(self) -> bool:
        """Sở Nội vụ staff of the round and leaders, before and after publication."""
        return self.holds(SEES_EVERY_FIGURE)

    @property
    def handles_papers(self) -> bool:
        """Who sees every figure, and the clerk: papers of all units."""
        return self.holds(HANDLES_PAPERS)

    @property
    def manages_people(self) -> bool:
        """Sở Nội vụ staff of the round and technicians: accounts and roles of others."""
        return self.holds(MANAGES_PEOPLE)

    @property
    def sees_people(self) -> bool:
        """Who manages accounts, and the head of a unit for those of the unit."""
        return self.holds(SEES_PEOPLE)

    def may_grant(self, role: str) -> bool:
        """Whether this person may give and take the role: technicians are made by technicians only."""
        return self.holds({Role.TECHNICIAN}) or (role != Role.TECHNICIAN and self.manages_people)

    def may_manage(self, person: User) -> bool:
        """Whether this person may change the account: those of technicians are for technicians only."""
        if person.is_system:
            return False
        return self.holds({Role.TECHNICIAN}) or (self.manages_people and not person.is_of_technicians)


def standing_of(user: User | AnonymousUser, day: date | None = None) -> Standing:
    """The person's standing on the day (today unless told): one query."""
    if not user.is_authenticated:
        return Standing(frozenset(), frozenset())
    day = day or timezone.localdate()
    grants = list(RoleGrant.objects.filter(user_id=user.pk).valid_on(day).values_list("role", "unit_id"))
    return Standing(
        roles=frozenset(role for role, _ in grants),
        unit_ids=frozenset(unit for role, unit in grants if role in ACTS_FOR_UNIT and unit),
        headed_ids=frozenset(unit for role, unit in grants if role == Role.UNIT_HEAD and unit),
        appraised_ids=frozenset(unit for role, unit in grants if role == Role.APPRAISER and unit),
        belongs_to=frozenset(unit for _, unit in grants if unit),
    )
