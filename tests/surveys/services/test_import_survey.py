from pathlib import Path

import pytest

from accounts.models import ImportBatch, Unit
from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from accounts.services.imports import ImportReport
from cchc_portal.lib.findings import Severity
from scoring.models import Round
from scoring.services.import_catalogue import import_catalogue
from scoring.services.open_round import open_round
from surveys.models import DeclaredFunnel, FormBatch, SurveyForm
from surveys.services.import_survey import import_survey
from tests.rounds import GOLDEN, opened_edge_round
from tests.workbooks import save_book

pytestmark = pytest.mark.django_db
SAMPLE = GOLDEN / "2031" / "phieu-khao-sat-2031.xlsx"
QUESTIONS = [f"C{n}" for n in range(1, 15)]
HEADER = ["Số phiếu", "Mã đơn vị", *QUESTIONS]


@pytest.fixture
def edge():
    return opened_edge_round()


def _forms(tmp_path: Path, *rows: list, name: str = "phieu.xlsx", **sheets: list) -> Path:
    return save_book(tmp_path / name, {"Phiếu khảo sát": [HEADER, *rows], **sheets})


def _import(edge: Round, path: Path, **options: object) -> ImportReport:
    return import_survey(path=path, round=edge, by=system_actor(), **options)


def test_import_survey_keeps_every_form_and_excludes_blanks_and_repeats(edge):
    report = _import(edge, SAMPLE, direction="5-best")

    assert (report.counts.created, report.counts.skipped, report.counts.invalid) == (52, 1, 0)
    by_reason = {
        reason: SurveyForm.objects.filter(exclusion=reason).count() for reason in ("", "blank", "duplicate")
    }
    assert by_reason == {"": 44, "blank": 7, "duplicate": 1}
    first = SurveyForm.objects.get(serial="E0001", exclusion="")
    assert (first.unit.code, first.answers, first.row) == ("P01", "332...........", 5)


def test_import_survey_dry_run_writes_nothing(edge):
    report = _import(edge, SAMPLE, direction="5-best", dry_run=True)

    assert (report.counts.created, report.dry_run) == (52, True)
    assert (SurveyForm.objects.count(), FormBatch.objects.count()) == (0, 0)
    assert not ImportBatch.objects.filter(kind="survey").exists()


def test_import_survey_of_the_same_file_again_changes_nothing(edge):
    _import(edge, SAMPLE, direction="5-best")
    report = _import(edge, SAMPLE, direction="5-best")

    assert (report.counts.created, SurveyForm.objects.count()) == (0, 52)
    assert [f.severity for f in report.findings] == [Severity.NOTICE]
    assert "đã được nhập lúc" in report.findings[0].message


def test_import_survey_of_codes_without_a_direction_is_refused(edge):
    report = _import(edge, SAMPLE)

    assert (report.refused, SurveyForm.objects.count()) == (True, 0)
    assert [f.message for f in report.findings if f.severity is Severity.ERROR] == [
        "Có trả lời ghi bằng số nhưng chưa nói chiều của thang"
    ]


def test_import_survey_of_labels_needs_no_direction(edge, tmp_path):
    report = _import(edge, _forms(tmp_path, ["A1", "P01", "Hài lòng"]))

    assert (report.refused, FormBatch.objects.get().direction) == (False, "labels")


def test_import_survey_with_one_as_the_best_turns_the_codes(edge, tmp_path):
    _import(edge, _forms(tmp_path, ["A1", "P01", 1, 2]), direction="1-best")

    assert SurveyForm.objects.get().answers == "54............"


def test_import_survey_with_a_wrong_row_is_refused_whole(edge, tmp_path):
    path = _forms(tmp_path, ["A1", "P01", 5], ["A2", "P01", 9])
    report = _import(edge, path, direction="5-best")

    assert (report.refused, report.counts.invalid, SurveyForm.objects.count()) == (True, 1, 0)
    assert [(f.row, f.column, f.found) for f in report.findings] == [(3, "C1", "9")]


def test_import_survey_of_valid_rows_only_drops_the_wrong_row(edge, tmp_path):
    path = _forms(tmp_path, ["A1", "P01", 5], ["A2", "P01", 9])
    report = _import(edge, path, direction="5-best", valid_rows_only=True)

    assert (report.refused, report.counts.created, report.counts.invalid) == (False, 1, 1)
    assert SurveyForm.objects.get().serial == "A1"


def test_import_survey_of_a_second_delivery_excludes_serials_seen_before(edge, tmp_path):
    _import(edge, _forms(tmp_path, ["A1", "P01", 5]), direction="5-best")
    _import(edge, _forms(tmp_path, ["A1", "P01", 1], ["A2", "P01", 4], name="hai.xlsx"), direction="5-best")

    kept = SurveyForm.objects.order_by("batch__number", "row").values_list("serial", "exclusion")
    assert list(kept) == [("A1", ""), ("A1", "duplicate"), ("A2", "")]
    assert list(FormBatch.objects.values_list("number", flat=True)) == [1, 2]


