from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

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
