from io import BytesIO

import pytest
from openpyxl import load_workbook

from accounts.models import ImportKind, Job, Role, Upload, UploadState
from accounts.services.jobs.run_job import run_job
from scoring.models import Round
from surveys.models import FormBatch, SurveyForm
from tests import factories
from tests.results.services.uploads.test_check_upload import SAMPLE, survey_book
from tests.rounds import opened_edge_round
from tests.uploads import checked, handed_in, opening_handed_in, written
from tests.workbooks import save_book

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge():
    return opened_edge_round()


@pytest.fixture
def admin(client):
    client.force_login(factories.make_person(Role.ROUND_ADMIN))
    return client


def survey(path=SAMPLE, **options):
    return checked(handed_in(path, ImportKind.SURVEY, round_code="2031", **options))


def address(upload, more=""):
    return f"/nhap/phieu-khao-sat/{upload.pk}/{more}"


def work(upload):
    """Do the job that the page asked for."""
    upload.refresh_from_db()
    run_job(job_id=upload.job_id)
    return Upload.objects.get(pk=upload.pk)


def test_page_of_a_file_under_check_polls_until_it_is_over(edge, admin):
    upload = handed_in(SAMPLE, ImportKind.SURVEY, round_code="2031")
    Job.objects.all().delete()
    admin.post(address(upload, "doc-lai/"), {})
    assert f'hx-get="{address(upload)}?doi=1"' in admin.get(address(upload)).content.decode()
    assert "Tiến độ" in admin.get(address(upload, "?doi=1"), headers={"HX-Request": "true"}).content.decode()
    work(upload)

    answer = admin.get(address(upload, "?doi=1"), headers={"HX-Request": "true"})
    assert answer.headers["HX-Refresh"] == "true"


def test_page_of_a_file_says_when_no_worker_answers_under_check_checked_and_stopped(edge, admin):
    upload = handed_in(SAMPLE, ImportKind.SURVEY, round_code="2031")
    pages = [admin.get(address(upload)).content.decode()]
    admin.post(address(upload, "doc-lai/"), {})
    pages.append(admin.get(address(upload, "?doi=1"), headers={"HX-Request": "true"}).content.decode())
    pages.append(admin.get(address(work(upload))).content.decode())

    assert ["Chưa có tiến trình làm việc nền nào trả lời" in page for page in pages] == [True] * 3


def test_page_of_codes_without_a_direction_offers_the_choice_and_nothing_to_write(edge, admin):
    page = admin.get(address(survey())).content.decode()

    assert "Có trả lời ghi bằng số nhưng chưa nói chiều của thang" in page
    assert 'name="direction" value="1-best"' in page
    assert "<li>Tệp ghi trả lời bằng số: chọn 5 hay 1 là rất hài lòng ở mục “Phân bố trả lời”.</li>" in page
    assert ("/ghi/" in page, "--direction" in page) == (False, False)


def test_page_of_texts_in_the_old_code_offers_to_convert_them(edge, admin, tmp_path):
    upload = survey(survey_book(tmp_path, ["A1", "nghiÖp c«ng lËp", None, 5]), direction="5-best")
    page = admin.get(address(upload)).content.decode()
    assert "<li>Tệp có chữ gõ bằng phông cũ: bấm “Chuyển mã TCVN3, kiểm tra lại” ở cuối trang.</li>" in page
    assert ('name="convert_legacy" value="1"' in page, "--convert-legacy" in page) == (True, False)

    admin.post(address(upload, "doc-lai/"), {"convert_legacy": "1"})
    assert "phông cũ" not in admin.get(address(work(upload))).content.decode()


def test_chosen_direction_is_read_again(edge, admin):
    upload = survey()
    admin.post(address(upload, "doc-lai/"), {"direction": "1-best"})
    upload = work(upload)

    assert (upload.options, upload.report["refused"]) == ({"direction": "1-best"}, False)
    assert "Ghi 52 dòng hợp lệ" in admin.get(address(upload)).content.decode()


