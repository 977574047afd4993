from datetime import UTC, date, datetime

import pytest

from accounts.services.actors import system_actor
from feedback.models import FeedbackWindow
from feedback.services.open_window import closing_moment
from tests.rounds import filled_edge_round, published


def test_closing_moment_is_midnight_of_the_day_in_the_province():
    assert closing_moment(date(2021, 1, 15)) == datetime(2021, 1, 14, 17, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2099, 1, 14, 16, 59, 59, tzinfo=UTC), True),
        (datetime(2099, 1, 14, 17, 0, 0, tzinfo=UTC), False),
    ],
)
def test_open_at_the_last_second_and_at_the_closing_moment(moment, is_open):
    published(filled_edge_round(), respond_before=date(2099, 1, 15))

    assert FeedbackWindow.objects.open_at(moment).exists() is is_open


@pytest.mark.django_db
def test_open_window_of_a_season_gone_by_never_takes_an_answer():
    published(filled_edge_round(), respond_before=date(2019, 1, 15))

    window = FeedbackWindow.objects.get()
    assert window.opens_at < window.closes_at
    assert not FeedbackWindow.objects.open_at(datetime.now(UTC)).exists()


@pytest.mark.django_db
def test_open_window_without_a_day_stays_open():
    published(filled_edge_round())

    window = FeedbackWindow.objects.get()
    assert (window.closes_at, window.opened_by) == (None, system_actor())
    assert FeedbackWindow.objects.open_at(datetime(2099, 1, 1, tzinfo=UTC)).exists()
