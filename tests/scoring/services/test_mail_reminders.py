from datetime import timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from accounts.models import Role, RoleGrant
from accounts.services.actors import system_actor
from scoring.core.timetable import Moments
from scoring.models import Assessment, Reminder, ReminderMail
from scoring.services.mail_reminders import Mailed, MailRefused, mail_reminders
from scoring.services.remind_units import remind_by_hand, remind_units
from scoring.services.set_timetable import set_timetable
from tests import factories
from tests.scoring.appraising import NOW as ASKED
from tests.scoring.supplements import make_asked

pytestmark = pytest.mark.django_db
NOW = factories.COMPUTED


@pytest.fixture
def reminders() -> list[int]:
    """Of A and B, whose officers have an address, and of C, whose has none."""
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    moments = Moments(self_due_at=NOW + timedelta(days=5))
    set_timetable(round=round, moments=moments, reason="", by=system_actor())
    for code, email in (("A", "hoa@a.gov.vn"), ("B", "nam@b.gov.vn"), ("C", "")):
        unit = factories.make_unit(group, code)
        officer = factories.make_person(Role.UNIT_OFFICER, unit, f"can-bo-{code}")
        officer.email = email
        officer.save()
        Assessment.objects.create(round=round, unit=unit)
    return [reminder.pk for reminder in remind_units(by_mail=True, now=NOW)]


@pytest.fixture
def refuses_b(monkeypatch):
    """A mail server that does not take what is for B."""
    send = EmailMessage.send

    def refuse(message: EmailMessage, fail_silently: bool = False) -> int:
        if message.to == ["nam@b.gov.vn"]:
            raise SMTPException
        return send(message, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", refuse)


def test_mail_goes_to_the_people_of_each_unit_and_is_on_record(reminders):
    assert list(mail_reminders(reminders)) == [Mailed(1, 2), Mailed(2, 2)]

    assert [message.to for message in mail.outbox] == [["hoa@a.gov.vn"], ["nam@b.gov.vn"]]
    assert "Hạn: trước 08:30 ngày 14/01/2021." in mail.outbox[0].body
    assert ReminderMail.objects.count() == 2


def test_mail_of_a_request_names_what_was_asked(db):
    made = make_asked()
    made.officer.email = "hoa@a.gov.vn"
    made.officer.save()
    given = remind_by_hand(round=made.desk.round, units=["A"], by=made.desk.admin, by_mail=True, now=ASKED)
    list(mail_reminders([reminder.pk for reminder in given]))

    (message,) = mail.outbox
    assert message.subject == "Nhắc bổ sung bản tự chấm cải cách hành chính đợt 2020: Sở A"
    assert "được yêu cầu bổ sung tiêu chí 1.1 của bản tự chấm" in message.body
    assert "Hạn: hết ngày 08/12/2020." in message.body


def test_mail_taken_before_is_not_sent_again(reminders):
    for _ in range(2):
        list(mail_reminders(reminders))

    assert len(mail.outbox) == 2


def test_mail_that_the_server_does_not_take_is_told_and_stops_no_other(reminders, refuses_b, caplog):
    tried: list[Mailed] = []
    with pytest.raises(MailRefused, match="không nhận thư nhắc của: Sở B"):
        tried.extend(mail_reminders(reminders))

    assert [reminder.assessment.unit.code for reminder in Reminder.objects.filter(mail__isnull=False)] == [
        "A"
    ]
    assert "reminder of B: not mailed (SMTPException)" in caplog.text


def test_mail_server_that_does_not_answer_is_asked_once(reminders, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(ConnectionRefusedError):
        list(mail_reminders(reminders))
    assert not ReminderMail.objects.exists()


def test_mail_to_people_who_left_since_goes_to_nobody(reminders):
    RoleGrant.objects.update(valid_to=NOW.date())

    assert list(mail_reminders(reminders)) == [Mailed(1, 2), Mailed(2, 2)]
    assert (mail.outbox, ReminderMail.objects.count()) == ([], 0)
