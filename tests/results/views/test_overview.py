import re

import pytest
from django.test import Client

from accounts.models import Role
from tests import factories

URL = "/tong-quan/"


def _text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def _figures(page: bytes) -> bytes:
    """What the page shows of the run, below its head."""
    return page.partition(b'<dl class="figures">')[2]


def test_overview_shows_the_ranking_to_leaders(small, as_leader):
    page = _text(as_leader.get(URL))

    assert re.findall(r'class="number index">([\d,–]+)<', page) == ["90,00", "80,00", "65,00"]
    assert "DỮ LIỆU MINH HỌA" in page


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER}]
)
def test_overview_is_refused_to_everyone_else_even_after_publication(small, client, role):
    small.publish()
    client.force_login(factories.make_person(role, small.a))

    response = client.get(URL)

    assert response.status_code == 403
    assert "90,00" not in response.content.decode()
    assert "Trang tổng quan dành cho lãnh đạo" in response.content.decode()


def test_overview_before_signing_in_leads_to_the_login_page(client, small):
    assert client.get(URL).headers["Location"] == "/dang-nhap/?next=/tong-quan/"


def test_overview_says_the_closing_day_in_words(small, as_leader):
    small.publish()

    page = _text(as_leader.get(URL))

    assert "Nhận phản hồi đến <strong>hết ngày 14/01/2021</strong> (đã hết hạn)" in page
    assert f"<code>{small.run.code}</code></a>, 08:30 ngày 09/01/2021" in page


def test_overview_of_an_unpublished_run_says_so(small, as_leader):
    assert "Chưa công bố – dự kiến" in _text(as_leader.get(URL))


def test_overview_tells_of_a_newer_run_that_is_not_published(small, as_leader):
    small.publish()
    factories.make_run(small.round, code="2020-provisional-2")

    assert 'href="/tong-quan/?luot=2020-provisional-2"' in _text(as_leader.get(URL))


def test_overview_of_a_named_run_keeps_it_in_its_links(small, as_leader):
    page = _text(as_leader.get(URL, {"luot": small.run.code}))

    assert f'href="/ket-qua/A/?luot={small.run.code}"' in page
    assert f'href="/tong-quan/?nhom=SO&amp;luot={small.run.code}"' in page


def test_overview_of_an_unknown_run_is_not_found(small, as_leader):
    assert as_leader.get(URL, {"luot": "khong-co"}).status_code == 404


def test_overview_answers_htmx_with_the_part_it_replaces(small, as_leader):
    response = as_leader.get(URL, {"nhom": "SO"}, headers={"HX-Request": "true"})

    assert response.content.decode().lstrip().startswith('<div id="tong-quan">')
    assert "HX-Request" in response.headers["Vary"]


def test_overview_answers_a_return_in_history_with_the_whole_page(small, as_leader):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}

    assert as_leader.get(URL, headers=headers).content.startswith(b"<!doctype html>")


def test_overview_without_a_run_says_that_there_is_none(as_leader):
    factories.make_round(factories.make_set([factories.make_group()]))

    assert "Chưa có lượt tính nào" in _text(as_leader.get(URL))


def test_overview_without_a_round_says_that_there_is_none(as_leader):
    assert "Chưa có lượt tính nào" in _text(as_leader.get(URL))


def test_overview_writes_years_without_a_thousands_mark(small, as_leader):
    page = as_leader.get(URL).content.decode()

    assert "năm 2020" in page
    assert "2.020" not in page


@pytest.mark.parametrize("more", [0, 3])
def test_overview_takes_fifteen_queries_whatever_the_size(small, leader, more, django_assert_num_queries):
    handover = factories.make_handover(small.round)
    run = factories.make_run(small.round, code="2020-provisional-2", handover=handover)
    for n in range(1 + more):
        factories.make_score(run, factories.make_unit(small.a.group, f"U{n}"), "5", "5", 9)
    factories.publish(run, small.self_run)
    client = Client()
    client.force_login(leader)

    with django_assert_num_queries(15):
        client.get(URL)


def test_overview_of_a_publication_is_counted_once(small, leader, django_assert_num_queries):
    small.publish()
    client = Client()
    client.force_login(leader)
    first = client.get(URL).content

    with django_assert_num_queries(9):
        again = client.get(URL).content
    assert _figures(again) == _figures(first)


def test_overview_keeps_each_group_apart(as_leader):
    groups = [factories.make_group(), factories.make_group("DOC", "Ngành dọc", 2)]
    run = factories.make_run(factories.make_round(factories.make_set(groups)))
    for group, points in zip(groups, "68", strict=True):
        factories.make_score(run, factories.make_unit(group, f"{group.code}1"), points, points)
    factories.publish(run)
    chosen = ("", "SO", "", "SO", "khong-co")
    pages = [_figures(as_leader.get(URL, {"nhom": group}).content) for group in chosen]

    assert pages[0] == pages[2] == pages[4] != pages[1] == pages[3]


def test_overview_of_the_next_publication_is_counted_anew(small, as_leader):
    first = small.publish()
    as_leader.get(URL)
    corrected = factories.make_run(small.round, code="2020-provisional-2")
    factories.make_score(corrected, small.a, "10", "10")
    factories.publish(corrected, small.self_run, number=2, replaces=first)

    assert re.findall(r'class="number index">([\d,–]+)<', _text(as_leader.get(URL))) == ["100,00"]


def test_overview_of_an_unpublished_run_is_not_kept(small, as_leader):
    as_leader.get(URL)
    factories.make_score(small.run, factories.make_unit(small.a.group, "D"), "5", "5", 4)

    assert "50,00" in _text(as_leader.get(URL))


def test_overview_refuses_other_methods(small, as_leader):
    assert as_leader.post(URL).status_code == 405
