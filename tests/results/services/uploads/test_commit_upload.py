from datetime import date
from pathlib import Path

import pytest

from accounts.models import ImportBatch, ImportKind, Job, Unit, UploadState
from accounts.services.actors import system_actor
from results.services.uploads.commit_upload import CommitRefused, commit_upload
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Award, Claim, CriteriaSet, PastResult, Round
from surveys.models import FormBatch, SurveyForm
from tests.results.services.uploads.test_check_upload import SAMPLE, survey_book
from tests.rounds import DEMO, GOLDEN, opened_edge_round
from tests.uploads import checked, handed_in, opening_handed_in, written
from tests.workbooks import save_book

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge():
    return opened_edge_round()


def survey(path: Path = SAMPLE, **options: object):
    options.setdefault("direction", "5-best")
    return checked(handed_in(path, ImportKind.SURVEY, round_code="2031", **options))


def test_commit_writes_what_was_shown(edge):
    upload = written(survey())

    assert (upload.state, upload.batch.created) == (UploadState.WRITTEN, 52)
    assert SurveyForm.objects.count() == 52


def test_commit_twice_gives_one_import(edge):
    upload = survey()
    first = commit_upload(upload=upload, revision=1, by=system_actor())
    second = commit_upload(upload=upload, revision=1, by=system_actor())

    assert (first.pk, FormBatch.objects.count()) == (second.pk, 1)


def test_commit_of_the_same_file_by_two_officers_gives_one_import(edge):
    one, other = survey(), survey()
    first, second = written(one), written(other)

    assert (first.batch, FormBatch.objects.count(), SurveyForm.objects.count()) == (second.batch, 1, 52)
    assert first.report["repeated"] == ""
    assert second.report["repeated"].startswith("Tệp này đã được nhập lúc ")


def test_commit_of_valid_rows_only_leaves_the_wrong_ones_out(edge, tmp_path):
    path = survey_book(tmp_path, ["A1", "P01", None, 5], ["A2", "P01", None, 9])
    upload = written(survey(path), valid_rows_only=True)

    assert list(SurveyForm.objects.values_list("serial", flat=True)) == ["A1"]
    assert (upload.batch.invalid, upload.batch.mapping["valid_rows_only"]) == (1, True)


def scores(folder: Path, *rows: list) -> Path:
    header = ["Mã đơn vị", "Mã tiêu chí", "Trạng thái", "Giá trị", "Mẫu số"]
    return save_book(folder / "diem.xlsx", {"Chấm điểm": [header, *rows]})


@pytest.mark.parametrize("kind", [ImportKind.SELF_SCORES, ImportKind.APPRAISAL_SCORES])
def test_commit_of_valid_score_rows_only_leaves_the_wrong_ones_out(edge, tmp_path, kind):
    path = scores(tmp_path, ["P01", "A.1", "Chấm", 5, 10], ["P02", "A.1", "Chấm", 5, 0])
    upload = written(checked(handed_in(path, kind, round_code="2031")), valid_rows_only=True)

    assert (upload.state, upload.batch.created, upload.batch.invalid) == (UploadState.WRITTEN, 1, 1)
    assert (Claim.objects.count() + Award.objects.count(), upload.batch.mapping) == (
        1,
        {"valid_rows_only": True},
    )


def test_commit_of_valid_past_results_only_leaves_the_wrong_ones_out(edge, tmp_path):
    rows = [["Mã đơn vị", "Chỉ số", "Xếp loại"], ["P01", 75, "Khá"], ["P0x", 80, "Tốt"]]
    path = save_book(tmp_path / "ket-qua.xlsx", {"Kết quả": rows})
    upload = checked(handed_in(path, ImportKind.PAST_RESULTS, round_code="2030"))
    upload = written(upload, valid_rows_only=True)

    assert (upload.batch.created, upload.batch.invalid, PastResult.objects.count()) == (1, 1, 1)


def test_commit_of_other_valid_rows_than_were_shown_is_refused(edge, tmp_path):
    path = scores(tmp_path, ["P01", "A.1", "Chấm", 5, 10], ["P02", "A.1", "Chấm", 5, 0])
    upload = checked(handed_in(path, ImportKind.SELF_SCORES, round_code="2031"))
    Assessment.objects.filter(unit__code="P01").update(state=AssessmentState.SUBMITTED)
    upload = written(upload, valid_rows_only=True)

    assert (upload.state, Claim.objects.count()) == (UploadState.CHECKED, 0)


