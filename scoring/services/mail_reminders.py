"""E-mails of reminders: sent after the reminders are on record, one by one, none that was taken before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from cchc_portal.lib.dates import vn_last_moment
from cchc_portal.lib.mail import Mail, is_taken
from cchc_portal.lib.refusal import Refused
from scoring.models import Reminder, ReminderMail
from scoring.selectors.waiting import addresses_of, asked_until


class MailRefused(Refused):
    """The mail server did not take every e-mail; the message says whose."""


@dataclass(frozen=True, slots=True)
class Mailed:
    """After one more e-mail was tried: `done` of `total`, and whose were not taken so far."""

    done: int
    total: int
    failed: tuple[str, ...] = ()


def mail_reminders(reminders: Sequence[int]) -> Iterator[Mailed]:
    """Hand those not taken yet to the mail server, over one connection; what it took is on record at once.

    Raises OSError or SMTPException where the server does not answer, MailRefused at the end where it
    answered and did not take all.
    """
    waiting = list(
        Reminder.objects.filter(pk__in=reminders, addressed__gt=0, mail__isnull=True)
        .select_related("assessment__round", "assessment__unit")
        .order_by("pk")
    )
    if not waiting:
        return
    addresses = addresses_of([r.assessment.unit_id for r in waiting], timezone.localdate())
    asked = asked_until(waiting)
    connection: BaseEmailBackend = get_connection()
    connection.open()
    failed: list[str] = []
    try:
        for number, reminder in enumerate(waiting, start=1):
            to = addresses.get(reminder.assessment.unit_id, ())
            codes = asked.get((reminder.assessment_id, reminder.due_at), ())
            if not _sent(reminder, _mail(reminder, to, codes), connection):
                failed.append(reminder.assessment.unit.label)
            yield Mailed(number, len(waiting), tuple(failed))
    finally:
        connection.close()
    if failed:
        raise MailRefused(f"Máy chủ thư không nhận thư nhắc của: {', '.join(failed)}.")


def _sent(reminder: Reminder, mail: Mail, connection: BaseEmailBackend) -> bool:
    """Whether the server took it. People who left since leave nobody to write to, which is no failure."""
    if not mail.to:
        return True
    taken = is_taken(mail, connection)
    if taken:
        ReminderMail.objects.create(reminder=reminder, sent_at=timezone.now())
    return taken


def _mail(reminder: Reminder, to: tuple[str, ...], asked: tuple[str, ...]) -> Mail:
    """Of the sheet, or of the leaves that the unit is `asked` to add to."""
    round, unit = reminder.assessment.round, reminder.assessment.unit
    until = f" Hạn: {vn_last_moment(timezone.localtime(reminder.due_at))}." if reminder.due_at else ""
    sheet = f"bản tự chấm cải cách hành chính đợt {round.code}"
    if asked:
        what = f"Đơn vị được yêu cầu bổ sung tiêu chí {', '.join(asked)} của {sheet} và chưa nộp bổ sung."
        please = "Đề nghị đơn vị bổ sung và thủ trưởng đơn vị nộp bổ sung trên cổng chấm điểm đúng hạn."
    else:
        what = f"B{sheet[1:]} của đơn vị chưa được nộp."
        please = "Đề nghị đơn vị hoàn thành và thủ trưởng đơn vị nộp trên cổng chấm điểm đúng hạn."
    return Mail(
        about=f"reminder of {unit.code}",
        subject=f"Nhắc {'bổ sung' if asked else 'nộp'} {sheet}: {unit.label}",
        body=(
            f"Kính gửi {unit.name},\n\n{what}{until}\n{please}\n\nThư này do cổng tự gửi, không cần trả lời."
        ),
        to=to,
    )
