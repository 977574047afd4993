from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from feedback.core.words import ReplyKind
from feedback.models import FeedbackWindow, Silence
from feedback.services.extend_window import extend_window
from feedback.services.record_silence import record_silence
from feedback.tasks import record_silence_task
from tests.accounts.people import at_once
from tests.feedback.season import CLOSES, LAST_SECOND, make_season, saved, sent

LATER = CLOSES + timedelta(days=2)


def silent() -> list[tuple[str, object]]:
    return list(Silence.objects.order_by("id").values_list("unit__code", "closed_at"))


def extend(season):
    extend_window(
        window=season.window,
        unit=season.b,
        closes_at=LATER,
        reason="Bão",
        document="5",
        by=season.admin,
        now=CLOSES,
    )


def test_silence_is_recorded_at_the_closing_and_not_a_second_before(season):
    sent(season, ReplyKind.AGREE)

    assert record_silence(now=LAST_SECOND) == []
    record_silence(now=CLOSES)
    assert silent() == [("B", CLOSES), ("C", CLOSES)]
    assert AuditEvent.objects.get(verb="record_silence").detail == {"units": ["B", "C"]}


def test_silence_is_recorded_once_however_often_and_however_late(season):
    record_silence(now=CLOSES + timedelta(days=30))
    record_silence(now=CLOSES + timedelta(days=31))

    assert silent() == [(code, CLOSES) for code in "ABC"]


def test_draft_that_was_never_sent_is_silence(season):
    saved(season)
    record_silence(now=CLOSES)

    assert [unit for unit, _ in silent()] == ["A", "B", "C"]


def test_extended_unit_falls_silent_at_its_own_closing(season):
    extend(season)
    record_silence(now=CLOSES)
    record_silence(now=LATER)

    assert silent() == [("A", CLOSES), ("C", CLOSES), ("B", LATER)]


def test_silent_unit_that_is_extended_may_fall_silent_again(season):
    record_silence(now=CLOSES)
    extend(season)
    record_silence(now=LATER)

    assert silent()[-1] == ("B", LATER)


def test_window_without_a_closing_has_no_silence(season):
    FeedbackWindow.objects.update(closes_at=None)

    assert record_silence(now=LATER) == []


def test_silence_on_the_timetable_goes_by_the_servers_clock(season):
    record_silence_task()

    assert len(silent()) == 3  # this window closed long ago


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_each_unit_once():
    make_season()

    at_once(*[lambda: len(record_silence(now=CLOSES))] * 4)

    assert silent() == [(code, CLOSES) for code in "ABC"]