@pytest.mark.parametrize("kind", [ImportKind.UNITS, ImportKind.CATALOGUE])
def test_commit_of_what_goes_in_whole_knows_no_valid_rows(edge, tmp_path, kind):
    path = save_book(
        tmp_path / "a.xlsx", {"Đơn vị": [["Mã đơn vị", "Tên đơn vị", "Mã nhóm"], ["X", "X", "LẠ"]]}
    )
    upload = checked(handed_in(path, kind))

    assert (upload.report["refused"], upload.report["valid_rows"]) == (True, None)
    with pytest.raises(CommitRefused, match="còn lỗi"):
        commit_upload(upload=upload, revision=1, by=system_actor(), valid_rows_only=True)


def test_commit_keeps_the_accepted_names_with_the_batch(edge, tmp_path):
    path = survey_book(tmp_path, ["A1", None, "Phòng Lạ", 5])
    upload = written(survey(path, aliases={"Phòng Lạ": "P01"}))

    assert upload.batch.mapping["aliases"] == {"Phòng Lạ": "P01"}
    assert SurveyForm.objects.get().unit.code == "P01"


def test_commit_of_another_file_than_was_checked_is_refused(edge):
    upload = survey()
    Path(upload.file.path).write_bytes(b"khac")

    with pytest.raises(CommitRefused, match="SHA-256"):
        commit_upload(upload=upload, revision=1, by=system_actor())


def test_commit_without_the_file_is_refused(edge):
    upload = survey()
    Path(upload.file.path).unlink()

    with pytest.raises(CommitRefused, match="Không đọc được tệp"):
        commit_upload(upload=upload, revision=1, by=system_actor())


def test_commit_of_another_reading_than_was_shown_is_refused(edge):
    with pytest.raises(CommitRefused, match="cách đọc đã đổi"):
        commit_upload(upload=survey(), revision=2, by=system_actor())


def test_commit_after_the_data_changed_asks_for_another_look(edge):
    path = GOLDEN / "2031" / "tu-cham-2031.xlsx"
    upload = checked(handed_in(path, ImportKind.SELF_SCORES, round_code="2031"))
    report = upload.report
    report["counts"]["created"] -= 1
    upload.save()
    upload = written(upload)

    assert upload.state == UploadState.CHECKED
    assert Job.objects.get(pk=upload.job_id).error.startswith("Dữ liệu trong hệ thống đã thay đổi")
    assert (Claim.objects.count(), ImportBatch.objects.filter(kind="self_scores").count()) == (0, 0)


def test_commit_of_a_refused_file_writes_nothing(edge, tmp_path):
    path = survey_book(tmp_path, ["A1", "P01", None, 9])
    with pytest.raises(CommitRefused, match="còn lỗi"):
        commit_upload(upload=survey(path), revision=1, by=system_actor())

    assert FormBatch.objects.count() == 0


def test_commit_of_every_other_kind(edge):
    folder = GOLDEN / "2031"
    for name, kind in (("tu-cham", ImportKind.SELF_SCORES), ("tham-dinh", ImportKind.APPRAISAL_SCORES)):
        upload = handed_in(folder / f"{name}-2031.xlsx", kind, round_code="2031")
        assert written(checked(upload)).state == UploadState.WRITTEN

    assert (Claim.objects.exists(), Award.objects.exists()) == (True, True)


def test_commit_of_round_settings_opens_the_round(db):
    upload = checked(opening_handed_in())
    assert (upload.report["details"]["units"], Round.objects.count()) == (32, 0)
    upload = written(upload)

    assert (upload.state, upload.batch.kind) == (UploadState.WRITTEN, "round_settings")
    assert (Round.objects.get().code, Round.objects.get().profile.place) == ("2020", "Ninh Thuận")


def test_commit_of_round_settings_after_the_units_changed_asks_for_another_look(db):
    upload = checked(opening_handed_in())
    Unit.objects.filter(code="SNV").update(valid_to=date(2020, 6, 30))
    upload = written(upload)

    assert (upload.state, Round.objects.count()) == (UploadState.CHECKED, 0)
    assert Job.objects.get(pk=upload.job_id).error.startswith("Dữ liệu trong hệ thống đã thay đổi")


def test_commit_of_units_a_catalogue_and_past_results(db):
    for name, kind, scope in (
        ("don-vi", ImportKind.UNITS, ""),
        ("bo-tieu-chi-2020", ImportKind.CATALOGUE, ""),
        ("ket-qua-2019", ImportKind.PAST_RESULTS, "2019"),
    ):
        upload = handed_in(DEMO / f"{name}.xlsx", kind, round_code=scope)
        assert written(checked(upload)).state == UploadState.WRITTEN

    assert (Unit.objects.count(), CriteriaSet.objects.count(), PastResult.objects.exists()) == (32, 1, True)
