"""What feedback does on the timetable: each calls one service, and may run twice."""

from celery import shared_task
from django.conf import settings

from feedback.services.record_silence import record_silence
from feedback.services.remind_replies import mail_letters, remind_replies


@shared_task(name="feedback.record_silence")
def record_silence_task() -> None:
    """The units whose time is over without an answer; after a pause, all that were missed."""
    record_silence()


@shared_task(name="feedback.remind_replies")
def remind_replies_task() -> None:
    """The reminders whose time has come, and their e-mails once they are on record."""
    mail_letters(remind_replies(by_mail=settings.SENDS_MAIL))
