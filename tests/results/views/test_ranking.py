import re

import pytest
from django.test import Client

from accounts.models import Role
from tests import factories

URL = "/xep-hang/"


def _units(response) -> list[str]:
    return re.findall(r'href="/ket-qua/(\w+)/', response.content.decode().split('class="ranking', 1)[-1])


@pytest.fixture
def as_officer(client: Client, small) -> Client:
    client.force_login(factories.make_person(Role.UNIT_OFFICER, small.a))
    return client


def test_ranking_shows_every_unit_to_leaders_before_publication(small, as_leader):
    assert _units(as_leader.get(URL)) == ["A", "B", "C"]


def test_ranking_is_refused_to_units_before_publication(small, as_officer):
    response = as_officer.get(URL)

    assert response.status_code == 403
    assert "chưa được công bố" in response.content.decode()


def test_ranking_is_open_to_units_after_publication(small, as_officer):
    small.publish()

    assert _units(as_officer.get(URL)) == ["A", "B", "C"]


def test_ranking_is_refused_to_units_where_the_annexes_are_not_public(small, as_officer):
    small.publish(public_annexes=False)

    response = as_officer.get(URL)

    assert response.status_code == 403
    assert "không công khai" in response.content.decode()


def test_ranking_finds_units_by_name_without_tones(small, as_leader):
    assert _units(as_leader.get(URL, {"tim": "so b"})) == ["B"]


def test_ranking_without_a_match_says_so(small, as_leader):
    assert "Không có đơn vị nào có tên “zzz”" in as_leader.get(URL, {"tim": "zzz"}).content.decode()


def test_ranking_in_another_order(small, as_leader):
    response = as_leader.get(URL, {"sap": "ten"})

    assert '<option value="ten" selected>' in response.content.decode()
    assert _units(response) == ["A", "B", "C"]


def test_ranking_answers_htmx_with_the_part_it_replaces(small, as_leader):
    response = as_leader.get(URL, headers={"HX-Request": "true"})

    assert response.content.decode().lstrip().startswith('<div id="xep-hang">')


@pytest.mark.parametrize("more", [0, 3])
def test_ranking_takes_ten_queries_whatever_the_size(small, as_leader, more, django_assert_num_queries):
    for n in range(more):
        factories.make_score(small.run, factories.make_unit(small.a.group, f"U{n}"), "5", "5", 9)
    small.publish()

    with django_assert_num_queries(10):
        as_leader.get(URL)
