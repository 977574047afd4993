import pytest

from accounts.models import AuditEvent
from scoring.core.session_sheet import figures_digest
from scoring.core.sessions import MarkState
from scoring.models import SessionMark, SessionMarkChange
from scoring.selectors.session_sheet import session_sheet
from scoring.services.sessions.agree_rest import agree_rest
from scoring.services.sessions.step import SessionLocked, SessionRefused
from tests.scoring.meetings import NOW, awarded, held, marked, planned


@pytest.fixture
def agree(meeting):
    def send(seen: str = "", by=None):
        session = meeting.session()
        digest = seen or figures_digest(session_sheet(session).leaves)
        return agree_rest(session=session, seen=digest, by=by or meeting.secretary, now=NOW)

    return send


def _marks() -> list[tuple[str, str, int]]:
    rows = SessionMark.objects.order_by("criterion_code")
    return list(rows.values_list("criterion_code", "state", "version"))


def test_rest_is_agreed_and_what_was_marked_stays(meeting, agree):
    held(meeting)
    marked(meeting, "1.1", MarkState.RESERVED, "Chưa rõ")

    assert agree() == ["1.2"]
    assert _marks() == [("1.1", "reserved", 1), ("1.2", "agreed", 1)]
    assert AuditEvent.objects.get(verb="agree_rest").detail == {"leaves": ["1.2"]}


def test_mark_that_was_taken_back_is_agreed_under_its_next_version(meeting, agree):
    held(meeting)
    marked(meeting, "1.1")
    marked(meeting, "1.1", MarkState.OPEN, version=1)
    agree()

    assert _marks() == [("1.1", "agreed", 3), ("1.2", "agreed", 1)]
    assert SessionMarkChange.objects.count() == 4


def test_rest_twice_changes_nothing_more(meeting, agree):
    held(meeting)
    agree()

    assert agree() == []
    assert SessionMarkChange.objects.count() == 2


def test_figures_that_nobody_saw_are_not_agreed_to(meeting, agree):
    session = held(meeting)
    seen = figures_digest(session_sheet(session).leaves)
    awarded(meeting, "1.1", "6.5")

    with pytest.raises(SessionRefused, match="Điểm thẩm định vừa đổi"):
        agree(seen)


def test_rest_of_a_session_that_has_not_begun_is_refused(meeting, agree):
    planned(meeting)

    with pytest.raises(SessionLocked, match="chưa bắt đầu"):
        agree()


def test_rest_is_not_the_units(meeting, agree):
    held(meeting)

    with pytest.raises(SessionRefused, match="Chỉ quản trị đợt và thành viên"):
        agree(by=meeting.head)
