from datetime import timedelta

import pytest
from django.utils import timezone

from feedback.core.words import ReplyKind
from feedback.models import LeadDeadline, ReplyReminder, WindowExtension
from tests.feedback.season import sent


def later(days: int) -> str:
    return f"{timezone.localtime() + timedelta(days=days):%H:%M %d/%m/%Y}"


@pytest.mark.parametrize("answers", [1, 2])
def test_board_takes_the_same_queries(season, answers, as_person, django_assert_num_queries):
    for unit, head in ((season.a, season.head), (season.b, season.other_head))[:answers]:
        sent(season, ReplyKind.AGREE, unit=unit, by=head)
    client = as_person(season.admin)
    client.get("/y-kien/don-vi/")
    with django_assert_num_queries(14):
        page = client.get("/y-kien/don-vi/").content.decode()

    assert f"{3 - answers} đơn vị chưa phản hồi" in page


def test_unit_is_reminded_by_hand(live, as_person):
    client = as_person(live.admin)
    done = client.post("/y-kien/don-vi/?dot=2020", {"dv": ["A", "B"]}, follow=True).content.decode()
    nobody = client.post("/y-kien/don-vi/?dot=2020", follow=True).content.decode()

    assert "Đã ghi nhận nhắc 2 đơn vị." in done
    assert "Hãy chọn ít nhất một đơn vị" in nobody
    assert ReplyReminder.objects.count() == 2


def test_unit_is_given_more_time(live, as_person):
    client, address = as_person(live.admin), "/y-kien/don-vi/2020/A/gia-han/"
    given = {"closes_at": later(9), "document": "5/SNV", "reason": "Bão"}

    assert client.post(address, {**given, "document": ""}).status_code == 422
    assert client.post(address, {**given, "closes_at": later(1)}).status_code == 422
    assert client.post(address, given).status_code == 302
    assert WindowExtension.objects.get().document == "5/SNV"
    assert client.get("/y-kien/don-vi/2020/L/gia-han/").status_code == 404


def test_lead_unit_is_given_its_own_deadline(live, as_person):
    client, address = as_person(live.admin), "/y-kien/chu-tri/2020/"

    assert client.post(address, {"lead": "L", "due_at": "mai"}).status_code == 422
    assert client.post(address, {"lead": "L", "due_at": later(2)}).status_code == 302
    assert LeadDeadline.objects.get().lead_unit == live.lead
