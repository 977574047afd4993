import pytest

from accounts.core.directory import Directory, NamedUnit
from accounts.models import ImportBatch, ImportKind, Upload, UploadFinding, UploadState
from accounts.services.actors import system_actor
from accounts.services.uploads.change_options import change_options
from cchc_portal.lib.findings import Finding
from results.services.uploads.check_upload import check_upload, unmatched_units
from surveys.models import SurveyForm
from tests.rounds import GOLDEN, opened_edge_round
from tests.uploads import checked, handed_in
from tests.workbooks import save_book

pytestmark = pytest.mark.django_db
SAMPLE = GOLDEN / "2031" / "phieu-khao-sat-2031.xlsx"
HEADER = ["Số phiếu", "Mã đơn vị", "Tên đơn vị", *(f"C{n}" for n in range(1, 15))]


@pytest.fixture
def edge():
    return opened_edge_round()


def survey_book(folder, *rows, name="phieu.xlsx"):
    return save_book(folder / name, {"Phiếu khảo sát": [HEADER, *rows]})


def test_check_keeps_counts_and_findings_and_writes_nothing(edge):
    upload = checked(handed_in(SAMPLE, ImportKind.SURVEY, round_code="2031", direction="5-best"))

    assert (upload.state, upload.report["refused"]) == (UploadState.CHECKED, False)
    assert upload.report["counts"] == {
        "created": 52,
        "updated": 0,
        "unchanged": 0,
        "skipped": 1,
        "invalid": 0,
    }
    assert upload.report["details"]["valid"] == 44
    assert (SurveyForm.objects.count(), ImportBatch.objects.filter(kind="survey").count()) == (0, 0)


def test_check_of_a_refused_file_says_what_could_be_written(edge, tmp_path):
    path = survey_book(tmp_path, ["A1", "P01", None, 5], ["A2", "P01", None, 9])
    upload = checked(handed_in(path, ImportKind.SURVEY, round_code="2031", direction="5-best"))

    assert (upload.report["refused"], upload.report["valid_rows"]) == (
        *(True, {"created": 1, "updated": 0, "unchanged": 0, "skipped": 0, "invalid": 1}),
    )
    found = UploadFinding.objects.get(severity="error")
    assert (found.row, found.column, found.found, found.context) == (3, "C1", "9", "A2 · P01 · 9")


def test_check_offers_units_for_a_name_that_is_not_known(edge, tmp_path):
    path = survey_book(tmp_path, ["A1", None, "Đơn vị P1", 5], ["A2", None, "Đơn vị P1", 5])
    upload = checked(handed_in(path, ImportKind.SURVEY, round_code="2031", direction="5-best"))

    (name,) = upload.report["unmatched"]
    assert (name["found"], name["count"]) == ("Đơn vị P1", 2)


def test_check_takes_the_units_that_were_accepted(edge, tmp_path):
    path = survey_book(tmp_path, ["A1", None, "Phòng Lạ", 5])
    upload = handed_in(path, ImportKind.SURVEY, round_code="2031", direction="5-best")
    upload = checked(change_options(upload=upload, aliases={"Phòng Lạ": "P01"}))

    assert (upload.report["refused"], upload.report["unmatched"]) == (False, [])


def test_check_of_an_earlier_revision_keeps_nothing(edge):
    upload = handed_in(SAMPLE, ImportKind.SURVEY, round_code="2031")
    change_options(upload=upload, direction="5-best")

    assert check_upload(upload=upload, revision=1, by=system_actor()) is None
    assert Upload.objects.get().state == UploadState.CHECKING


def test_check_of_a_file_that_is_no_workbook_is_one_sentence(tmp_path):
    path = tmp_path / "gia.xlsx"
    path.write_text("không phải bảng tính")
    upload = checked(handed_in(path, ImportKind.UNITS))

    assert upload.report["refused"]
    assert upload.findings.count() == 1


def test_unmatched_units_are_only_those_that_somebody_may_name():
    units = Directory([NamedUnit(1, "SLD", "Sở Lao động")])
    findings = [
        Finding("Không có đơn vị nào mang tên này", found="Sở Lao đông"),
        Finding("Câu trả lời ngoài thang", found="9"),
    ]

    assert unmatched_units(findings, units) == [
        {"found": "Sở Lao đông", "count": 1, "candidates": [{"code": "SLD", "name": "Sở Lao động"}]}
    ]
