from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import AuditEvent, Role
from scoring.core.unit_book import RowResult
from scoring.models import AppraisalPart, Award
from tests import factories
from tests.scoring.appraising import judged
from tests.scoring.handing_in import claim

BOOK = "/tham-dinh/2020/tep.xlsx?chu-tri=LEAD&nhom=SO"
IMPORT = "/tham-dinh/2020/nop-tep/"


@pytest.fixture
def ready(desk):
    """A and B claimed 7,5; nothing is judged."""
    for unit in (desk.a, desk.b):
        claim(desk.assessment(unit), points="7.5", reason="=1+1")
    return desk


def downloaded(client):
    return load_workbook(BytesIO(client.get(BOOK).content))


def row_of(sheet, unit):
    """The cells of the unit's row, by header."""
    rows = list(sheet.iter_rows())
    header = next(row for row in rows if row[0].value == "Mã tiêu chí")
    names = [cell.value for cell in header]
    return next(dict(zip(names, row, strict=True)) for row in rows if row[1].value == unit)


def fill(sheet, unit, **values):
    names = {"points": "Điểm", "reason": "Lý do (giải trình)", "code": "Mã tiêu chí"}
    for name, value in values.items():
        row_of(sheet, unit)[names[name]].value = value


def handed_in(client, book, **sent):
    stream = BytesIO()
    book.save(stream)
    file = SimpleUploadedFile("phieu.xlsx", stream.getvalue())
    return client.post(IMPORT, {"chu-tri": "LEAD", "nhom": "SO", "file": file, **sent})


def results(answer):
    return [(o.title, o.result) for o in answer.context["outcomes"]]


def test_only_the_inputs_are_unlocked_and_the_keys_hidden(ready, as_person):
    sheet = downloaded(as_person(ready.appraiser)).active
    row = row_of(sheet, "A")
    open_cells = [name for name, cell in row.items() if not cell.protection.locked]
    assert sheet.protection.sheet
    assert open_cells == [
        *("Trạng thái", "Giá trị", "Mẫu số", "Lựa chọn", "Điểm", "Lý do (giải trình)", "Văn bản căn cứ")
    ]
    assert (row["_khoa"].value, row["_phien_ban"].value) == ("2020/LEAD/SO/A|1.1", 0)
    assert (row["Điểm tự chấm"].value, row["Đơn vị tự chấm"].data_type) == (7.5, "s")
    assert [d for d in ("O", "P") if sheet.column_dimensions[d].hidden] == ["O", "P"]


def test_rows_are_saved_by_the_rules_of_the_desk(ready, as_person):
    client = as_person(ready.appraiser)
    book = downloaded(client)
    fill(book.active, "A", points=7.5)
    fill(book.active, "B", points=6)
    answer = handed_in(client, book)
    assert results(answer) == [("Sở A", RowResult.WRITTEN), ("Sở B", RowResult.WRONG)]
    assert "điểm khác điểm tự chấm phải có lý do" in answer.content.decode()
    award = Award.objects.get()
    assert (award.unit, award.points, award.awarded_by) == (ready.a, 7.5, ready.appraiser)
    event = AuditEvent.objects.filter(verb="import_lead_book").get()
    assert (event.target_ref, event.detail["written"], event.detail["wrong"]) == ("2020/LEAD/SO", 1, 1)


def test_nothing_newer_is_overwritten(ready, as_person):
    client = as_person(ready.appraiser)
    book = downloaded(client)
    judged(ready.assessment(), ready.appraiser, points="7", reason="Đủ", now=timezone.now())
    fill(book.active, "A", points=5, reason="Thiếu")
    answer = handed_in(client, book)
    assert results(answer) == [("Sở A", RowResult.CONFLICT), ("Sở B", RowResult.BLANK)]
    assert Award.objects.get().points == 7
    assert answer.context["outcomes"][0].theirs.value == "7 điểm"


def test_untouched_row_is_unchanged_whatever_was_judged_meanwhile(ready, as_person):
    client = as_person(ready.appraiser)
    first = judged(ready.assessment(), ready.appraiser, points="7", reason="Đủ", now=timezone.now())
    book = downloaded(client)
    judged(
        ready.assessment(), ready.appraiser, version=first.award.pk, points="6", reason="Thiếu",
        now=timezone.now(),
    )  # fmt: skip
    answer = handed_in(client, book)
    assert results(answer)[0] == ("Sở A", RowResult.UNCHANGED)
    assert Award.objects.current().get().points == 6


def test_closed_part_and_moved_row_are_told_row_by_row(ready, as_person):
    client = as_person(ready.appraiser)
    book = downloaded(client)
    AppraisalPart.objects.create(
        assessment=ready.assessment(), domain_code="1", lead_unit=ready.lead, state="closed"
    )
    fill(book.active, "A", points=7.5)
    fill(book.active, "B", points=7.5, code="1.2")
    page = handed_in(client, book)
    assert results(page) == [("Sở A", RowResult.WRONG), ("Sở B", RowResult.WRONG)]
    assert "muốn sửa thì mở lại" in page.content.decode()


def test_workbook_of_another_lead_unit_is_refused(ready, as_person):
    client = as_person(ready.appraiser)
    book = downloaded(client)
    row_of(book.active, "A")["_khoa"].value = "2020/B/SO/A|1.1"
    answer = handed_in(client, book)
    assert (answer.status_code, "Tệp là phiếu thẩm định của 2020/B/SO" in answer.content.decode()) == (
        422,
        True,
    )
    assert not Award.objects.exists()


def test_file_that_is_no_workbook_is_refused(ready, as_person):
    file = SimpleUploadedFile("phieu.xlsx", b"x")
    sent = {"chu-tri": "LEAD", "nhom": "SO", "file": file}
    assert as_person(ready.appraiser).post(IMPORT, sent).status_code == 422


def test_who_may_read_does_not_hand_in(ready, as_person):
    leader = as_person(factories.make_person(Role.DEPARTMENT_LEADER))
    book = downloaded(leader)
    assert handed_in(leader, book).status_code == 403
    sibling = as_person(factories.make_person(Role.APPRAISER, ready.b, "sibling"))
    assert (sibling.get(BOOK).status_code, handed_in(sibling, book).status_code) == (404, 404)


def test_own_line_is_for_the_task_force_only(ready, as_person):
    assert units_in(downloaded(as_person(ready.appraiser))) == ["A", "B"]
    assert units_in(downloaded(as_person(ready.member))) == ["A", "B", "LEAD"]


def units_in(book):
    return [row[1].value for row in book.active.iter_rows() if row[-2].value and row[0].value == "1.1"]


def test_queries(ready, as_person, django_assert_num_queries):
    client = as_person(ready.appraiser)
    with django_assert_num_queries(15):
        client.get(BOOK)
