from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Role
from accounts.rules import Standing
from accounts.services.actors import system_actor
from scoring.core.timetable import Phase
from scoring.models import Assessment, Extension, Timetable
from scoring.selectors.desk import desk_of, own_assessments, readable_assessments, with_frame
from tests import factories

pytestmark = pytest.mark.django_db
DUE = datetime(2020, 11, 15, 17, tzinfo=UTC)  # 00:00 of the 16th in the province


@pytest.fixture
def assessments() -> list[Assessment]:
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    Timetable.objects.create(round=round, self_due_at=DUE, set_at=DUE, set_by=system_actor())
    units = [factories.make_unit(group, code) for code in "AB"]
    return [Assessment.objects.create(round=round, unit=unit) for unit in units]


def test_own_assessments_are_those_of_the_persons_units(assessments):
    a, _ = assessments
    held = Standing(frozenset({Role.UNIT_OFFICER}), frozenset({a.unit_id}))

    assert list(own_assessments(held)) == [a]
    assert list(readable_assessments(held)) == [a]


def test_readable_assessments_are_all_for_the_department(assessments):
    held = Standing(frozenset({Role.ROUND_ADMIN}), frozenset())

    assert list(with_frame(readable_assessments(held))) == assessments
    assert list(own_assessments(held)) == []


def test_desk_closes_on_the_announced_moment(assessments, django_assert_num_queries):
    a = with_frame(readable_assessments(Standing(frozenset({Role.ROUND_ADMIN}), frozenset())))[0]

    with django_assert_num_queries(1):
        phases = [desk_of(a, now).phase for now in (DUE - timedelta(seconds=1),)]
    assert [*phases, desk_of(a, DUE).phase] == [Phase.OPEN, Phase.CLOSED]


def test_desk_of_a_unit_with_more_time_follows_its_last_extension(assessments):
    a, b = assessments
    for days in (1, 2):
        moment = DUE + timedelta(days=days)
        Extension.objects.create(
            assessment=a,
            due_at=moment,
            closes_at=moment,
            reason="Bão",
            granted_at=DUE,
            granted_by=system_actor(),
        )
    late = DUE + timedelta(days=1, hours=12)

    assert [desk_of(each, late).phase for each in (a, b)] == [Phase.OPEN, Phase.CLOSED]


def test_desk_without_a_timetable_is_open(assessments):
    Timetable.objects.all().delete()
    a = Assessment.objects.get(pk=assessments[0].pk)

    assert desk_of(a, DUE).phase is Phase.OPEN
