import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from accounts.models import Role
from results.views.season import asked_run, kept_run, open_run, run_links, season
from tests import factories


def _request(user, **query: str):
    request = RequestFactory().get("/", query)
    request.user = user
    return request


def test_season_is_looked_up_once_per_request(small, leader, django_assert_num_queries):
    request = _request(leader)
    season(request)

    with django_assert_num_queries(0):
        assert season(request).round == small.round


def test_asked_run_of_a_code_that_this_person_may_not_name_raises(small):
    officer = factories.make_person(Role.UNIT_OFFICER, small.a)

    with pytest.raises(Http404):
        asked_run(_request(officer, luot=small.run.code))


def test_asked_run_of_the_published_code_is_open_to_everyone(small):
    small.publish()
    shown = asked_run(_request(factories.make_person(Role.UNIT_OFFICER, small.a), luot=small.run.code))

    assert shown is not None
    assert shown.run == small.run


def test_open_run_without_publication_is_refused(small):
    with pytest.raises(PermissionDenied, match="chưa được công bố"):
        open_run(_request(factories.make_person(Role.CLERK)))


def test_run_links_keep_only_what_the_address_names(leader):
    links = {
        "run_query": "?luot=a%26b",
        "run_more": "&luot=a%26b",
        "run_field": "luot",
        "run_code": "a&b",
    }
    assert run_links(_request(leader)) == dict.fromkeys(links, "")
    assert run_links(_request(leader, luot="a&b")) == kept_run("a&b") == links
    assert run_links(_request(leader, luot="a", lan="b")) == kept_run("b", "lan")