def test_import_survey_warns_where_the_declared_count_differs(edge, tmp_path):
    funnel = [["Mã đơn vị", "Tên đơn vị", "Số phiếu hợp lệ"], ["P01", None, 3]]
    path = _forms(tmp_path, ["A1", "P01", 5], **{"Tổng hợp phiếu": funnel})
    report = _import(edge, path, direction="5-best")

    assert [(f.severity, f.message) for f in report.findings] == [
        (Severity.WARNING, "P01: khai báo 3 phiếu hợp lệ, đếm được 1")
    ]
    assert DeclaredFunnel.objects.get().valid == 3


def test_import_survey_of_another_workbook_says_which_it_is(edge):
    report = _import(edge, GOLDEN / "2031" / "tham-dinh-2031.xlsx", direction="5-best")

    assert (report.refused, FormBatch.objects.count()) == (True, 0)
    assert report.findings[0].message.startswith("Sai loại tệp: đây là bảng")


def test_import_survey_takes_a_fixed_number_of_queries(edge, tmp_path, django_assert_num_queries):
    one = _forms(tmp_path, ["A1", "P01", 5])
    many = _forms(tmp_path, *([f"B{n}", "P01", 5] for n in range(50)), name="nhieu.xlsx")
    for path in (one, many):
        with django_assert_num_queries(22):
            _import(edge, path, direction="5-best")


def test_import_survey_dry_run_shows_how_the_answers_are_spread(edge, tmp_path):
    path = _forms(tmp_path, ["A1", "P01", 5, 5, 1], ["A2", "P01", 5, "Hài lòng"])
    report = _import(edge, path, direction="1-best", dry_run=True)

    assert [(f.severity, f.found) for f in report.findings] == [
        (Severity.NOTICE, "1: 3; 2: 0; 3: 0; 4: 1; 5: 1")
    ]


@pytest.mark.parametrize(("state", "refused"), [("provisional", False), ("final", True), ("closed", True)])
def test_import_survey_only_while_the_round_takes_forms(edge, tmp_path, state, refused):
    edge.state = state
    edge.save()
    assert _import(edge, _forms(tmp_path, ["A1", "P01", "Hài lòng"])).refused is refused


def test_import_survey_valid_rows_only_does_not_excuse_a_missing_column(edge, tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"Phiếu khảo sát": [HEADER[:3], ["A1", "P01", 5]]})
    report = _import(edge, path, direction="5-best", valid_rows_only=True)

    assert (report.refused, SurveyForm.objects.count()) == (True, 0)


def test_import_survey_valid_rows_only_does_not_excuse_a_missing_direction(edge, tmp_path):
    report = _import(edge, _forms(tmp_path, ["A1", "P01", 5]), valid_rows_only=True)

    assert (report.refused, SurveyForm.objects.count()) == (True, 0)


def test_import_survey_blank_form_keeps_its_serial_from_later_ones(edge, tmp_path):
    _import(edge, _forms(tmp_path, ["A1", "P01"], ["A1", "P01", "Hài lòng"]))

    kept = SurveyForm.objects.order_by("row").values_list("exclusion", flat=True)
    assert list(kept) == ["blank", "duplicate"]


def test_import_survey_dropped_row_leaves_its_serial_free(edge, tmp_path):
    rows = (["A1", "P01", 9], ["A1", "P01", 4])
    _import(edge, _forms(tmp_path, *rows), direction="5-best", valid_rows_only=True)

    assert list(SurveyForm.objects.values_list("serial", "row", "exclusion")) == [("A1", 3, "")]


def test_import_survey_unit_that_takes_no_part_is_refused(edge, tmp_path):
    Unit.objects.create(code="MOI", name="Xã Mới", group=Unit.objects.get(code="P01").group)
    report = _import(edge, _forms(tmp_path, ["A1", "MOI", "Hài lòng"]))

    assert [(f.row, f.found) for f in report.findings] == [(2, "MOI")]
    assert report.findings[0].message.startswith("Đơn vị không tham gia đợt 2031")


def test_import_survey_batch_remembers_how_the_file_was_read(edge):
    batch = _import(edge, SAMPLE, direction="5-best").batch

    assert (batch.mapping["direction"], batch.mapping["header"]) == ("5-best", [3, 4])
    assert batch.mapping["columns"]["C14"] == "T"


def test_import_survey_sample_of_2020_agrees_with_its_declared_funnel(db):
    by = system_actor()
    import_units(path=GOLDEN / "2020/don-vi.xlsx", by=by)
    import_catalogue(path=GOLDEN / "2020/bo-tieu-chi-2020.xlsx", by=by)
    sample = open_round(year=2020, by=by)
    report = _import(sample, GOLDEN / "2020/phieu-khao-sat-2020.xlsx", direction="5-best")

    assert (report.counts.created, report.counts.skipped, DeclaredFunnel.objects.count()) == (4433, 1, 32)
    assert {finding.message for finding in report.findings} == {
        "Phiếu trắng; giữ lại nhưng không tính là hợp lệ"
    }
    assert SurveyForm.objects.counted().count() == 4370
