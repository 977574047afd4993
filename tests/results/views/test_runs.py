import pytest

from accounts.models import Role
from tests import factories


def test_runs_are_listed_with_hash_and_publication(small, as_leader):
    small.publish()

    page = as_leader.get("/luot-tinh/").content.decode()

    assert f"{small.run.input_hash[:12]}…" in page
    assert "Lần 1" in page
    assert "Không công bố" in page


def test_run_shows_its_units_and_the_whole_hash(small, as_leader):
    page = as_leader.get(f"/luot-tinh/{small.run.code}/").content.decode()

    assert small.run.input_hash in page
    assert f'href="/ket-qua/A/?luot={small.run.code}"' in page


def test_run_of_claims_is_marked_unofficial(small, as_leader):
    page = as_leader.get(f"/luot-tinh/{small.self_run.code}/").content.decode()

    assert "không phải chỉ số chính thức" in page
    assert "9,50" in page


def test_run_of_an_unknown_code_is_not_found(small, as_leader):
    assert as_leader.get("/luot-tinh/khong-co/").status_code == 404


@pytest.mark.parametrize("path", ["/luot-tinh/", "/luot-tinh/2020-provisional/"])
def test_runs_are_refused_to_units_even_after_publication(small, client, path):
    small.publish()
    client.force_login(factories.make_person(Role.UNIT_HEAD, small.a))

    assert client.get(path).status_code == 403


@pytest.mark.parametrize("more", [0, 3])
def test_runs_take_seven_queries_whatever_their_number(small, as_leader, more, django_assert_num_queries):
    for n in range(more):
        factories.make_run(small.round, code=f"2020-provisional-{n}")

    with django_assert_num_queries(7):
        as_leader.get("/luot-tinh/")


def test_page_of_runs_takes_eight_queries_where_work_is_started(small, client, django_assert_num_queries):
    client.force_login(factories.make_person(Role.ROUND_ADMIN))

    with django_assert_num_queries(8):
        client.get("/luot-tinh/")
