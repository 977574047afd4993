"""A request sent before the results were published anew is answered in the window it was sent in."""

import re

import pytest

from feedback.core.words import ObjectionState
from feedback.models import Concurrence, Objection
from scoring.core.types import Stage
from scoring.models import Award
from tests.cchc_portal.lib.files import samples
from tests.feedback.season import Season, agreed, make_season, objected, saved, sent, with_paper
from tests.feedback.second_window import FIRST, SECOND, published_anew
from tests.feedback.views.conftest import open_now
from tests.scoring.evidence import upload

LINE = "/y-kien/thong-nhat/2020/A/1.1/"
REPLACED = "Số dự kiến trên trang này là của lần công bố 1, khi đơn vị gửi đề nghị; lần công bố 2 đã thay"
ACCEPTED = {"quyet-dinh-outcome": "accept", "quyet-dinh-reason": "Đủ hồ sơ", "quyet-dinh-seen": "0"}
PUBLISHED = r'compare-published"><dt>Dự kiến đã công bố</dt><dd>([\d,]+)<'


def agreement(points: str = "9") -> dict[str, object]:
    paper = {"form": "minutes", "number": "12/BB", "issued_on": "11/01/2021"}
    return {
        "agrees": "co",
        "so-state": "score",
        "so-points": points,
        "van-ban-file": upload(samples.pdf(), "Biên bản 12.pdf"),
        **{f"van-ban-{name}": value for name, value in paper.items()},
    }


@pytest.fixture
def anew(db) -> Season:
    """A asked for 9 points of 1.1 before the second publication, and nobody has answered it."""
    season = make_season()
    objected(season)
    published_anew(season)
    return open_now(season)


def windows(season) -> list[str]:
    rows = Concurrence.objects.filter(unit=season.a).select_related("window__publication__round")
    return [row.window.publication.code for row in rows.order_by("id")]


def test_request_of_the_first_window_is_agreed_to_and_accepted_after_the_second_publication(anew, as_person):
    appraiser, admin = as_person(anew.appraiser), as_person(anew.admin)
    thread = f"/y-kien/{anew.objection().pk}/"
    page = appraiser.get(thread).content.decode()
    address = re.findall(rf'href="({LINE}[^"]*)"', page)
    assert (address, REPLACED in page) == ([f"{LINE}?lan={FIRST}"], True)

    assert appraiser.post(address[0], agreement()).status_code == 302
    assert (windows(anew), anew.objection().status) == ([FIRST], ObjectionState.CONCURRED)
    assert admin.post(f"{thread}quyet-dinh/", ACCEPTED).status_code == 302
    assert (anew.objection().status, Award.objects.get(stage=Stage.REVISION).points) == ("accepted", 9)


def test_page_of_the_line_means_the_request_that_waits(anew, as_person):
    page = as_person(anew.appraiser).get(LINE).content.decode()

    assert (re.findall(PUBLISHED, page), REPLACED in page) == (["7,00"], True)
    assert f'action="?lan={FIRST}"' in page


def test_page_of_the_line_means_the_window_that_counts_where_nothing_waits(anew, as_person):
    Objection.objects.update(status=ObjectionState.REJECTED)
    page = as_person(anew.appraiser).get(LINE).content.decode()

    assert (re.findall(PUBLISHED, page), REPLACED in page) == (["7,50"], False)
    assert f'action="?lan={SECOND}"' in page


def test_requests_of_both_windows_are_agreed_to_one_by_one(db, as_person):
    season = make_season()
    objected(season)
    published_anew(season)
    saved(season, points="8.5")
    with_paper(season)
    sent(season)
    appraiser = as_person(open_now(season).appraiser)

    assert [appraiser.post(LINE, agreement()).status_code for _ in range(2)] == [302, 302]
    assert windows(season) == [FIRST, FIRST]  # until it is decided
    appraiser.post(f"{LINE}?lan={SECOND}", agreement("8,5"))
    assert windows(season) == [FIRST, FIRST, SECOND]


def test_list_of_agreements_keeps_those_of_the_window_before(db, as_person):
    season = make_season()
    objected(season)
    agreed(season)
    published_anew(season)
    agreed(season, "3.2", by=season.other_appraiser, choice="Có")
    list_ = "/y-kien/thong-nhat/"
    page = as_person(open_now(season).appraiser).get(list_).content.decode()

    assert re.findall(rf'href="({LINE}[^"]*)"', page) == [f"{LINE}?lan={FIRST}"]
    assert "Sở A</a> <small>lần công bố 1</small>" in page
    office = as_person(season.admin).get(list_).content.decode()
    assert (office.count("lần công bố 1</small>"), f"3.2/?lan={SECOND}" in office) == (1, True)


def test_decision_of_the_first_window_may_still_be_put_on_another_agreement(anew, as_person):
    """As after a correction of its leaf: what is decided waits no longer, and its thread leads on."""
    Objection.objects.update(status=ObjectionState.REJECTED)
    appraiser = as_person(anew.appraiser)

    assert appraiser.post(f"{LINE}?lan={FIRST}", agreement("8")).status_code == 302
    assert windows(anew) == [FIRST]


def test_agreement_before_the_request_is_refused_once_the_results_are_published_anew(db, as_person):
    season = make_season()
    published_anew(season)
    answer = as_person(open_now(season).appraiser).post(f"{LINE}?lan={FIRST}", agreement())

    assert (answer.status_code, Concurrence.objects.count()) == (422, 0)
    assert "Kết quả dự kiến vừa được công bố lại" in answer.content.decode()


@pytest.mark.parametrize("code", ["2020-provisional-9", "2019-provisional-1", "1"])
def test_page_of_a_publication_that_is_not_there_is_not_found(anew, as_person, code):
    assert as_person(anew.appraiser).get(LINE, {"lan": code}).status_code == 404
