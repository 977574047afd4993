"""A part closed while its lines are judged, and confirmed by two at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest
from django.db import connections, transaction

from accounts.models import Role, RoleGrant
from scoring.models import AppraisalPart, AppraisalStep
from scoring.services.appraisal.close_part import close_part
from scoring.services.appraisal.confirm_part import confirm_part
from scoring.services.appraisal.part_step import PartRef, PartRefused
from scoring.services.appraisal.save_award import LineLocked
from tests import factories
from tests.scoring.appraising import NOW, judged, make_appraisal

pytestmark = pytest.mark.django_db(transaction=True)


def test_closing_waits_for_the_judgement_that_is_being_saved():
    desk = make_appraisal()
    part = PartRef(desk.assessment().pk, "1", desk.lead.pk)
    begun, outcomes = Event(), []

    def close() -> None:
        begun.set()
        outcomes.append(close_part(round=desk.round, part=part, by=desk.appraiser, now=NOW).to_state)
        connections.close_all()

    with transaction.atomic():
        judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ")
        closing = Thread(target=close)
        closing.start()
        begun.wait(20)
        closing.join(timeout=1)
        assert outcomes == []
    closing.join(timeout=20)
    assert outcomes == ["closed"]


def test_judgement_that_waited_for_the_closing_is_told_so():
    desk = make_appraisal()
    award = judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ").award
    part = PartRef(desk.assessment().pk, "1", desk.lead.pk)
    told = []

    def judge() -> None:
        try:
            judged(desk.assessment(), desk.appraiser, version=award.pk, points="6", reason="Thiếu")
        except LineLocked as locked:
            told.append(locked.reason)
        finally:
            connections.close_all()

    with transaction.atomic():
        close_part(round=desk.round, part=part, by=desk.appraiser, now=NOW)
        judging = Thread(target=judge)
        judging.start()
        judging.join(timeout=1)
        assert told == []
    judging.join(timeout=20)
    assert [said.partition(".")[0] for said in told] == [
        "Lĩnh vực đã thẩm định xong; muốn sửa thì mở lại, có lý do"
    ]


def test_two_who_confirm_at_once_one_is_told_of_the_other():
    desk = make_appraisal()
    judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ")
    part = PartRef(desk.assessment().pk, "1", desk.lead.pk)
    close_part(round=desk.round, part=part, by=desk.appraiser, now=NOW)
    deputy = factories.make_person(None, username="deputy")
    RoleGrant.objects.create(
        user=deputy, role=Role.UNIT_HEAD, unit=desk.lead, valid_from="2020-01-01", capacity="KT."
    )

    def press(person) -> str:
        try:
            return confirm_part(round=desk.round, part=part, by=person, now=NOW).to_state
        except PartRefused as refused:
            return str(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(press, (desk.chief, deputy)), key=len)
    assert outcomes[0] == "confirmed"
    assert "xác nhận lúc 09:00 ngày 03/12/2020" in outcomes[1]
    assert (AppraisalPart.objects.get().state, AppraisalStep.objects.count()) == ("confirmed", 2)
