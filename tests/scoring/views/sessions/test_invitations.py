from django.core import mail

from scoring.models import Invitation
from tests.scoring.meetings import planned

URL = "/lam-viec/2020/moi/"


def _text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_sessions_not_invited_yet_are_ticked(meeting, sign_in):
    session = planned(meeting)
    client = sign_in(meeting.admin)
    assert f'name="buoi" value="{session.pk}" checked' in _text(client.get(URL))
    client.post(URL, {"buoi": [session.pk]})

    assert f'name="buoi" value="{session.pk}">' in _text(client.get(URL))
    assert f'value="{session.pk}" checked' in _text(client.get(f"{URL}?chon=tat-ca"))
    assert Invitation.objects.count() == 1


def test_unit_with_an_address_gets_a_mail(meeting, sign_in, settings):
    settings.SENDS_MAIL = True
    meeting.head.email = "so-a@example.vn"
    meeting.head.save()
    client = sign_in(meeting.admin)
    client.post(URL, {"buoi": [planned(meeting).pk]})

    assert "Đã gửi thư điện tử cho 1/1 đơn vị có địa chỉ." in _text(client.get(URL))
    assert len(mail.outbox) == 1


def test_nobody_ticked_is_told(meeting, sign_in):
    planned(meeting)
    client = sign_in(meeting.admin)
    client.post(URL, {"buoi": ["x"]})

    assert "Hãy chọn ít nhất một buổi làm việc chưa diễn ra." in _text(client.get(URL))


def test_inviting_is_the_administrators(meeting, sign_in):
    assert [sign_in(p).post(URL).status_code for p in (meeting.leader, meeting.head)] == [403, 403]
