import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import Job, Role
from accounts.services.jobs.run_job import run_job
from scoring.models import Assessment, Extension, Reminder, Round, Supplement, Timetable
from tests import factories

URL = "/dot/2020/nhac/"


@pytest.fixture
def officer(assessments):
    person = factories.make_person(Role.UNIT_OFFICER, assessments[0].unit)
    person.email, person.phone = "hoa@a.gov.vn", "+84 912 345 678"
    person.save()
    return person


def _extended(assessment: Assessment, by, days: int) -> None:
    due = timezone.now() + timedelta(days=days)
    Timetable.objects.create(round=assessment.round, set_at=due, set_by=by)
    Extension.objects.create(
        assessment=assessment, due_at=due, closes_at=due, reason="x", granted_at=due, granted_by=by
    )


def _units(page: bytes) -> list[str]:
    return re.findall(r'name="dv" value="([^"]+)"', page.decode())


def test_reminders_show_whom_to_call_late_first(as_admin, assessments, admin, officer):
    _extended(assessments[1], admin, -1)
    page = as_admin.get(URL).content

    assert _units(page) == ["B", "A"]
    assert '<a class="nowrap" href="tel:+84 912 345 678">+84 912 345 678</a>' in page.decode()
    assert "- Sở A (hạn: không đặt hạn): Lê Thị Hoa (Cán bộ đơn vị), +84 912 345 678, hoa@a.gov.vn" in (
        page.decode()
    )


def test_reminders_leave_out_who_submitted_or_never_will(as_admin, assessments):
    Assessment.objects.filter(unit__code="A").update(state="submitted")
    Assessment.objects.filter(unit__code="B").update(state="not_submitted")

    assert "Không còn đơn vị nào phải nhắc." in as_admin.get(URL).content.decode()


def test_unit_that_is_asked_for_more_stands_in_the_list(as_admin, assessments, admin):
    _extended(assessments[1], admin, 20)
    Assessment.objects.filter(unit__code="A").update(state="submitted")
    due = timezone.now().replace(hour=17, minute=0, second=0, microsecond=0) + timedelta(days=3)
    Supplement.objects.create(
        assessment=assessments[0], lead_unit=assessments[1].unit, criterion_codes=["1.1"], reason="Thiếu",
        due_at=due, asked_at=timezone.now(), asked_by=admin,
    )  # fmt: skip
    page = as_admin.get(URL).content
    as_admin.post(URL, {"dv": ["A"]})

    assert _units(page) == ["A", "B"]
    assert "1 đơn vị chưa nộp; 1 yêu cầu bổ sung đang chờ" in page.decode()
    assert 'Chờ bổ sung</span><p class="small">Tiêu chí 1.1</p>' in page.decode()
    assert Reminder.objects.get().due_at == due
    assert "Sở Nội vụ nhắc" in as_admin.get(URL).content.decode()


@pytest.mark.parametrize(
    ("query", "ticked"),
    [({"chon": "tat-ca"}, 2), ({"chon": "qua-han"}, 1), ({"nhom": "SO"}, 0), ({"chon": "khac"}, 0)],
)
def test_reminders_are_ticked_as_asked(as_admin, assessments, admin, query, ticked):
    _extended(assessments[1], admin, -1)

    assert as_admin.get(URL, query).content.decode().count(" checked>") == ticked


def test_reminder_by_hand_is_on_record(as_admin, assessments, admin):
    page = as_admin.post(f"{URL}?nhom=SO", {"dv": ["A"]}, follow=True)

    assert page.redirect_chain == [(f"{URL}?nhom=SO", 302)]
    assert "Đã ghi nhận nhắc 1 đơn vị." in page.content.decode()
    row = Reminder.objects.get()
    assert (row.assessment, row.mark, row.addressed, row.reminded_by) == (assessments[0], "by_hand", 0, admin)
    assert mail.outbox == []


def test_reminder_leads_to_the_job_of_its_mail_and_the_list_tells_the_outcome(
    as_admin, assessments, officer, settings
):
    settings.SENDS_MAIL = True
    answer = as_admin.post(URL, {"dv": ["A", "B"]})
    job = Job.objects.get()

    assert (answer.headers["Location"], mail.outbox) == (f"/viec/{job.pk}/", [])
    assert "<small>thư chưa gửi</small>" in as_admin.get(URL).content.decode()
    run_job(job_id=job.pk)
    assert "<small>đã gửi thư cho 1 người</small>" in as_admin.get(URL).content.decode()


def test_reminder_of_nobody_says_so(as_admin, assessments):
    assert "ít nhất một đơn vị chưa nộp" in as_admin.post(URL, follow=True).content.decode()


def test_reminders_are_read_by_leaders_and_given_by_the_round_admin(as_leader, assessments):
    assert _units(as_leader.get(URL).content) == []
    assert as_leader.post(URL, {"dv": ["A"]}).status_code == 403
    assert not Reminder.objects.exists()


def test_reminders_are_for_neither_units_nor_unknown_rounds(client, as_admin, assessments, officer):
    stranger = Client()
    stranger.force_login(officer)

    assert (stranger.get(URL).status_code, stranger.post(URL, {"dv": ["A"]}).status_code) == (403, 403)
    assert as_admin.get("/dot/1999/nhac/").status_code == 404
    assert (as_admin.put(URL).status_code, as_admin.post(f"{URL}danh-sach.xlsx").status_code) == (405, 405)


def test_reminder_needs_the_token_of_its_form(admin, assessments):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin)

    assert client.post(URL, {"dv": ["A"]}).status_code == 403


def test_reminders_of_a_round_that_has_gone_on_are_only_read(as_admin, assessments):
    Round.objects.update(state="provisional")

    assert _units(as_admin.get(URL).content) == []


def test_reminders_workbook_has_a_line_for_each_person(as_leader, assessments, officer):
    answer = as_leader.get(f"{URL}danh-sach.xlsx")
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=3, values_only=True))

    assert answer["Content-Disposition"] == 'attachment; filename="chua-nop-2020.xlsx"'
    assert [row[0] for row in rows] == ["A", "B"]
    # What begins like a formula is text.
    assert rows[0][5:9] == ("Lê Thị Hoa", "Cán bộ đơn vị", "'+84 912 345 678", "hoa@a.gov.vn")


@pytest.mark.parametrize("more", [0, 3])
def test_reminders_take_the_same_queries_whatever_the_number_of_units(
    as_leader, assessments, more, django_assert_num_queries
):
    for n in range(more):
        unit = factories.make_unit(assessments[0].unit.group, f"U{n}")
        Assessment.objects.create(round=assessments[0].round, unit=unit)
        factories.make_person(Role.UNIT_OFFICER, unit, f"can-bo-{n}")

    with django_assert_num_queries(12):
        as_leader.get(URL)
