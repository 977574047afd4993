import re
from datetime import timedelta

import pytest

from accounts.models import AuditEvent, RoleGrant
from feedback.core.reply_content import DECLARATION
from feedback.core.words import ObjectionState, ReplyKind, ReplyState
from feedback.models import ReplySending, ReplyStep
from feedback.selectors.replies import sending_trouble, sent_content
from feedback.services.extend_window import extend_window
from feedback.services.refusals import ReplyRefused, WindowClosed
from tests.accounts.people import at_once
from tests.feedback.season import (
    CLOSES,
    GROUNDS,
    LAST_SECOND,
    NOW,
    OPENED,
    agreed,
    make_season,
    objected,
    saved,
    sent,
    with_paper,
)

ONE_SECOND = timedelta(seconds=1)


def test_send_agreement_freezes_it_with_a_receipt(season):
    sending = sent(season, ReplyKind.AGREE)
    content = sent_content(sending)

    assert (season.reply().state, season.reply().kind) == (ReplyState.SENT, ReplyKind.AGREE)
    assert re.fullmatch(r"YK-2020-A-1-[0-9A-HJKMNP-TV-Z]{6}", sending.code)
    assert (content.kind, content.lines, content.paper, content.declaration) == (
        *(ReplyKind.AGREE, (), None),
        DECLARATION,
    )
    assert (content.signer.username, content.publication) == ("thutruong.a", "2020-provisional-1")
    assert (sending_trouble(sending), sending.extended) == ("", False)


def test_send_requests_freezes_lines_and_paper(season):
    objected(season)
    content = sent_content(ReplySending.objects.get())
    (line,) = content.lines

    assert (line.code, str(line.published), str(line.asked_points), line.grounds, line.lead_unit) == (
        *("1.1", "7", "9"),
        *(GROUNDS, "Sở L"),
    )
    assert (content.paper.number, content.paper.file_name) == ("37/UBND-NV", "Công văn 37.pdf")
    assert season.objection().status == ObjectionState.SENT


def test_send_writes_step_and_audit(season):
    sending = objected(season).reply.sendings.get()
    step = ReplyStep.objects.get()
    event = AuditEvent.objects.get(verb="send_reply")

    assert (step.from_state, step.to_state, step.taken_by) == ("draft", "sent", season.head)
    assert (event.target_ref, event.detail["receipt"], event.detail["requests"]) == (
        *("2020-provisional-1/A", sending.code),
        ["1.1"],
    )


def test_send_the_same_again_gives_the_same_sending(season):
    first = sent(season, ReplyKind.AGREE)

    assert sent(season, ReplyKind.AGREE, now=NOW + ONE_SECOND) == first
    assert sent(season, ReplyKind.AGREE, now=CLOSES) == first
    assert (ReplySending.objects.count(), ReplyStep.objects.count()) == (1, 1)


def test_send_another_answer_is_refused(season):
    objected(season)

    with pytest.raises(ReplyRefused, match="mỗi đơn vị phản hồi một lần"):
        sent(season, ReplyKind.AGREE)


def test_send_after_the_agreement_waits_for_the_decision(season):
    agreed(season)

    assert objected(season).status == ObjectionState.CONCURRED


@pytest.mark.parametrize("moment", [OPENED, LAST_SECOND])
def test_send_in_time(season, moment):
    """23:59:59 of the 14th in the province is 16:59:59 in UTC, the server's own clock."""
    assert sent(season, ReplyKind.AGREE, now=moment).sent_at == moment


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (CLOSES, r"Đã hết thời gian phản hồi \(nhận hết ngày 14/01/2021\)"),
        (OPENED - ONE_SECOND, "Chưa đến giờ nhận ý kiến: 09:00 ngày 09/01/2021"),
    ],
)
def test_send_out_of_time_is_refused_with_the_moment(season, moment, said):
    with pytest.raises(WindowClosed, match=said):
        sent(season, ReplyKind.AGREE, now=moment)
    assert ReplySending.objects.count() == 0


def test_send_late_goes_by_the_units_extension(season):
    later = CLOSES + timedelta(days=2)
    extend_window(
        window=season.window,
        unit=season.a,
        closes_at=later,
        reason="Bão số 1",
        document="5/SNV",
        by=season.admin,
        now=CLOSES,
    )

    assert sent(season, ReplyKind.AGREE, now=later - ONE_SECOND).extended is True
    with pytest.raises(WindowClosed, match="nhận hết ngày 14/01/2021"):
        sent(season, ReplyKind.AGREE, unit=season.b, by=season.other_head, now=later - ONE_SECOND)


def test_send_by_others_than_the_head_is_refused(season):
    for person in (season.officer, season.admin, season.other_head):
        with pytest.raises(ReplyRefused, match="Chỉ thủ trưởng hoặc người được ủy quyền của Sở A"):
            sent(season, ReplyKind.AGREE, by=person)


def test_send_by_a_deputy_says_for_whom(season):
    RoleGrant.objects.filter(user=season.head).update(capacity="KT.")
    sending = sent(season, ReplyKind.AGREE)

    assert (sending.capacity, sent_content(sending).signer.capacity) == ("KT.", "KT.")


def test_send_without_the_declaration_is_refused(season):
    with pytest.raises(ReplyRefused, match="lời cam kết"):
        sent(season, ReplyKind.AGREE, declared=False)


def test_send_agreement_with_requests_in_the_draft_is_refused(season):
    saved(season)

    with pytest.raises(ReplyRefused, match="Còn 1 đề nghị"):
        sent(season, ReplyKind.AGREE)


def test_send_requests_without_any_is_refused(season):
    with_paper(season)

    with pytest.raises(ReplyRefused, match="Chưa có đề nghị nào"):
        sent(season)


def test_send_requests_without_paper_is_refused(season):
    saved(season)

    with pytest.raises(ReplyRefused, match="văn bản phối hợp"):
        sent(season)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"points": "9", "reason": ""}, "Tiêu chí 1.1: Chưa ghi lý do"),
        ({"points": "7"}, "Tiêu chí 1.1: Đề nghị bằng đúng điểm đã công bố"),
        ({"points": "11"}, "Tiêu chí 1.1: "),
        ({"choice": ""}, "Tiêu chí 1.1: Chưa ghi điểm"),
    ],
)
def test_send_a_request_that_cannot_be_judged_is_refused(season, asked, said):
    saved(season, **asked)
    with_paper(season)

    with pytest.raises(ReplyRefused, match=said):
        sent(season)
    assert season.objection().status == ObjectionState.DRAFT


def test_send_of_a_unit_without_results_is_refused(season):
    head = season.appraiser
    RoleGrant.objects.filter(user=head).update(role="thu-truong")

    with pytest.raises(ReplyRefused, match="Sở L không có kết quả"):
        sent(season, ReplyKind.AGREE, unit=season.lead, by=head)


@pytest.mark.django_db(transaction=True)
def test_sends_at_once_give_one_sending():
    season = make_season()

    found = at_once(*[lambda: sent(season, ReplyKind.AGREE).code] * 6)

    assert set(found) == {ReplySending.objects.get().code}
    assert ReplyStep.objects.count() == 1