def test_commit_button_writes_once_however_often_it_is_pressed(edge, admin):
    upload = survey(direction="5-best")
    for _ in range(2):
        assert admin.post(address(upload, "ghi/"), {"revision": 1}).status_code == 302
    upload = work(upload)
    admin.post(address(upload, "ghi/"), {"revision": 1})

    assert Job.objects.filter(kind="import_commit").count() == 1
    assert (FormBatch.objects.count(), SurveyForm.objects.count()) == (1, 52)
    page = admin.get(address(upload)).content.decode()
    assert "Đã ghi: phieu-khao-sat-2031.xlsx" in page
    assert "bàn giao khảo sát</a> và tính lại" in page


def test_second_officer_is_told_who_pressed_first(edge, admin, client):
    upload = survey(direction="5-best")
    admin.post(address(upload, "ghi/"), {"revision": 1})
    client.force_login(factories.make_person(Role.ROUND_ADMIN, username="nguoi-hai"))
    page = client.post(address(upload, "ghi/"), {"revision": 1}, follow=True).content.decode()
    assert "Lê Thị Hoa đã yêu cầu “Ghi phieu-khao-sat-2031.xlsx” trước; việc chỉ làm một lần." in page

    work(upload)
    page = client.post(address(upload, "ghi/"), {"revision": 1}, follow=True).content.decode()
    assert "Tệp này ở trạng thái “Đã ghi” nên không ghi lần nữa." in page
    assert Job.objects.filter(kind="import_commit").count() == 1


def test_officer_whose_file_another_wrote_is_told_since_when(edge, admin):
    mine, others = survey(direction="5-best"), survey(direction="5-best")
    written(others)
    page = admin.get(address(written(mine))).content.decode()

    assert f"<p>{written(mine).report['repeated']}.</p>" in page


def test_commit_of_an_older_page_is_not_asked_for(edge, admin):
    upload = survey(direction="5-best")
    admin.post(address(upload, "ghi/"), {"revision": 7})

    assert not Job.objects.filter(kind="import_commit").exists()


def test_commit_of_valid_rows_says_what_it_leaves_out(edge, admin, tmp_path):
    upload = survey(survey_book(tmp_path, ["A1", "P01", None, 5], ["A2", "P01", None, 9]), direction="5-best")
    page = admin.get(address(upload)).content.decode()
    assert "Chỉ ghi <b>1</b> dòng hợp lệ, bỏ <b>1</b> dòng lỗi" in page
    assert ">Chỉ ghi 1 dòng hợp lệ, bỏ 1 dòng lỗi</button>" in page
    admin.post(address(upload, "ghi/"), {"revision": 1})
    work(upload)

    assert list(SurveyForm.objects.values_list("serial", flat=True)) == ["A1"]
    assert "Chỉ ghi dòng hợp lệ, bỏ 1 dòng lỗi" in admin.get(address(upload)).content.decode()


def test_page_of_a_round_to_open_shows_what_it_comes_to_and_opens_it(admin):
    upload = checked(opening_handed_in())
    address = f"/nhap/dot-danh-gia/{upload.pk}/"
    page = admin.get(address).content.decode()
    assert "32 đơn vị có hiệu lực ngày 31/12/2020" in page
    assert '<dt>Họ tên người ký</dt><dd><span class="muted">để trống</span></dd>' in page
    assert ">Mở đợt 2020</button>" in page
    admin.post(f"{address}ghi/", {"revision": 1})
    work(upload)

    assert Round.objects.get().code == "2020"
    assert "Đợt đã mở" in admin.get(address).content.decode()


def test_page_of_what_goes_in_whole_says_why(edge, admin, tmp_path):
    rows = [["Mã đơn vị", "Tên đơn vị", "Mã nhóm"], ["X", "X", "LẠ"]]
    upload = checked(handed_in(save_book(tmp_path / "a.xlsx", {"Đơn vị": rows}), ImportKind.UNITS))
    page = admin.get(f"/nhap/don-vi/{upload.pk}/").content.decode()

    assert "bảng này ghi tất cả hoặc không ghi dòng nào, vì các dòng dựa vào nhau" in page
    assert "/ghi/" not in page


