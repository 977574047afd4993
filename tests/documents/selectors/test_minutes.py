from datetime import date, timedelta

import pytest

from documents.selectors.minutes import invitation_of, paper_of
from scoring.models import RoundProfile
from scoring.services.sessions.issue_minutes import issue_minutes
from tests.scoring.meetings import NOW, awarded, closed, make_meeting, planned

pytestmark = pytest.mark.django_db


def test_paper_rests_on_what_was_frozen_not_on_what_is_awarded_now():
    meeting = make_meeting()
    minutes = closed(meeting)
    awarded(meeting, "1.1", "2")

    row = next(row for row in paper_of(minutes).rows if row.code == "1.1")
    assert (row.own, row.awarded, row.result) == ("7,50", "7,00", "Thống nhất")


def test_paper_has_its_number_once_it_is_on_record():
    meeting = make_meeting()
    minutes = closed(meeting)
    assert paper_of(minutes).stamp.number == ""
    day = date(2020, 12, 3)
    issue_minutes(minutes=minutes, number="5", issued_on=day, by=meeting.admin, now=NOW + timedelta(days=1))

    assert (paper_of(minutes).stamp.number, paper_of(minutes).stamp.issued_on) == ("05/BB-TGV", day)


def test_invitation_rests_on_the_plan_and_the_letters_of_the_round(django_assert_num_queries):
    meeting = make_meeting()
    RoundProfile.objects.update(symbol="SNV-TCBM", place="Phan Rang")
    planned(meeting)
    session = meeting.session()

    with django_assert_num_queries(1):
        paper = invitation_of(session)
    assert (paper.symbol, paper.place_name, paper.unit) == ("GM-SNV", "Phan Rang", "Sở A")
    assert (paper.when, paper.chair) == (
        "từ 08 giờ 00 đến 09 giờ 30, ngày 03 tháng 12 năm 2020",
        "Trần Hải, Giám đốc, Sở Nội vụ, Tổ trưởng",
    )
