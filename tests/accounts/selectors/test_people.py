from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from accounts.rules import Standing, standing_of
from accounts.selectors.people import PeopleWish, people_page, people_rows, visible_people
from tests import factories
from tests.accounts.people import SINCE, TODAY, YESTERDAY, make_admin, make_officer, make_units

pytestmark = pytest.mark.django_db
EVERYBODY = Standing(frozenset({Role.ROUND_ADMIN}), frozenset())


def _named(username: str, full_name: str, **fields) -> User:
    return User.objects.create(username=username, full_name=full_name, password="x", **fields)


def _found(**wish) -> list[str]:
    return [row.user.username for row in people_rows(EVERYBODY, PeopleWish(**wish), TODAY)]


def test_people_stand_in_vietnamese_order_without_the_system_actor():
    for username, name in (("c", "Ước"), ("a", "Đào"), ("d", "Dung"), ("b", "Ánh")):
        _named(username, name)
    assert _found() == ["b", "d", "a", "c"]


@pytest.mark.parametrize("words", ["HÒA", "hoa", "le hoa", "hoa.le", "trưởng phòng"])
def test_people_are_found_by_words_of_name_username_and_position(words):
    _named("hoa.le", "Lê Thị Hòa", position="Trưởng phòng")
    _named("khac", "Nguyễn Văn Ba")
    assert _found(words=words) == ["hoa.le"]


def test_people_are_found_by_unit_and_role_held_on_the_day_or_later():
    one, other = make_units("A", "B")
    make_officer(one, "a")
    make_officer(other, "b")
    RoleGrant.objects.filter(user__username="b").update(valid_to=YESTERDAY)
    assert (_found(unit="A"), _found(unit="B"), _found(role=Role.UNIT_OFFICER)) == (["a"], [], ["a"])
    assert _found(unit="A", role=Role.UNIT_HEAD) == []


def test_people_are_found_by_state():
    _named("dang-dung", "A", last_login=timezone.now())
    _named("phai-doi", "B", must_change_password=True)
    _named("chua-giao", "C")
    User.objects.filter(username="chua-giao").update(password="!x", must_change_password=True)
    by = _named("chua-vao", "D")
    _named("khoa", "E", is_active=False, locked_at=timezone.now(), locked_by=by, locked_reason="x")
    found = {
        state: _found(state=state) for state in ("dang-dung", "phai-doi", "chua-giao", "chua-vao", "khoa")
    }
    assert found == {
        "dang-dung": ["dang-dung", "chua-vao"],
        "phai-doi": ["phai-doi"],
        "chua-giao": ["chua-giao"],
        "chua-vao": ["phai-doi", "chua-giao", "chua-vao"],
        "khoa": ["khoa"],
    }
    assert len(_found(state="khong-vai-tro")) == 5


def test_head_sees_whoever_has_or_had_a_role_in_the_unit():
    one, other = make_units("A", "B")
    head = factories.make_person(Role.UNIT_HEAD, one)
    make_officer(one, "a")
    make_officer(other, "b")
    factories.make_person(Role.APPRAISER, one, "cu")
    RoleGrant.objects.filter(user__username="cu").update(valid_to=SINCE + timedelta(days=1))
    people = visible_people(standing_of(head, TODAY))
    assert set(people.values_list("username", flat=True)) == {"thu-truong", "a", "cu"}
    page = people_page(standing_of(head, TODAY), PeopleWish(), "", TODAY)
    assert [unit.code for unit in page.units] == ["A"]


def test_who_manages_nobody_and_heads_no_unit_sees_nobody():
    make_admin()
    assert visible_people(Standing(frozenset(), frozenset())).count() == 0


def test_people_come_fifty_on_a_page():
    for number in range(51):
        _named(f"nguoi-{number:02d}", f"Người {number:02d}")
    page = people_page(EVERYBODY, PeopleWish(), "2", TODAY)
    assert [row.user.username for row in page.rows] == ["nguoi-50"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_four_queries(count, django_assert_num_queries):
    for unit in make_units(*"ABC"[:count]):
        make_officer(unit, f"nguoi-{unit.code.lower()}")
    with django_assert_num_queries(4):
        page = people_page(EVERYBODY, PeopleWish(), "", TODAY)
        assert [grant.unit.code for row in page.rows for grant in row.grants] == list("ABC"[:count])
