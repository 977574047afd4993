import pytest
from django.core import mail

from accounts.models import AuditEvent
from scoring.models import Invitation
from scoring.services.sessions.cancel_session import cancel_session
from scoring.services.sessions.invite_units import invite_units
from scoring.services.sessions.mail_invitations import mail_invitations
from scoring.services.sessions.step import SessionRefused
from tests.scoring.meetings import NOW, planned


@pytest.fixture
def invite(meeting):
    def send(*sessions, by=None, by_mail: bool = True):
        keys = [session.pk for session in sessions]
        return invite_units(round=meeting.round, keys=keys, by=by or meeting.admin, by_mail=by_mail, now=NOW)

    return send


def test_invitation_keeps_time_and_place_as_they_were(meeting, invite):
    session = planned(meeting)
    done = invite(session)

    row = Invitation.objects.get()
    assert (done.units, row.starts_at, row.place) == (1, session.starts_at, session.place)
    assert AuditEvent.objects.get(verb="invite_units").detail == {"units": ["A"], "mailed": []}


def test_officers_and_head_with_an_address_get_a_mail(meeting, invite):
    meeting.head.email = "so-a@example.vn"
    meeting.head.save()
    done = invite(planned(meeting))

    assert (mail_invitations(done.letters), Invitation.objects.get().addressed) == (1, 1)
    (message,) = mail.outbox
    assert (message.to, message.subject) == (
        ["so-a@example.vn"],
        "Mời làm việc về cải cách hành chính đợt 2020: Sở A",
    )
    assert "Thời gian: từ 08:00 đến 09:30 ngày 03/12/2020." in message.body


def test_without_a_mail_server_nobody_is_addressed(meeting, invite):
    meeting.head.email = "so-a@example.vn"
    meeting.head.save()
    done = invite(planned(meeting), by_mail=False)

    assert (done.letters, Invitation.objects.get().addressed) == ((), 0)


def test_cancelled_session_invites_nobody(meeting, invite):
    session = planned(meeting)
    cancel_session(session=session, reason="Bão", by=meeting.admin, now=NOW)

    with pytest.raises(SessionRefused, match="ít nhất một buổi"):
        invite(session)


def test_inviting_is_the_administrators(meeting, invite):
    with pytest.raises(SessionRefused, match="Chỉ quản trị đợt"):
        invite(planned(meeting), by=meeting.leader)
