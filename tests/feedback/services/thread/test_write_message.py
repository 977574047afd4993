from datetime import date, timedelta

import pytest

from accounts.models import AuditEvent
from feedback.core.words import ObjectionState, Outcome, Side
from feedback.models import Message
from feedback.services.name_evidence import name_evidence, take_away
from feedback.services.refusals import ReplyRefused, ThreadRefused
from feedback.services.thread.decide_objection import Verdict, decide_objection
from feedback.services.thread.route_objection import route_objection
from feedback.services.thread.write_message import write_message
from tests.feedback.season import CLOSES, NOW, objected, saved
from tests.scoring.evidence import kept, referred

ASKED_UNTIL = date(2021, 1, 15)
AFTER = CLOSES + timedelta(days=1)  # 00:00 of the 16th


def write(season, by, text="Gửi bổ sung danh sách", now=NOW):
    return write_message(objection=season.objection(), text=text, by=by, now=now)


def ask(season):
    verdict = Verdict(Outcome.ASK, "Thiếu danh sách", 0, until=ASKED_UNTIL)
    decide_objection(objection=season.objection(), verdict=verdict, by=season.admin, now=NOW)


def test_message_says_for_whom(season):
    objected(season)
    route_objection(objection=season.objection(), member=season.member, by=season.admin, now=NOW)
    people = (season.officer, season.appraiser, season.member, season.admin)

    found = [write(season, person).side for person in people]
    assert found == [Side.UNIT, Side.LEAD, Side.MEMBER, Side.OFFICE]
    assert season.objection().status == ObjectionState.ROUTED


def test_message_of_the_unit_that_was_asked_is_its_supplement(season):
    objected(season)
    ask(season)
    message = write(season, season.officer, now=AFTER - timedelta(seconds=1))

    assert (message.supplement, season.objection().status, season.objection().due_at) == (
        *(True, ObjectionState.SENT),
        None,
    )
    assert AuditEvent.objects.filter(verb="supplement_objection").count() == 1


def test_supplement_after_its_day_is_refused_in_words(season):
    objected(season)
    ask(season)

    with pytest.raises(ThreadRefused, match=r"Đã hết hạn bổ sung \(nhận hết ngày 15/01/2021\)"):
        write(season, season.officer, now=AFTER)


def test_message_of_strangers_is_refused(season):
    objected(season)

    for person in (season.other_head, season.other_appraiser, season.member):
        with pytest.raises(ThreadRefused, match="không thuộc bên nào"):
            write(season, person)
    assert Message.objects.count() == 0


def test_message_on_a_draft_or_without_words_is_refused(season):
    saved(season)
    with pytest.raises(ThreadRefused, match="chưa gửi"):
        write(season, season.officer)


def test_message_without_words_is_refused(season):
    objected(season)
    with pytest.raises(ThreadRefused, match="nội dung"):
        write(season, season.officer, text=" ")


def test_evidence_is_named_in_the_version_it_had(season):
    row, document = saved(season), kept(season.a)
    named = name_evidence(objection=row, evidence=document, by=season.officer, now=NOW)

    assert named.version == document.versions.get()
    assert name_evidence(objection=row, evidence=document, by=season.officer, now=NOW) == named
    assert AuditEvent.objects.filter(verb="name_evidence").count() == 1


def test_evidence_taken_away_keeps_its_row(season):
    row = saved(season)
    named = name_evidence(objection=row, evidence=referred(season.a), by=season.officer, now=NOW)
    gone = take_away(named=named, by=season.officer, now=NOW)

    assert (gone.removed_at, gone.removed_by) == (NOW, season.officer)


def test_evidence_of_another_unit_is_refused(season):
    with pytest.raises(ReplyRefused, match="không thuộc kho"):
        name_evidence(objection=saved(season), evidence=kept(season.b), by=season.officer, now=NOW)


def test_evidence_after_sending_only_while_more_is_asked_for(season):
    row, document = objected(season), kept(season.a)
    with pytest.raises(ReplyRefused, match="khi Sở Nội vụ yêu cầu bổ sung"):
        name_evidence(objection=row, evidence=document, by=season.officer, now=NOW)
    ask(season)

    named = name_evidence(objection=row, evidence=document, by=season.officer, now=CLOSES)
    with pytest.raises(ReplyRefused, match="không gỡ"):
        take_away(named=named, by=season.officer, now=CLOSES)


def test_evidence_by_others_is_refused(season):
    with pytest.raises(ReplyRefused, match="Chỉ cán bộ"):
        name_evidence(objection=saved(season), evidence=kept(season.a), by=season.other_head, now=NOW)
