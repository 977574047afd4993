import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import ImportKind, Job, Role, Upload
from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from accounts.services.jobs.sweep_jobs import sweep_jobs
from tests import factories
from tests.rounds import DEMO
from tests.uploads import handed_in

pytestmark = pytest.mark.django_db
KINDS = (
    *("don-vi", "bo-tieu-chi", "dot-danh-gia", "tu-cham"),
    *("tham-dinh", "phieu-khao-sat", "ket-qua-nam-truoc"),
)


@pytest.fixture
def admin(client):
    client.force_login(factories.make_person(Role.ROUND_ADMIN))
    return client


def workbook(name: str = "don-vi.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (DEMO / "don-vi.xlsx").read_bytes())


def test_list_names_every_workbook_and_what_came_in(admin):
    import_units(path=DEMO / "don-vi.xlsx", by=system_actor())
    page = admin.get("/nhap/").content.decode()

    assert [slug for slug in KINDS if f'href="/nhap/{slug}/"' in page] == list(KINDS)
    assert "Chưa nhập lần nào" in page
    assert "Năm đầu tiên nhập lần lượt" in page
    assert '<span class="strong break">don-vi.xlsx</span>' in page


@pytest.mark.parametrize("slug", KINDS)
def test_page_of_a_workbook_leads_to_its_sample(admin, slug):
    page = admin.get(f"/nhap/{slug}/").content.decode()

    assert f'<a class="to-end" href="/dot/bang-mau/{slug}.xlsx">Tải bảng mẫu</a>' in page


def test_page_of_accounts_leads_to_the_list_of_people(admin):
    page = admin.get("/nhap/tai-khoan/").content.decode()

    assert '<a class="to-end" href="/nguoi-dung/xuat.xlsx">Tải bảng mẫu</a>' in page


def test_list_shows_uploads_that_wait(admin):
    upload = handed_in(DEMO / "don-vi.xlsx", ImportKind.UNITS)

    assert f'href="/nhap/don-vi/{upload.pk}/"' in admin.get("/nhap/").content.decode()


@pytest.mark.parametrize("path", ["/nhap/", "/nhap/don-vi/"])
def test_pages_that_ask_for_a_check_say_when_no_worker_answers(admin, path):
    assert "Chưa có tiến trình làm việc nền nào trả lời" in admin.get(path).content.decode()
    sweep_jobs()
    assert "Chưa có tiến trình làm việc nền nào trả lời" not in admin.get(path).content.decode()


@pytest.mark.parametrize("waiting", [1, 4])
def test_list_takes_ten_queries_whatever_there_is(admin, waiting, django_assert_num_queries):
    import_units(path=DEMO / "don-vi.xlsx", by=system_actor())
    for _ in range(waiting):
        handed_in(DEMO / "don-vi.xlsx", ImportKind.UNITS)

    with django_assert_num_queries(10):
        admin.get("/nhap/")


def test_upload_is_stored_and_its_check_asked_for(admin):
    answer = admin.post("/nhap/don-vi/", {"file": workbook()})
    upload = Upload.objects.get()

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/nhap/don-vi/{upload.pk}/")
    assert (upload.file_name, upload.uploaded_by.username) == ("don-vi.xlsx", "quan-tri-dot")
    assert Job.objects.get().kind == "import_check"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "Hãy chọn một tệp."),
        (SimpleUploadedFile("a.xlsx", b""), "Tệp rỗng"),
        (SimpleUploadedFile("a.xlsm", b"PK"), "Tệp có macro"),
        (SimpleUploadedFile("a.csv", b"1,2"), "Không phải tệp .xlsx"),
    ],
)
def test_upload_of_another_thing_than_a_workbook_is_refused(admin, file, said):
    answer = admin.post("/nhap/don-vi/", {"file": file} if file else {})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Upload.objects.count() == 0


def test_upload_beyond_the_size_is_refused(admin, settings):
    settings.MAX_UPLOAD_BYTES = 10
    answer = admin.post("/nhap/don-vi/", {"file": workbook()})

    assert "Tệp quá lớn" in answer.content.decode()
    assert Upload.objects.count() == 0


def test_upload_of_scores_before_any_round_says_what_is_missing(admin):
    page = admin.get("/nhap/tham-dinh/").content.decode()

    assert 'Hãy <a href="/nhap/dot-danh-gia/">mở đợt</a> trước' in page


def test_upload_that_opens_a_round_is_offered_in_the_first_year(admin):
    page = admin.get("/nhap/dot-danh-gia/").content.decode()
    given = {"year": "2031", "kind": "official", "reason": "Kế hoạch 12"}
    answer = admin.post("/nhap/dot-danh-gia/", {"file": workbook(), **given})
    upload = Upload.objects.get()

    assert 'name="reference_date"' in page
    assert (answer.status_code, upload.kind, upload.round_code) == (302, "round_settings", "2031")
    assert upload.options == {"year": 2031, "round_kind": "official", "reason": "Kế hoạch 12"}


def test_upload_of_past_results_keeps_the_year(admin):
    admin.post("/nhap/ket-qua-nam-truoc/", {"file": workbook("ket-qua.xlsx"), "year": "2019"})

    assert Upload.objects.get().round_code == "2019"


def test_upload_page_of_another_word_is_not_found(admin):
    assert admin.get("/nhap/khong-co/").status_code == 404


@pytest.mark.parametrize("role", [Role.DEPARTMENT_LEADER, Role.APPRAISER, Role.TECHNICIAN])
def test_upload_is_refused_to_others_with_who_can_grant_it(client, role):
    unit = factories.make_unit(factories.make_group(), "A")
    client.force_login(factories.make_person(role, unit))
    answer = client.post("/nhap/don-vi/", {"file": workbook()})

    assert answer.status_code == 403
    assert "người giữ vai trò này cấp nó" in answer.content.decode()
    assert Upload.objects.count() == 0
