"""Units reminded that their answer is awaited: a week and a day before their closing, once each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.actors import system_actor
from accounts.services.audit import record_event
from cchc_portal.lib.dates import vn_last_moment
from cchc_portal.lib.mail import Mail, send_each
from feedback.models import FeedbackWindow, ReplyReminder
from feedback.selectors.awaited import Awaited, awaited_in
from feedback.selectors.windows import with_frame
from feedback.services.refusals import ThreadRefused
from feedback.services.rights import check_office
from scoring.core.reminders import ReminderMark, mark_at
from scoring.selectors.waiting import people_of


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail about the answer that one unit owes."""

    year: int
    unit: Awaited
    addresses: tuple[str, ...]


@transaction.atomic
def remind_replies(*, by_mail: bool, now: datetime | None = None) -> list[Letter]:
    """Give each unit that has not answered the reminder whose time has come, unless it had it.

    May run twice or at once with another: a reminder is one row. The e-mails to send, of new rows only.
    """
    moment = now or timezone.now()
    letters: list[Letter] = []
    rows = with_frame(FeedbackWindow.objects.select_for_update(of=("self",)))
    for window in rows.filter(publication__replaced_by__isnull=True, closes_at__isnull=False):
        known = set(ReplyReminder.objects.filter(window=window).values_list("unit", "mark", "closes_at"))
        marked = [(one, mark_at(one.closing.closes_at, moment)) for one in _owing(window, moment)]
        new = [
            (one, mark)
            for one, mark in marked
            if mark and (one.unit.pk, mark.value, one.closing.closes_at) not in known
        ]
        letters += _remind(window, new, system_actor(), by_mail=by_mail, now=moment)
    return letters


@transaction.atomic
def remind_by_hand(
    *, window: FeedbackWindow, units: Iterable[str], by: User, by_mail: bool, now: datetime | None = None
) -> tuple[int, list[Letter]]:
    """Remind these units, by code; those that have answered, or cannot any more, are left out. How many,
    and the e-mails to send. Raises ThreadRefused where nobody is left."""
    moment, wanted = now or timezone.now(), set(units)
    check_office(by, moment)
    held = with_frame(FeedbackWindow.objects.select_for_update(of=("self",))).get(pk=window.pk)
    marked = [(one, ReminderMark.BY_HAND) for one in _owing(held, moment) if one.unit.code in wanted]
    if not marked:
        raise ThreadRefused("Hãy chọn ít nhất một đơn vị chưa phản hồi và còn thời gian.")
    letters = _remind(held, marked, by, by_mail=by_mail, now=moment)
    record_event(
        by=by,
        verb="remind_replies",
        target_type="publication",
        target_ref=held.publication.code,
        detail={"units": [one.unit.code for one, _ in marked]},
        now=moment,
    )
    return len(marked), letters


def mail_letters(letters: Iterable[Letter]) -> int:
    """Hand each to the mail server; how many it took."""
    return send_each(_mail(letter) for letter in letters)


def _owing(window: FeedbackWindow, now: datetime) -> list[Awaited]:
    return [one for one in awaited_in(window, now) if not one.answered and not one.closing.lock]


def _remind(
    window: FeedbackWindow,
    marked: Iterable[tuple[Awaited, ReminderMark]],
    by: User,
    *,
    by_mail: bool,
    now: datetime,
) -> list[Letter]:
    wanted = list(marked)
    people = people_of([one.unit.pk for one, _ in wanted], timezone.localdate(now)) if by_mail else {}
    year = window.publication.round.year
    letters = [
        Letter(year, one, tuple(sorted({g.user.email for g in people.get(one.unit.pk, ())} - {""})))
        for one, _ in wanted
    ]
    ReplyReminder.objects.bulk_create(
        ReplyReminder(
            window=window,
            unit=one.unit,
            mark=mark.value,
            closes_at=one.closing.closes_at,
            addressed=len(letter.addresses),
            reminded_at=now,
            reminded_by=by,
        )
        for (one, mark), letter in zip(wanted, letters, strict=True)
    )
    return [letter for letter in letters if letter.addresses]


def _mail(letter: Letter) -> Mail:
    unit, closes_at = letter.unit.unit, letter.unit.closing.closes_at
    until = f" Hạn: {vn_last_moment(closes_at)}." if closes_at else ""
    return Mail(
        about=f"reply reminder of {unit.code}",
        subject=f"Nhắc phản hồi kết quả cải cách hành chính dự kiến năm {letter.year}: {unit.label}",
        body=(
            f"Kính gửi {unit.name},\n\n"
            f"Đơn vị chưa phản hồi kết quả cải cách hành chính dự kiến năm {letter.year}.{until}\n"
            "Đề nghị đơn vị rà soát phụ lục; thủ trưởng đơn vị gửi ý kiến trên cổng chấm điểm đúng hạn.\n\n"
            "Thư này do cổng tự gửi, không cần trả lời."
        ),
        to=letter.addresses,
    )
