from datetime import timedelta

import pytest

from accounts.models import AuditEvent, Role
from accounts.services.actors import system_actor
from scoring.core.timetable import Moments
from scoring.models import Assessment, Criterion, Reminder, Round, Supplement
from scoring.services.appraisal.take_back_supplement import take_back_supplement
from scoring.services.extend_time import extend_time
from scoring.services.remind_units import ReminderRefused, remind_by_hand, remind_units
from scoring.services.set_timetable import set_timetable
from tests import factories
from tests.scoring.appraising import NOW as ASKED
from tests.scoring.supplements import OVER, ask, make_asked

pytestmark = pytest.mark.django_db
NOW = factories.COMPUTED
DUE = NOW + timedelta(days=5)


@pytest.fixture
def assessments() -> list[Assessment]:
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    set_timetable(round=round, moments=Moments(self_due_at=DUE), reason="", by=system_actor())
    units = [factories.make_unit(group, code) for code in "AB"]
    officer = factories.make_person(Role.UNIT_OFFICER, units[0])
    officer.email = "hoa@a.gov.vn"
    officer.save()
    return [Assessment.objects.create(round=round, unit=unit) for unit in units]


def _marks() -> list[tuple[str, str, int]]:
    rows = Reminder.objects.order_by("id").values_list("assessment__unit__code", "mark", "addressed")
    return list(rows)


def _by_hand(assessments: list[Assessment], *units: str, by_mail: bool = False) -> list[Reminder]:
    return remind_by_hand(
        round=assessments[0].round, units=units, by=system_actor(), by_mail=by_mail, now=NOW
    )


def test_reminder_of_each_mark_is_given_once(assessments):
    for moment in (NOW, NOW, DUE - timedelta(days=1), DUE - timedelta(hours=1), DUE):
        remind_units(by_mail=False, now=moment)

    assert _marks() == [("A", "week", 0), ("B", "week", 0), ("A", "day", 0), ("B", "day", 0)]


def test_reminder_is_not_for_those_who_submitted(assessments):
    Assessment.objects.filter(unit__code="A").update(state="submitted")
    remind_units(by_mail=False, now=NOW)

    assert _marks() == [("B", "week", 0)]


def test_reminder_follows_the_units_own_deadline(assessments):
    extend_time(
        assessment=assessments[0], due_at=DUE + timedelta(days=20), reason="Bão", by=system_actor(), now=NOW
    )
    remind_units(by_mail=False, now=NOW)

    assert _marks() == [("A", "month", 0), ("B", "week", 0)]


def test_reminder_of_a_round_that_has_gone_on_is_not_given(assessments):
    Round.objects.update(state="provisional")

    assert remind_units(by_mail=False, now=NOW) == []
    assert _marks() == []


@pytest.fixture
def asked(db):
    """A, alone, is asked to add to 1.1 until the end of 08/12/2020."""
    made = make_asked()
    Assessment.objects.exclude(unit=made.desk.a).delete()
    return made


def test_unit_that_is_asked_for_more_is_reminded_before_its_day(asked):
    for moment in (ASKED, OVER - timedelta(days=1), OVER - timedelta(hours=1), OVER):
        remind_units(by_mail=True, now=moment)

    assert _marks() == [("A", "week", 0), ("A", "day", 0)]
    assert set(Reminder.objects.values_list("due_at", flat=True)) == {OVER}


def test_requests_with_days_of_their_own_are_reminded_each(asked):
    leaf = Criterion.objects.get(code="1.1")
    leaf.pk, leaf.code, leaf.order = None, "1.2", 9
    leaf.save()
    ask(asked, codes=["1.2"], until=OVER.date() + timedelta(days=2))
    remind_units(by_mail=False, now=OVER - timedelta(days=1))

    assert _marks() == [("A", "day", 0), ("A", "week", 0)]


def test_request_that_ended_is_not_reminded_of(asked):
    take_back_supplement(
        supplement=Supplement.objects.get(), reason="Đã rõ", by=asked.desk.appraiser, now=ASKED
    )

    assert remind_units(by_mail=False, now=OVER - timedelta(days=1)) == []


def test_request_is_reminded_of_by_hand(asked):
    remind_by_hand(round=asked.desk.round, units=["A"], by=asked.desk.admin, by_mail=False, now=ASKED)

    assert [(row.mark, row.due_at) for row in Reminder.objects.all()] == [("by_hand", OVER)]


def test_reminder_by_hand_may_be_given_again(assessments):
    for _ in range(2):
        _by_hand(assessments, "B", "X")

    assert _marks() == [("B", "by_hand", 0)] * 2
    events = AuditEvent.objects.filter(verb="remind_units").values_list("target_ref", "detail")
    assert list(events) == [("2020", {"units": ["B"], "mailed": []})] * 2


def test_reminder_by_hand_says_who_is_written_to(assessments):
    given = _by_hand(assessments, "A", "B", by_mail=True)

    assert [(reminder.assessment.unit.code, reminder.addressed) for reminder in given] == [("A", 1), ("B", 0)]
    assert AuditEvent.objects.get(verb="remind_units").detail == {"units": ["A", "B"], "mailed": ["A"]}


@pytest.mark.parametrize("units", [(), ("X",), ("A",)])
def test_reminder_by_hand_of_nobody_is_refused(assessments, units):
    Assessment.objects.filter(unit__code="A").update(state="submitted")

    with pytest.raises(ReminderRefused, match="ít nhất một đơn vị chưa nộp"):
        _by_hand(assessments, *units)
    assert _marks() == []


def test_reminder_by_hand_of_a_round_that_has_gone_on_is_refused(assessments):
    Round.objects.update(state="provisional")

    with pytest.raises(ReminderRefused, match="đã qua giai đoạn tự chấm"):
        _by_hand(assessments, "A")
    assert _marks() == []
