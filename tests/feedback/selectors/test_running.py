from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from feedback.core.words import ReplyKind
from feedback.models import FeedbackWindow
from feedback.selectors.running import Running, running_of
from feedback.services.extend_window import extend_window, set_lead_deadline
from feedback.services.thread.record_concurrence import refuse_agreement
from feedback.services.thread.route_objection import route_objection
from scoring.models import Round
from tests.feedback.season import CLOSES, LAST_SECOND, NOW, objected, place_of, sent

MORE = CLOSES + timedelta(days=3)


def running(season, now):
    return running_of(Round.objects.get(pk=season.round.pk), now)


@pytest.fixture
def extended(season):
    given = {"reason": "Mất điện", "document": "9/SNV", "by": season.admin, "now": NOW}
    extend_window(window=season.window, unit=season.b, closes_at=MORE, **given)
    return season


@pytest.fixture
def lead_asked(season):
    """Its request is sent on to the lead unit, which has until three days after the closing."""
    objection = objected(season)
    set_lead_deadline(window=season.window, lead_unit=season.lead, due_at=MORE, by=season.admin, now=NOW)
    route_objection(objection=objection, by=season.admin, now=NOW)
    return season


def test_units_time_runs_to_its_last_second_whether_they_answered_or_not(season):
    sent(season, ReplyKind.AGREE)

    assert running(season, LAST_SECOND) == Running(timezone.localtime(CLOSES), 3, 2, (), ())
    assert running(season, CLOSES) == Running(None, 0, 0, (), ())


def test_extended_unit_alone_keeps_its_own_time(extended):
    assert running(extended, CLOSES) == Running(None, 0, 0, ((extended.b, MORE),), ())
    assert running(extended, NOW).units == 2
    assert running(extended, MORE) == Running(None, 0, 0, (), ())


def test_lead_unit_that_was_asked_keeps_its_time_until_it_has_spoken(lead_asked):
    assert running(lead_asked, CLOSES).leads == ((lead_asked.lead, MORE),)
    assert running(lead_asked, MORE).leads == ()

    refuse_agreement(place=place_of(lead_asked), reason="Đã tính đủ", by=lead_asked.appraiser, now=CLOSES)
    assert running(lead_asked, CLOSES).leads == ()


def test_lead_unit_that_nobody_asked_keeps_nothing_open(season):
    set_lead_deadline(window=season.window, lead_unit=season.lead, due_at=MORE, by=season.admin, now=NOW)

    assert running(season, CLOSES).leads == ()


def test_window_without_a_closing_runs_on(season):
    FeedbackWindow.objects.update(closes_at=None)

    assert running(season, datetime(2030, 1, 1, tzinfo=UTC)) == Running(None, 3, 3, (), ())


def test_nobodys_time_runs_past_the_provisional_results(season):
    Round.objects.update(state="final")

    assert running(season, NOW) is None


def test_running_takes_eight_queries(lead_asked, django_assert_num_queries):
    round = Round.objects.get(pk=lead_asked.round.pk)
    with django_assert_num_queries(8):
        running_of(round, NOW)
