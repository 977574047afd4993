from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import Role, RoleGrant, Unit, UnitGroup, User
from accounts.rules import standing_of

pytestmark = pytest.mark.django_db
DAY = date(2021, 1, 10)


@pytest.fixture
def unit():
    return Unit.objects.create(
        code="SXD", name="Sở Xây dựng", group=UnitGroup.objects.create(code="SO", name="Sở")
    )


def _holder(role: Role, unit: Unit | None, since: date, until: date | None = None) -> User:
    user = User.objects.create(username=f"{role.value}-{since}")
    RoleGrant.objects.create(user=user, role=role, unit=unit, valid_from=since, valid_to=until)
    return user


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.ROUND_ADMIN, True),
        (Role.DEPARTMENT_LEADER, True),
        (Role.PROVINCE_LEADER, True),
        (Role.APPRAISER, False),
        (Role.TASK_FORCE, False),
        (Role.UNIT_OFFICER, False),
        (Role.UNIT_HEAD, False),
        (Role.CLERK, False),
        (Role.TECHNICIAN, False),
    ],
)
def test_standing_sees_every_figure_by_role(unit, role, sees):
    assert standing_of(_holder(role, unit, date(2020, 1, 1)), DAY).sees_every_figure is sees


def test_standing_after_the_grant_has_ended_is_empty(unit):
    standing = standing_of(_holder(Role.UNIT_OFFICER, unit, date(2020, 1, 1), date(2020, 12, 31)), DAY)

    assert (standing.roles, standing.unit_ids) == (frozenset(), frozenset())


def test_standing_on_both_ends_of_the_grant_holds(unit):
    user = _holder(Role.UNIT_HEAD, unit, DAY, DAY)

    assert standing_of(user, DAY).unit_ids == frozenset({unit.pk})


def test_standing_of_an_appraiser_gives_no_unit_to_act_for(unit):
    assert standing_of(_holder(Role.APPRAISER, unit, date(2020, 1, 1)), DAY).unit_ids == frozenset()


def test_standing_of_a_superuser_sees_nothing_by_that_alone():
    root = User.objects.create(username="root", is_superuser=True)

    assert not standing_of(root, DAY).sees_every_figure


def test_standing_of_anonymous_is_empty_without_a_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert standing_of(AnonymousUser(), DAY).roles == frozenset()


def test_standing_of_a_head_knows_the_headed_units_only(unit):
    user = _holder(Role.UNIT_HEAD, unit, DAY)
    other = Unit.objects.create(code="SYT", name="Sở Y tế", group=unit.group)
    RoleGrant.objects.create(user=user, role=Role.UNIT_OFFICER, unit=other, valid_from=DAY)
    held = standing_of(user, DAY)

    assert (held.unit_ids, held.headed_ids) == ({unit.pk, other.pk}, {unit.pk})


def test_standing_of_a_revoked_grant_is_empty(unit):
    user = _holder(Role.UNIT_HEAD, unit, DAY)
    RoleGrant.objects.update(revoked_at=timezone.now(), revoked_by=user)

    assert standing_of(user, DAY).roles == frozenset()


@pytest.mark.parametrize(
    ("role", "of_people", "of_technicians"),
    [(Role.TECHNICIAN, True, True), (Role.ROUND_ADMIN, True, False), (Role.UNIT_HEAD, False, False)],
)
def test_standing_manages_people_and_technicians_by_role(unit, role, of_people, of_technicians):
    held = standing_of(_holder(role, unit, DAY), DAY)
    person, technician, system = User(username="a"), User(username="b", is_staff=True), User(is_system=True)

    assert [held.may_manage(user) for user in (person, technician, system)] == [
        of_people,
        of_technicians,
        False,
    ]
    assert [held.may_grant(role) for role in (Role.CLERK, Role.TECHNICIAN)] == [of_people, of_technicians]
