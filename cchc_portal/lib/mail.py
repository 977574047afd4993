"""E-mails sent one by one over one connection; one that is not taken is logged and left."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mail:
    """`about` names it in the log, which never holds an address."""

    about: str
    subject: str
    body: str
    to: tuple[str, ...]


def send_each(mails: Iterable[Mail]) -> int:
    """How many the mail server took. One that does not answer is waited for once."""
    waiting = list(mails)
    if not waiting:
        return 0
    connection: BaseEmailBackend = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        for mail in waiting:
            _log(mail, error)
        return 0
    try:
        return sum(is_taken(mail, connection) for mail in waiting)
    finally:
        connection.close()


def is_taken(mail: Mail, connection: BaseEmailBackend) -> bool:
    """Whether the mail server took it over the open connection; one that it does not take is logged."""
    message = EmailMessage(subject=mail.subject, body=mail.body, to=list(mail.to), connection=connection)
    try:
        return bool(message.send())
    except (OSError, SMTPException) as error:
        _log(mail, error)
        return False


def _log(mail: Mail, error: Exception) -> None:
    logger.warning("%s: not mailed (%s)", mail.about, type(error).__name__)
