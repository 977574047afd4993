from datetime import timedelta

import pytest
from django.core import mail

from feedback.core.words import ReplyKind
from feedback.models import ReplyReminder
from feedback.services.refusals import ThreadRefused
from feedback.services.remind_replies import mail_letters, remind_by_hand, remind_replies
from feedback.tasks import remind_replies_task
from tests.feedback.season import CLOSES, NOW, sent

DAY = timedelta(days=1)


def marks() -> list[tuple[str, str]]:
    return list(ReplyReminder.objects.order_by("id").values_list("unit__code", "mark"))


def test_reminder_of_each_mark_is_given_once_to_who_has_not_answered(season):
    sent(season, ReplyKind.AGREE)
    for moment in (NOW, NOW, CLOSES - DAY, CLOSES):
        remind_replies(by_mail=False, now=moment)

    assert marks() == [("B", "week"), ("C", "week"), ("B", "day"), ("C", "day")]


def test_reminder_is_mailed_to_the_people_of_the_unit(season):
    season.officer.email = "hoa@a.gov.vn"
    season.officer.save()

    assert mail_letters(remind_replies(by_mail=True, now=NOW)) == 1
    assert mail.outbox[0].to == ["hoa@a.gov.vn"]
    assert "Hạn: hết ngày 14/01/2021." in mail.outbox[0].body


def test_reminder_by_hand_leaves_out_who_has_answered(season):
    sent(season, ReplyKind.AGREE)

    count, _ = remind_by_hand(window=season.window, units=["A", "B"], by=season.admin, by_mail=False, now=NOW)
    assert (count, marks()) == (1, [("B", "by_hand")])


@pytest.mark.parametrize("moment", [NOW, CLOSES])
def test_reminder_by_hand_of_nobody_is_refused(season, moment):
    units = [] if moment == NOW else ["A"]

    with pytest.raises(ThreadRefused, match="ít nhất một đơn vị"):
        remind_by_hand(window=season.window, units=units, by=season.admin, by_mail=False, now=moment)


def test_reminder_by_hand_by_others_is_refused(season):
    with pytest.raises(ThreadRefused, match="Chỉ quản trị đợt"):
        remind_by_hand(window=season.window, units=["A"], by=season.head, by_mail=False, now=NOW)


def test_reminders_on_the_timetable_go_by_the_servers_clock(season):
    remind_replies_task()

    assert marks() == []  # this window closed long ago
