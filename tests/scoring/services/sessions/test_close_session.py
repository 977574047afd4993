from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from scoring.core.sessions import MarkState
from scoring.models import Minutes, SessionStep
from scoring.selectors.minutes import minutes_frozen, minutes_trouble
from scoring.services.sessions.close_session import close_session
from scoring.services.sessions.reopen_session import reopen_session
from scoring.services.sessions.step import SessionRefused
from tests.scoring.meetings import NOW, awarded, closed, held, marked, ready, said


def _close(meeting, by=None) -> Minutes:
    return close_session(session=meeting.session(), by=by or meeting.secretary, now=NOW)


def test_closing_freezes_what_was_said_and_marked(meeting):
    minutes = closed(meeting)
    content = minutes_frozen(minutes)

    leaves = [line for line in content.lines if line.is_leaf]
    assert [(x.code, x.own, x.awarded, x.state, x.note) for x in leaves] == [
        ("1.1", Decimal("7.5"), Decimal(7), MarkState.AGREED, ""),
        ("1.2", Decimal(5), Decimal(5), MarkState.RESERVED, "Đơn vị đề nghị 6 điểm"),
    ]
    totals = content.totals
    assert (totals.own, totals.awarded, totals.applicable_max) == (Decimal("12.5"), Decimal(12), Decimal(20))
    assert (totals.agreed, totals.reserved, content.unit_people[0]) == (1, 1, "Nguyễn Văn An, Giám đốc")
    assert minutes_trouble(minutes) == ""


def test_closing_moves_the_session_and_tells_the_hash(meeting):
    minutes = closed(meeting)

    event = AuditEvent.objects.get(verb="close_session")
    assert (meeting.session().state, event.detail["content_hash"]) == ("closed", minutes.content_hash)
    assert SessionStep.objects.last().to_state == "closed"


def test_closing_twice_gives_the_same_minutes(meeting):
    first = closed(meeting)

    assert (_close(meeting).pk, Minutes.objects.count()) == (first.pk, 1)


def test_closing_tells_everything_that_is_missing_at_once(meeting):
    held(meeting)
    meeting.session().participants.update(present=False)
    with pytest.raises(SessionRefused) as refusal:
        _close(meeting)

    assert [finding.message for finding in refusal.value.findings] == [
        "Còn 2 dòng chưa đánh dấu: 1.1, 1.2.",
        "Hãy đánh dấu ít nhất một thành viên Tổ giúp việc có mặt.",
        "Hãy ghi người dự của đơn vị.",
        "Hãy ghi kết luận.",
    ]


def test_points_that_changed_after_the_mark_keep_it_open(meeting):
    ready(meeting)
    awarded(meeting, "1.1", "6.5")

    with pytest.raises(SessionRefused, match=r"đã đổi sau khi đánh dấu, cần xem lại: 1\.1"):
        _close(meeting)


def test_session_without_an_end_ends_when_it_is_closed(meeting):
    ready(meeting)
    said(meeting, version=1, finished_at=None)
    minutes = close_session(session=meeting.session(), by=meeting.secretary, now=NOW)

    assert minutes_frozen(minutes).finished_at == NOW + timedelta(minutes=1)


def test_unit_does_not_close(meeting):
    ready(meeting)

    with pytest.raises(SessionRefused, match="Chỉ quản trị đợt và thành viên"):
        _close(meeting, by=meeting.head)


def test_reopened_minutes_get_a_version_with_its_reason_and_the_earlier_stays(meeting):
    first = closed(meeting)
    reopen_session(session=meeting.session(), reason="Ghi nhầm 1.2", by=meeting.admin, now=NOW)
    marked(meeting, "1.2", version=1)
    second = _close(meeting)

    assert (second.version, second.reason) == (2, "Ghi nhầm 1.2")
    assert [minutes_frozen(m).totals.agreed for m in (first, second)] == [1, 2]
