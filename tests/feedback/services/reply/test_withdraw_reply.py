import pytest

from feedback.core.words import ObjectionState, Outcome, ReplyKind, ReplyState
from feedback.models import ReplySending, ReplyStep
from feedback.services.refusals import ReplyRefused, WindowClosed
from feedback.services.reply.withdraw_reply import withdraw_reply
from feedback.services.thread.decide_objection import Verdict, decide_objection
from feedback.services.thread.route_objection import route_objection
from tests.feedback.season import CLOSES, LAST_SECOND, NOW, objected, saved, sent


def withdraw(season, **changes):
    given = {"reason": "Thiếu số liệu", "by": season.head, "now": NOW, **changes}
    return withdraw_reply(window=season.window, unit=season.a, **given)


def test_withdraw_opens_the_draft_again_and_keeps_the_sending(season):
    row = objected(season)
    route_objection(objection=row, by=season.admin, now=NOW)
    withdraw(season, now=LAST_SECOND)

    row = season.objection()
    assert (season.reply().state, row.status, row.due_at) == (ReplyState.DRAFT, ObjectionState.DRAFT, None)
    assert [(s.from_state, s.to_state, s.reason) for s in ReplyStep.objects.all()] == [
        ("draft", "sent", ""),
        ("sent", "draft", "Thiếu số liệu"),
    ]


def test_withdraw_then_send_is_the_next_number(season):
    objected(season)
    withdraw(season)
    saved(season, version=1, points="8")

    assert [sent(season).number, ReplySending.objects.count()] == [2, 2]


def test_withdraw_after_the_closing_is_refused(season):
    sent(season, ReplyKind.AGREE)

    with pytest.raises(WindowClosed, match="hết ngày 14/01/2021"):
        withdraw(season, now=CLOSES)


def test_withdraw_without_a_reason_is_refused(season):
    sent(season, ReplyKind.AGREE)

    with pytest.raises(ReplyRefused, match="lý do"):
        withdraw(season, reason=" ")


def test_withdraw_of_what_was_not_sent_is_refused(season):
    saved(season)

    with pytest.raises(ReplyRefused, match="chưa gửi ý kiến"):
        withdraw(season)


def test_withdraw_by_an_officer_is_refused(season):
    sent(season, ReplyKind.AGREE)

    with pytest.raises(ReplyRefused, match="Chỉ thủ trưởng"):
        withdraw(season, by=season.officer)


def test_withdraw_of_what_is_decided_is_refused(season):
    row = objected(season)
    decide_objection(objection=row, verdict=Verdict(Outcome.REJECT, "Không đủ", 0), by=season.admin, now=NOW)

    with pytest.raises(ReplyRefused, match=r"1\.1 đã có quyết định"):
        withdraw(season)
    assert season.reply().state == ReplyState.SENT
