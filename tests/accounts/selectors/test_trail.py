import pytest

from accounts.selectors.trail import TrailWish, trail_page
from accounts.services.audit import record_event
from cchc_portal.lib.midnight import midnight
from tests import factories
from tests.accounts.people import TODAY, TOMORROW

pytestmark = pytest.mark.django_db


@pytest.fixture
def events() -> None:
    person = factories.make_person(None, username="hoa.le")
    for record, kind, moment in (
        ("2020/SXD", "assessment", midnight(TODAY)),
        ("2020", "round", midnight(TOMORROW)),
        ("2021", "round", midnight(TOMORROW)),
    ):
        record_event(by=person, verb="extend_time", target_type=kind, target_ref=record, now=moment)


def _records(**wish: str) -> list[str]:
    return [row.record for row in trail_page(TrailWish(**wish), "")[1]]


def test_page_is_the_latest_first_with_words_and_names(events):
    row = trail_page(TrailWish(), "")[1][-1]

    assert (row.sequence, row.what, row.record) == (1, "Gia hạn tự chấm", "Bản tự chấm 2020/SXD")
    assert (row.actor, row.at) == ("hoa.le", midnight(TODAY))
    assert _records() == ["Đợt 2021", "Đợt 2020", "Bản tự chấm 2020/SXD"]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({"record": "2020"}, ["Đợt 2020", "Bản tự chấm 2020/SXD"]),
        ({"kind": "round"}, ["Đợt 2021", "Đợt 2020"]),
        ({"actor": "HOA"}, ["Đợt 2021", "Đợt 2020", "Bản tự chấm 2020/SXD"]),
        ({"actor": "khac"}, []),
        ({"until": f"{TODAY:%d/%m/%Y}"}, ["Bản tự chấm 2020/SXD"]),
        ({"since": f"{TOMORROW:%d/%m/%Y}"}, ["Đợt 2021", "Đợt 2020"]),
    ],
)
def test_page_is_narrowed_by_what_is_wished(events, wish, found):
    assert _records(**wish) == found


def test_days_that_cannot_be_read_narrow_nothing_and_are_told(events):
    wish = TrailWish(since="31/02/2026", until="31/12/9999")

    assert (wish.unread, len(trail_page(wish, "")[1])) == (("31/02/2026", "31/12/9999"), 3)


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_three_queries(count, django_assert_num_queries):
    for number in range(count):
        person = factories.make_person(None, username=f"nguoi-{number}")
        record_event(by=person, verb="publish", target_type="round", target_ref="1")
    with django_assert_num_queries(3):
        trail_page(TrailWish(), "")
