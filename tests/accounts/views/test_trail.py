from io import BytesIO

import pytest
from openpyxl import load_workbook

from accounts.models import AuditEvent
from accounts.services.audit import record_event
from tests.accounts.people import make_admin

pytestmark = pytest.mark.django_db
URL = "/nhat-ky/"


@pytest.fixture
def as_admin(client):
    admin = make_admin()
    client.force_login(admin)
    detail = {"reason": "<b>Bão</b>", "to": "x"}
    record_event(by=admin, verb="extend_time", target_type="assessment", target_ref="2020/SXD", detail=detail)
    return client


def test_page_tells_the_event_and_keeps_what_is_stored(as_admin):
    page = as_admin.get(URL, {"ban-ghi": "2020/"}).content.decode()

    assert "1 việc theo điều kiện đang chọn" in page
    assert '<span class="role">lý do: &lt;b&gt;Bão&lt;/b&gt;</span>' in page
    assert f"Mã băm {AuditEvent.objects.get(verb='extend_time').hash}" in page
    assert 'href="/nhat-ky/xuat.xlsx?ban-ghi=2020%2F"' in page


def test_page_without_events_says_so(as_admin):
    page = as_admin.get(URL, {"nguoi": "khong-co"}).content.decode()

    assert "Không có việc nào theo điều kiện đang chọn." in page


def test_workbook_holds_the_events_of_the_same_address(as_admin):
    answer = as_admin.get(f"{URL}xuat.xlsx", {"loai": "assessment"})
    (_, row) = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)

    event = AuditEvent.objects.get(verb="extend_time")
    assert (row[0], row[2], *row[4:7]) == (
        *(event.sequence, event.actor),
        *("Gia hạn tự chấm", "Bản tự chấm 2020/SXD", "lý do: <b>Bão</b>"),
    )
    assert row[8] == event.hash


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_seven_queries(as_admin, count, django_assert_num_queries):
    for number in range(count):
        record_event(by=make_admin(f"a{number}"), verb="publish", target_type="round", target_ref="2020")
    with django_assert_num_queries(7):
        as_admin.get(URL)
