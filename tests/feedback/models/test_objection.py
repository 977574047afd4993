import pytest
from django.db import IntegrityError

from accounts.models import Role, User
from accounts.rules import standing_of
from feedback.models import Objection
from feedback.services.thread.route_objection import route_objection
from tests import factories
from tests.feedback.season import NOW, objected, saved


def seen_by(user: User) -> list[str]:
    rows = Objection.objects.visible_to(user, standing_of(user))
    return list(rows.order_by("criterion_code").values_list("criterion_code", flat=True))


def test_draft_is_seen_by_its_unit_alone(season):
    saved(season)
    leader = factories.make_person(Role.PROVINCE_LEADER)

    assert [seen_by(p) for p in (season.officer, season.head)] == [["1.1"], ["1.1"]]
    others = (season.other_head, season.appraiser, season.admin, season.member, leader)
    assert [seen_by(p) for p in others] == [[]] * 5


def test_sent_request_is_seen_by_its_lead_unit_and_by_who_sees_all(season):
    objected(season)
    leader = factories.make_person(Role.PROVINCE_LEADER)
    lead_head = factories.make_person(Role.UNIT_HEAD, season.lead, "thutruong.l")

    assert [seen_by(p) for p in (season.appraiser, lead_head, season.admin, leader)] == [["1.1"]] * 4
    others = (season.other_head, season.other_appraiser, season.member)
    assert [seen_by(p) for p in others] == [[]] * 3


def test_member_sees_what_is_routed_to_the_member_now(season):
    objected(season)
    stranger = factories.make_person(Role.TASK_FORCE, None, "togiupviec.2")
    route_objection(objection=season.objection(), member=season.member, by=season.admin, now=NOW)

    assert [seen_by(p) for p in (season.member, stranger)] == [["1.1"], []]
    route_objection(objection=season.objection(), by=season.admin, now=NOW)
    assert seen_by(season.member) == []


def test_role_of_last_year_shows_nothing(season):
    objected(season)
    season.appraiser.grants.update(valid_to="2020-12-31")

    assert seen_by(season.appraiser) == []


@pytest.mark.parametrize("changes", [{"reason": ""}, {"dropped_at": NOW}, {"status": "elsewhere"}])
def test_sent_request_keeps_its_grounds_and_its_place(season, changes):
    objected(season)

    with pytest.raises(IntegrityError):
        Objection.objects.update(**changes)
