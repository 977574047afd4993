import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Role, RoleGrant
from cchc_portal.lib.sheets.guard import open_bytes
from scoring.models import Claim, ClaimChange
from scoring.selectors.unit_book import book_frame, unit_book
from scoring.sheets.unit_book import read_unit_book
from tests import factories
from tests.scoring.handing_in import claim, close_now
from tests.scoring.unit_books import filled

pytestmark = pytest.mark.django_db
DESK = "/tu-cham/2020/A/"
FILE, IMPORT = f"{DESK}tep.xlsx", f"{DESK}nop-tep/"
READERS = {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER}
OF_UNIT = {Role.UNIT_OFFICER, Role.UNIT_HEAD}


@pytest.fixture
def hand_in(desk, sign_in):
    """Posts the workbook as a person, by default the unit's own with 8 points for 1.1."""

    def post(person, data: bytes | None = None, *, name: str = "phieu.xlsx", address: str = IMPORT):
        data = filled(unit_book(desk.assessment()), {("1.1", "Điểm"): 8}) if data is None else data
        return sign_in(person).post(address, {"file": SimpleUploadedFile(name, data)})

    return post


def test_download_is_the_units_workbook(desk, sign_in):
    claim(desk.assessment())
    answer = sign_in(desk.officer).get(FILE)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="tu-cham-2020-A.xlsx"'
    rows = read_unit_book(open_bytes(answer.content), book_frame(desk.assessment()))
    assert [(row.code, row.version, row.typed.points) for row in rows] == [("1.1", 1, "7,5")]


def test_import_saves_and_tells_each_row_with_its_link(desk, hand_in):
    answer = hand_in(desk.officer)
    page = answer.content.decode()

    assert (answer.status_code, Claim.objects.get().points, Claim.objects.get().saved_by) == (
        200,
        8,
        desk.officer,
    )
    assert re.findall(r'<tr data-result="(\w+)">', page) == ["written"]
    assert 'href="/tu-cham/2020/A/1/#tc-1.1"' in page
    assert re.findall(r'name="loc" value="(\w+)"', page) == ["all", "written"]


def test_import_of_a_conflict_shows_what_stands_there(desk, hand_in):
    data = filled(unit_book(desk.assessment()), {("1.1", "Điểm"): 8})
    claim(desk.assessment())
    page = hand_in(desk.officer, data).content.decode()

    assert (re.findall(r'data-result="(\w+)"', page), Claim.objects.get().version) == (["conflict"], 1)
    assert "Số đang lưu được giữ nguyên: <strong>7,5 điểm</strong>" in page


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("phieu.xlsm", b"PK", "Tệp có macro; hãy lưu lại dạng Excel .xlsx không có macro."),
        ("phieu.xlsx", b"", "Tệp rỗng (0 byte); hãy chọn tệp khác."),
        ("phieu.xlsx", b"khong", "Tệp không phải là bảng tính Excel; cần tệp Excel lưu dạng .xlsx"),
    ],
)
def test_import_of_a_file_that_is_no_workbook_is_told(desk, hand_in, name, data, said):
    answer = hand_in(desk.officer, data, name=name)

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert "<title>Lỗi: Nhập phiếu Excel: Sở A" in answer.content.decode()


def test_import_without_a_file_is_told(desk, sign_in):
    answer = sign_in(desk.officer).post(IMPORT)

    assert (answer.status_code, "Hãy chọn một tệp." in answer.content.decode()) == (422, True)


def test_import_after_the_closing_is_refused_with_the_reason(desk, hand_in):
    close_now()
    answer = hand_in(desk.officer)

    assert (answer.status_code, Claim.objects.count()) == (422, 0)
    assert "Đã hết thời gian tự chấm" in answer.content.decode()


def test_import_of_the_siblings_workbook_is_refused(desk, hand_in):
    answer = hand_in(desk.officer, unit_book(desk.assessment(desk.b)))

    assert answer.status_code == 422
    assert "Tệp là phiếu của đơn vị B, đợt 2020; đang mở phiếu của A, đợt 2020" in answer.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_who_may_download_and_import(desk, hand_in, sign_in, role):
    person = factories.make_person(role, desk.a, "nguoi-thu")
    own, sibling = (sign_in(person).get(f"/tu-cham/2020/{unit}/tep.xlsx").status_code for unit in "AB")
    sent = hand_in(person).status_code
    elsewhere = hand_in(person, address="/tu-cham/2020/B/nop-tep/").status_code

    reads = 200 if role in READERS else 404
    refused = 403 if role in READERS else 404
    of_unit = role in OF_UNIT
    assert (own, sibling) == (200 if of_unit else reads, reads)
    assert (sent, elsewhere) == (200 if of_unit else refused, refused)
    assert ClaimChange.objects.count() == int(of_unit)


def test_last_years_role_opens_nothing(desk, hand_in, sign_in):
    person = factories.make_person(None)
    last = {"valid_from": date(2019, 1, 1), "valid_to": date(2019, 12, 31)}
    for role in OF_UNIT:
        RoleGrant.objects.create(user=person, role=role, unit=desk.a, **last)

    assert (sign_in(person).get(FILE).status_code, hand_in(person).status_code) == (404, 404)


def test_wrong_method_and_nobody_are_refused(desk, sign_in, client):
    assert client.get(FILE).url == f"/dang-nhap/?next={FILE}"
    assert client.post(IMPORT).url == f"/dang-nhap/?next={IMPORT}"
    assert (sign_in(desk.officer).post(FILE).status_code, client.get(IMPORT).status_code) == (405, 405)


def test_desk_offers_the_form_to_its_people_while_it_is_open(desk, sign_in):
    def offers(person) -> tuple[bool, bool]:
        page = sign_in(person).get(DESK).content.decode()
        return f'href="{FILE}"' in page, f'action="{IMPORT}"' in page

    assert [offers(person) for person in (desk.officer, desk.head, desk.admin)] == [
        (True, True),
        (True, True),
        (True, False),
    ]
    close_now()
    assert offers(desk.officer) == (True, False)


def test_download_and_import_have_their_queries(desk, sign_in, hand_in, django_assert_num_queries):
    hand_in(desk.officer)
    data = unit_book(desk.assessment())
    client = sign_in(desk.officer)

    with django_assert_num_queries(7):
        client.get(FILE)
    with django_assert_num_queries(18):  # nothing to save; five of them are the audit event
        client.post(IMPORT, {"file": SimpleUploadedFile("phieu.xlsx", data)})