def test_accepted_name_is_read_again_and_can_be_taken_back(edge, admin, tmp_path):
    upload = survey(survey_book(tmp_path, ["A1", None, "Phòng Lạ", 5]), direction="5-best")
    assert "Phòng Lạ" in admin.get(address(upload)).content.decode()
    admin.post(address(upload, "don-vi/"), {"found": "Phòng Lạ", "code": "", "typed": "P01"})
    upload = work(upload)
    assert (upload.options["aliases"], upload.report["refused"]) == ({"Phòng Lạ": "P01"}, False)
    assert "là đơn vị <strong>P01</strong>" in admin.get(address(upload)).content.decode()

    admin.post(address(upload, "don-vi/"), {"found": "Phòng Lạ", "code": "", "typed": ""})
    assert "aliases" not in work(upload).options


def test_name_that_is_no_unit_is_refused(edge, admin, tmp_path):
    upload = survey(survey_book(tmp_path, ["A1", None, "Phòng Lạ", 5]), direction="5-best")
    answer = admin.post(
        address(upload, "don-vi/"), {"found": "Phòng Lạ", "code": "", "typed": "LẠ"}, follow=True
    )

    assert "Không có đơn vị nào mang mã LẠ" in answer.content.decode()
    assert Upload.objects.get().revision == 1


@pytest.mark.parametrize(("query", "rows"), [("", 3), ("?muc=error", 2), ("?cot=C2", 1), ("?nhom=0", 1)])
def test_findings_are_filtered_by_severity_column_and_group(edge, admin, tmp_path, query, rows):
    forms = (["A1", "P01", None, 9, 8], ["A1", "P01", None, 5], ["A1", "P01", None, 5])
    upload = survey(survey_book(tmp_path, *forms), direction="5-best")
    page = admin.get(address(upload, query)).content.decode()

    assert page.count('<th class="number" scope="row">') == rows


def test_marked_workbook_comes_back_with_a_column_of_errors(edge, admin, tmp_path):
    upload = survey(survey_book(tmp_path, ["A1", "P01", None, 9]), direction="5-best")
    answer = admin.get(address(upload, "danh-dau.xlsx"))
    sheet = load_workbook(BytesIO(answer.content))["Phiếu khảo sát"]

    assert answer.headers["Content-Disposition"] == 'attachment; filename="phieu-danh-dau-loi.xlsx"'
    assert sheet["R1"].value == "Lỗi"
    assert sheet["R2"].value.startswith("C1: Câu trả lời ngoài thang")


def test_marked_workbook_of_what_is_no_workbook_is_not_found(admin, tmp_path):
    path = tmp_path / "gia.xlsx"
    path.write_text("không phải bảng tính")
    upload = checked(handed_in(path, ImportKind.UNITS))

    assert admin.get(f"/nhap/don-vi/{upload.pk}/danh-dau.xlsx").status_code == 404
    assert "không ghi dòng nào" in admin.get(f"/nhap/don-vi/{upload.pk}/").content.decode()


def test_dropped_upload_says_that_nothing_was_written(edge, admin):
    upload = survey(direction="5-best")
    page = admin.post(address(upload, "huy/"), follow=True).content.decode()

    assert Upload.objects.get().state == UploadState.DROPPED
    assert "không có gì được ghi" in page


def test_same_file_again_says_since_when(edge, admin):
    written(survey(direction="5-best"))
    page = admin.get(address(survey(direction="5-best"))).content.decode()

    assert "Tệp này đã được nhập lúc" in page
    assert "/ghi/" not in page


def test_upload_of_another_kind_is_not_found_here(edge, admin):
    assert admin.get(f"/nhap/don-vi/{survey().pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_preview_takes_eleven_queries_whatever_was_found(
    edge, admin, tmp_path, count, django_assert_num_queries
):
    rows = [[f"A{n}", "P01", None, 9] for n in range(count)]
    upload = survey(survey_book(tmp_path, *rows), direction="5-best")

    with django_assert_num_queries(11):
        admin.get(address(upload))


@pytest.mark.parametrize("more", ["doc-lai/", "don-vi/", "ghi/", "huy/"])
def test_actions_are_posts_of_round_admins(edge, client, more):
    upload = survey(direction="5-best")
    client.force_login(factories.make_person(Role.DEPARTMENT_LEADER))

    assert client.get(address(upload, more)).status_code == 405
    assert client.post(address(upload, more), {"revision": 1}).status_code == 403
    assert Upload.objects.get().state == UploadState.CHECKED
