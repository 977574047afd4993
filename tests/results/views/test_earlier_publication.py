"""What was published before stays readable as pages, to whom could read it, and says what replaced it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from feedback.models import FeedbackWindow
from scoring.core.types import RunKind
from tests import factories

NOTE = "Chấm lại Sở A"
FIRST, SECOND, FINAL = "2020-provisional-1", "2020-provisional-2", "2020-final-3"
OWN, OTHER, RANKING = "/ket-qua/A/", "/ket-qua/B/", "/xep-hang/"


def _text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def _index(response) -> str:
    return re.findall(r"<b>([\d,]+)</b>", _text(response))[0]


@pytest.fixture
def as_officer(client: Client, small) -> Client:
    client.force_login(factories.make_person(Role.UNIT_OFFICER, small.a))
    return client


def put_right(small, **first):
    """The first publication corrected by another: A is at 90, then at 70."""
    published = small.publish(**first)
    run = factories.make_run(small.round, code="2020-provisional-khac")
    for unit, points in ((small.a, "7"), (small.b, "8"), (small.c, "6.5")):
        factories.make_score(run, unit, points, points, 1)
    return factories.publish(run, small.self_run, replaces=published, note=NOTE)


@pytest.mark.parametrize("path", [OWN, OTHER, RANKING])
def test_earlier_publication_says_that_it_was_put_right_and_why(small, as_officer, path):
    put_right(small)
    page = _text(as_officer.get(path, {"lan": FIRST}))

    assert "Kết quả lần công bố 1 đã được thay bằng lần 2 (đính chính)" in page
    assert f'<a href="{path}?lan={SECOND}">Xem kết quả lần 2</a>' in page
    assert f"Ghi chú công khai: {NOTE}" in page


def test_earlier_publication_shows_its_own_figures(small, as_officer):
    put_right(small)
    now, then = (as_officer.get(OWN, query) for query in ({}, {"lan": FIRST}))

    assert (_index(now), _index(then)) == ("70,00", "90,00")
    assert "đã được thay" not in _text(now)
    assert f'Lần công bố trước: <a href="{OWN}?lan={FIRST}">lần 1 (dự kiến' in _text(now)


def test_publication_that_was_replaced_takes_no_answers(small, as_officer):
    """Also where its own closing lies ahead."""
    put_right(small)
    FeedbackWindow.objects.update(closes_at=timezone.now() + timedelta(days=3))
    now, then = (_text(as_officer.get(OWN, query)) for query in ({}, {"lan": FIRST}))

    assert ("đang lấy ý kiến đơn vị" in now, "Nhận phản hồi đến" in now) == (True, True)
    assert ("đang lấy ý kiến đơn vị" in then, "Nhận phản hồi đến" in then) == (False, False)


def test_final_leads_back_to_both_provisional_publications(small, as_officer):
    put_right(small)
    run = factories.make_run(small.round, RunKind.FINAL, code="2020-final-x")
    factories.make_score(run, small.a, "8", "8", 1)
    factories.publish(run, small.self_run)

    assert re.findall(rf"{OWN}\?lan=([\w-]+)", _text(as_officer.get(OWN))) == [SECOND, FIRST]
    page = _text(as_officer.get(OWN, {"lan": SECOND}))
    assert "Kết quả dự kiến của lần công bố 2; sau đó đã công bố kết quả chính thức ở lần 3" in page
    assert f'<a href="{OWN}?lan={FINAL}">Xem kết quả lần 3</a>' in page


def test_links_of_the_page_stay_in_the_publication(small, as_officer):
    put_right(small)
    page = _text(as_officer.get(RANKING, {"lan": FIRST}))

    assert re.findall(r'href="/ket-qua/B/([^"]*)"', page) == [f"?lan={FIRST}"]
    assert f'<input type="hidden" name="lan" value="{FIRST}">' in page
    assert f"/xep-hang/xuat.xlsx?lan={FIRST}" in page


def test_publication_that_was_closed_to_other_units_stays_closed(small, as_officer):
    put_right(small, public_annexes=False)
    read = {path: as_officer.get(path, {"lan": FIRST}).status_code for path in (OWN, OTHER, RANKING)}

    assert read == {OWN: 200, OTHER: 404, RANKING: 403}
    assert as_officer.get(OTHER).status_code == 200


def test_open_publication_does_not_close_with_its_correction(small, as_officer):
    put_right(small)
    type(small.round).objects.update(public_annexes=False)

    assert as_officer.get(OTHER, {"lan": FIRST}).status_code == 200


@pytest.mark.parametrize("code", ["2020-provisional-9", "2020-provisional-x", "2020", "a-b-c", "-" * 9])
def test_publication_that_never_was_is_not_found(small, as_officer, as_leader, code):
    small.publish()

    assert as_leader.get(RANKING, {"lan": code}).status_code == 404
    assert as_officer.get(OWN, {"lan": code}).status_code == 404


def test_run_that_was_published_once_is_not_called_unpublished(small, as_leader):
    put_right(small)
    page = _text(as_leader.get(OWN, {"luot": small.run.code}))

    assert ("Chưa công bố" in page, "đã được thay bằng lần 2" in page) == (False, True)


def test_earlier_publication_takes_as_many_queries_as_the_one_that_counts(
    small, as_officer, django_assert_num_queries
):
    put_right(small)
    with django_assert_num_queries(11):
        as_officer.get(RANKING)
    with django_assert_num_queries(12):
        as_officer.get(RANKING, {"lan": FIRST})
