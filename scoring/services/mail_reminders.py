"""E-mails of reminders: sent after the reminders are on record, one by one, never twice."""

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from cchc_portal.lib.dates import vn_last_moment
from scoring.services.remind_units import Letter

logger = logging.getLogger(__name__)


def mail_reminders(letters: Iterable[Letter]) -> int:
    """Hand each to the mail server; one that it does not take is logged and left. How many it took.

    All go over one connection, so that a server that does not answer is waited for once.
    """
    waiting = list(letters)
    if not waiting:
        return 0
    connection: BaseEmailBackend = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        for letter in waiting:
            _log(letter, error)
        return 0
    try:
        return sum(_sent(letter, connection) for letter in waiting)
    finally:
        connection.close()


def _sent(letter: Letter, connection: BaseEmailBackend) -> bool:
    round, unit = letter.assessment.round, letter.assessment.unit
    until = f" Hạn: {vn_last_moment(timezone.localtime(letter.due_at))}." if letter.due_at else ""
    message = EmailMessage(
        subject=f"Nhắc nộp bản tự chấm cải cách hành chính đợt {round.code}: {unit.label}",
        body=(
            f"Kính gửi {unit.name},\n\n"
            f"Bản tự chấm cải cách hành chính đợt {round.code} của đơn vị chưa được nộp.{until}\n"
            "Đề nghị đơn vị hoàn thành và thủ trưởng đơn vị nộp trên cổng chấm điểm đúng hạn.\n\n"
            "Thư này do cổng tự gửi, không cần trả lời."
        ),
        to=list(letter.addresses),
        connection=connection,
    )
    try:
        return bool(message.send())
    except (OSError, SMTPException) as error:
        _log(letter, error)
        return False


def _log(letter: Letter, error: Exception) -> None:
    logger.warning("reminder of %s: not mailed (%s)", letter.assessment.unit.code, type(error).__name__)
