from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from accounts.models import AuditEvent
from cchc_portal.lib.files.refusal import FileRefused
from cchc_portal.lib.hashing import sha256_bytes
from scoring.models import Award, MinutesIssue, Round
from scoring.selectors.minutes import scan_trouble
from scoring.services.sessions.close_session import close_session
from scoring.services.sessions.issue_minutes import issue_minutes
from scoring.services.sessions.reopen_session import reopen_session
from scoring.services.sessions.step import SessionRefused
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import upload
from tests.scoring.meetings import NOW, awarded, closed

DAY = date(2020, 12, 3)


@pytest.fixture
def issue(meeting):
    def send(minutes=None, number: str = "12", day: date = DAY, by=None, **more):
        return issue_minutes(
            minutes=minutes or meeting.session().minutes.last(),
            number=number,
            issued_on=day,
            by=by or meeting.admin,
            now=NOW + timedelta(days=2),
            **more,
        )

    return send


def _documents() -> dict[str, str]:
    return dict(Award.objects.current().values_list("criterion_code", "document"))


def test_agreed_lines_get_the_minutes_as_their_document_and_keep_their_points(meeting, issue):
    closed(meeting)
    before = Award.objects.current().get(criterion_code="1.1")
    done = issue()

    award = Award.objects.current().get(criterion_code="1.1")
    assert (done.grounded, done.left_out) == (("1.1",), ())
    assert (award.document, award.points, award.replaces) == (
        *("Biên bản làm việc số 12/BB-TGV ngày 03/12/2020", Decimal(7)),
        before,
    )
    assert _documents()["1.2"] == "Báo cáo số 5"  # reserved: nothing was settled


def test_document_that_stood_there_is_kept_beside_the_minutes(meeting, issue):
    awarded(meeting, "1.1", "7", document="Công văn số 3")
    closed(meeting)
    issue()

    assert _documents()["1.1"] == "Biên bản làm việc số 12/BB-TGV ngày 03/12/2020; Công văn số 3"


def test_number_that_is_put_right_replaces_the_row_and_the_document(meeting, issue):
    awarded(meeting, "1.1", "7", document="Công văn số 3")
    closed(meeting)
    first = issue().issue
    second = issue(number="13/BB-TGV", reason="Ghi nhầm số").issue

    assert (second.replaces, MinutesIssue.objects.current().get()) == (first, second)
    assert _documents()["1.1"] == "Biên bản làm việc số 13/BB-TGV ngày 03/12/2020; Công văn số 3"


def test_number_is_not_put_right_without_a_reason(meeting, issue):
    closed(meeting)
    issue()

    with pytest.raises(SessionRefused, match="phải có lý do"):
        issue(number="13")


def test_same_number_twice_is_one_row(meeting, issue):
    closed(meeting)
    scan = samples.pdf()
    for _ in range(2):
        issue(file=upload(scan, "ban-ky.pdf"))

    assert (MinutesIssue.objects.count(), Award.objects.count()) == (1, 3)


def test_scan_is_kept_with_its_hash_and_stays_when_the_number_changes(meeting, issue, settings):
    closed(meeting)
    scan = samples.pdf()
    issue(file=upload(scan, "ban-ky.exe"))
    second = issue(number="13", reason="Ghi nhầm số").issue

    assert (second.sha256, second.size, second.file_name) == (sha256_bytes(scan), len(scan), "ban-ky.exe")
    assert scan_trouble(second) == ""
    Path(settings.MEDIA_ROOT, second.file.name).write_bytes(b"khac")
    assert scan_trouble(second) == "Bản ký của biên bản 13/BB-TGV: tệp không khớp mã băm"


@pytest.mark.parametrize(
    ("content", "refusal", "sentence"),
    [
        (samples.xlsx(), SessionRefused, "Bản ký phải là tệp PDF"),
        (samples.pdf_with_password(), FileRefused, "mật khẩu"),
        (b"MZ", FileRefused, "một chương trình"),
    ],
)
def test_scan_that_is_no_plain_pdf_is_refused_and_not_kept(
    meeting, issue, settings, content, refusal, sentence
):
    closed(meeting)
    with pytest.raises(refusal, match=sentence):
        issue(file=upload(content, "ban-ky.pdf"))

    assert not MinutesIssue.objects.exists()
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_points_that_changed_since_are_left_out_and_told(meeting, issue):
    closed(meeting)
    awarded(meeting, "1.1", "6")
    done = issue()

    assert (done.grounded, done.left_out) == ((), ("1.1",))
    assert AuditEvent.objects.get(verb="issue_minutes").detail["left_out"] == ["1.1"]


def test_after_the_provisional_publication_no_line_changes(meeting, issue):
    closed(meeting)
    Round.objects.update(state="provisional")
    done = issue()

    assert (done.grounded, done.issue.number, _documents()["1.1"]) == ((), "12/BB-TGV", "")


def test_number_of_other_minutes_is_refused(meeting, issue):
    minutes = closed(meeting)
    issue()
    other = meeting.session()
    other.pk, other.unit, other.version = None, meeting.b, 0
    other.save()
    row = {"session": other, "code": "khac", "content": minutes.content, "content_hash": minutes.content_hash}
    twin = type(minutes).objects.create(version=1, closed_at=NOW, closed_by=meeting.admin, **row)

    with pytest.raises(SessionRefused, match="Số 12/BB-TGV đã ghi cho biên bản với Sở A"):
        issue(twin)


@pytest.mark.parametrize("day", [date(2020, 12, 2), date(2020, 12, 6)])
def test_day_before_the_session_or_to_come_is_refused(meeting, issue, day):
    closed(meeting)

    with pytest.raises(SessionRefused, match="từ ngày làm việc đến hôm nay"):
        issue(day=day)


def test_minutes_with_a_later_version_take_no_number(meeting, issue):
    first = closed(meeting)
    reopen_session(session=meeting.session(), reason="Ghi nhầm", by=meeting.admin, now=NOW)
    close_session(session=meeting.session(), by=meeting.secretary, now=NOW)

    with pytest.raises(SessionRefused, match="đã có lần chốt sau"):
        issue(first)


def test_number_is_the_clerks_and_the_administrators_to_record(meeting, issue):
    closed(meeting)

    for person in (meeting.leader, meeting.head):
        with pytest.raises(SessionRefused, match="Chỉ văn thư và quản trị đợt"):
            issue(by=person)
