"""Two secretaries at one session, and its closing while a mark lands."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections

from scoring.core.sessions import MarkState
from scoring.models import Award, Minutes, MinutesIssue, SessionMark, SessionMarkChange
from scoring.selectors.minutes import minutes_frozen
from scoring.services.sessions.close_session import close_session
from scoring.services.sessions.issue_minutes import issue_minutes
from scoring.services.sessions.mark_line import MarkConflict
from scoring.services.sessions.step import SessionLocked
from tests.scoring.meetings import NOW, closed, held, make_meeting, marked, ready

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*acts: Callable[[], object]) -> list[object]:
    """What came of each, begun in the same moment; an exception is an outcome too."""
    barrier, outcomes = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            outcomes.append(act())
        except (MarkConflict, SessionLocked) as refused:
            outcomes.append(refused)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.parametrize("first", [True, False])
def test_two_marks_of_one_line_at_once_one_wins(first):
    meeting = make_meeting()
    held(meeting)
    if not first:
        marked(meeting, "1.1")
    version = 0 if first else 1
    outcomes = _at_once(
        lambda: marked(meeting, "1.1", MarkState.RESERVED, "một", version=version),
        lambda: marked(meeting, "1.1", MarkState.RESERVED, "hai", version=version, by=meeting.leader),
    )

    mark = SessionMark.objects.get()
    assert sum(isinstance(outcome, MarkConflict) for outcome in outcomes) == 1
    versions = SessionMarkChange.objects.order_by("version").values_list("version", flat=True)
    assert list(versions) == list(range(1, mark.version + 1))


def test_mark_that_lands_while_the_minutes_are_closed_is_in_them_or_refused():
    meeting = make_meeting()
    ready(meeting)
    session = meeting.session()
    outcomes = _at_once(
        lambda: marked(meeting, "1.1", MarkState.RESERVED, "muộn", version=1),
        lambda: close_session(session=session, by=meeting.leader, now=NOW),
    )

    line = next(x for x in minutes_frozen(Minutes.objects.get()).lines if x.code == "1.1")
    mark = SessionMark.objects.get(criterion_code="1.1")
    refused = any(isinstance(outcome, SessionLocked) for outcome in outcomes)
    assert (line.state, line.note) == (mark.state, mark.note)
    assert line.note == ("" if refused else "muộn")


def test_closing_clicked_twice_at_once_is_one_closing():
    meeting = make_meeting()
    ready(meeting)
    session = meeting.session()
    outcomes = _at_once(*[lambda: close_session(session=session, by=meeting.leader, now=NOW)] * 2)

    assert outcomes[0] == outcomes[1] == Minutes.objects.get()


def test_number_recorded_twice_at_once_is_one_row():
    meeting = make_meeting()
    minutes = closed(meeting)

    def issue() -> object:
        return issue_minutes(minutes=minutes, number="12", issued_on=NOW.date(), by=meeting.admin, now=NOW)

    _at_once(issue, issue)

    grounded = Award.objects.filter(document__startswith="Biên bản")
    assert (MinutesIssue.objects.count(), grounded.count()) == (1, 1)
