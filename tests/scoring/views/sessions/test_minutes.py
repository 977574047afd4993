from django.utils import timezone

from accounts.models import Role
from scoring.models import Minutes, MinutesIssue
from scoring.services.sessions.close_session import close_session
from tests import factories
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import upload
from tests.scoring.meetings import closed, held, ready


def _url(meeting, path: str = "") -> str:
    return f"/lam-viec/2020/{meeting.session().pk}/{path}"


def _text(answer) -> str:
    return " ".join(answer.content.decode().split())


def _issue(client, meeting, **changes):
    fields = {"number": "12", "issued_on": f"{timezone.localdate():%d/%m/%Y}", **changes}
    return client.post(_url(meeting, "phat-hanh/"), fields)


def test_closing_twice_is_one_closing(meeting, sign_in):
    ready(meeting)
    client = sign_in(meeting.secretary)
    first, second = (client.post(_url(meeting, "chot/")) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"] == _url(meeting)
    assert Minutes.objects.count() == 1


def test_number_and_scan_are_recorded_and_handed_out(meeting, sign_in):
    closed(meeting)
    client = sign_in(meeting.admin)
    scan = samples.pdf()
    answer = _issue(client, meeting, file=upload(scan, "Bản ký.pdf"))
    page = _text(client.get(_url(meeting)))
    file = sign_in(meeting.head).get(_url(meeting, f"ban-ky/{MinutesIssue.objects.get().pk}/"))

    assert (answer.status_code, "Số 12/BB-TGV ngày" in page) == (302, True)
    assert "Đã ghi biên bản số 12/BB-TGV. 1 dòng đã thống nhất dẫn biên bản này." in page
    assert (b"".join(file), file.headers["Content-Type"]) == (scan, "application/pdf")
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_clerk_numbers_what_was_closed_and_sees_nothing_before(meeting, sign_in):
    ready(meeting)
    client = sign_in(factories.make_person(Role.CLERK))
    before = [client.get(address).status_code for address in (_url(meeting), _url(meeting, "phat-hanh/"))]
    listed = "Chưa có biên bản làm việc nào được chốt." in _text(client.get("/lam-viec/2020/"))
    close_session(session=meeting.session(), by=meeting.secretary)
    _issue(client, meeting)

    assert (before, listed) == ([404, 404], True)
    assert [(row.number, row.recorded_by.username) for row in MinutesIssue.objects.all()] == [
        ("12/BB-TGV", Role.CLERK.value)
    ]


def test_calendar_leads_the_clerk_to_what_has_no_number(meeting, sign_in):
    closed(meeting)
    client = sign_in(factories.make_person(Role.CLERK))
    link = f'href="{_url(meeting, "phat-hanh/")}"'
    before = link in _text(client.get("/lam-viec/2020/"))
    _issue(client, meeting)

    assert (before, link in _text(client.get("/lam-viec/2020/"))) == (True, False)


def test_scan_that_is_no_pdf_keeps_what_was_typed(meeting, sign_in):
    closed(meeting)
    answer = _issue(sign_in(meeting.admin), meeting, file=upload(samples.docx(), "a.pdf"))

    assert (answer.status_code, "Bản ký phải là tệp PDF." in _text(answer)) == (422, True)
    assert 'value="12"' in _text(answer)


def test_correction_asks_for_its_reason_and_keeps_both(meeting, sign_in):
    closed(meeting)
    client = sign_in(meeting.admin)
    _issue(client, meeting)
    refused = _issue(client, meeting, number="13")
    assert (refused.status_code, "phải có lý do" in _text(refused)) == (422, True)
    _issue(client, meeting, number="13", reason="Ghi nhầm")

    page = _text(client.get(_url(meeting)))
    assert ("Số 13/BB-TGV" in page, "Số 12/BB-TGV" in page, "(đã sửa)" in page) == (True, True, True)


def test_session_without_minutes_takes_no_number(meeting, sign_in):
    held(meeting)

    assert sign_in(meeting.admin).get(_url(meeting, "phat-hanh/")).status_code == 404


def test_scan_of_another_unit_does_not_exist(meeting, sign_in):
    closed(meeting)
    _issue(sign_in(meeting.admin), meeting, file=upload(samples.pdf(), "a.pdf"))
    sibling = factories.make_person(factories.Role.UNIT_HEAD, meeting.b, "thu-truong-b")
    address = _url(meeting, f"ban-ky/{MinutesIssue.objects.get().pk}/")

    assert sign_in(sibling).get(address).status_code == 404
    assert sign_in(meeting.admin).get(_url(meeting, "ban-ky/999/")).status_code == 404
