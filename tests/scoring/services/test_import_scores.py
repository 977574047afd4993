from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.models import AuditEvent, ImportBatch
from accounts.services.actors import system_actor
from accounts.services.imports import Counts
from cchc_portal.lib.findings import errors
from scoring.core.types import Stage
from scoring.core.workflow import AssessmentState, RoundState
from scoring.models import Assessment, Award, Claim, Round
from scoring.services.import_scores import import_scores
from tests.rounds import opened_edge_round
from tests.scoring.correcting import corrected, newer_version
from tests.workbooks import GOLDEN, save_book

pytestmark = pytest.mark.django_db
SELF = GOLDEN / "2031/tu-cham-2031.xlsx"
APPRAISAL = GOLDEN / "2031/tham-dinh-2031.xlsx"
HEADER = ["Mã đơn vị", "Mã tiêu chí", "Trạng thái", "Giá trị", "Mẫu số", "Lựa chọn", "Điểm", "Lý do"]


@pytest.fixture
def edge():
    return opened_edge_round()


def _import(edge, path, stage=Stage.APPRAISAL, **options):
    return import_scores(path=path, round=edge, stage=stage, by=system_actor(), **options)


def _book(tmp_path, *rows, name="a.xlsx"):
    return save_book(tmp_path / name, {"Chấm điểm": [HEADER, *rows]})


def _changed(tmp_path, source, cells):
    book = load_workbook(source)
    for place, value in cells.items():
        book["Chấm điểm"][place].value = value
    book.save(tmp_path / "changed.xlsx")
    return tmp_path / "changed.xlsx"


def test_import_scores_appraisal_rows_become_awards(edge):
    report = _import(edge, APPRAISAL)
    assert (report.kind, report.counts, report.refused) == ("appraisal_scores", Counts(created=72), False)
    award = Award.objects.get(unit__code="P08", criterion_code="A.2")
    assert (award.value, award.denominator, award.points) == (18, 26, Decimal("4.75"))
    assert (award.stage, award.state, award.reason, award.document) == (
        "appraisal",
        "score",
        "Lý do thử",
        "BB 01/BB-TGV",
    )
    assert (award.replaces, award.batch, award.awarded_by) == (None, report.batch, system_actor())


def test_import_scores_self_rows_become_claims(edge):
    report = _import(edge, SELF, Stage.SELF)
    assert (report.kind, report.counts) == ("self_scores", Counts(created=72))
    claim = Claim.objects.get(assessment__unit__code="P03", criterion_code="A.1")
    assert (claim.value, claim.state, claim.version) == (Decimal(50), "score", 1)
    assert not Award.objects.exists()


@pytest.mark.parametrize(("stage", "path"), [(Stage.SELF, SELF), (Stage.APPRAISAL, APPRAISAL)])
def test_import_scores_dry_run_writes_nothing(edge, stage, path):
    events, batches = AuditEvent.objects.count(), ImportBatch.objects.count()
    assert _import(edge, path, stage, dry_run=True).counts == Counts(created=72)
    assert (Claim.objects.count(), Award.objects.count()) == (0, 0)
    assert (AuditEvent.objects.count(), ImportBatch.objects.count()) == (events, batches)


@pytest.mark.parametrize(("stage", "path"), [(Stage.SELF, SELF), (Stage.APPRAISAL, APPRAISAL)])
def test_import_scores_same_file_again_is_a_no_op(edge, stage, path):
    _import(edge, path, stage)
    batches = ImportBatch.objects.count()
    report = _import(edge, path, stage)
    assert (report.counts, bool(report.repeated)) == (Counts(unchanged=72), True)
    assert ImportBatch.objects.count() == batches


def test_import_scores_a_different_award_replaces_the_current_one(edge, tmp_path):
    _import(edge, APPRAISAL)
    report = _import(edge, _changed(tmp_path, APPRAISAL, {"D2": 190}))
    assert report.counts == Counts(updated=1, unchanged=71)
    old, new = Award.objects.filter(unit__code="P01", criterion_code="A.1").order_by("pk")
    assert (old.value, new.value, new.replaces, new.batch) == (182, 190, old, report.batch)
    current = Award.objects.current().filter(unit__code="P01", criterion_code="A.1")
    assert list(current) == [new]


def test_import_scores_a_different_claim_is_edited_with_a_new_version(edge, tmp_path):
    _import(edge, SELF, Stage.SELF)
    report = _import(edge, _changed(tmp_path, SELF, {"D2": 190}), Stage.SELF)
    assert report.counts == Counts(updated=1, unchanged=71)
    claim = Claim.objects.get(assessment__unit__code="P01", criterion_code="A.1")
    assert (claim.value, claim.version) == (190, 2)


def test_import_scores_of_a_submitted_assessment_are_refused(edge, tmp_path):
    Assessment.objects.filter(unit__code="P01").update(state=AssessmentState.SUBMITTED)
    report = _import(edge, SELF, Stage.SELF)
    assert (report.refused, Claim.objects.count()) == (True, 0)
    blocking = [(f.row, f.message, f.found) for f in report.findings if f.severity == "error"]
    said = "Bản tự chấm của đơn vị đã nộp nên không sửa được"
    assert blocking == [(row, said, "P01") for row in range(2, 10)]
    others = _book(tmp_path, ["P02", "A.1", "Chấm", 5, 10])
    assert _import(edge, others, Stage.SELF).counts == Counts(created=1)


@pytest.mark.parametrize(
    ("state", "stage", "refused"),
    [
        (RoundState.PROVISIONAL, Stage.SELF, True),
        (RoundState.PROVISIONAL, Stage.APPRAISAL, False),
        (RoundState.FINAL, Stage.APPRAISAL, True),
        (RoundState.CLOSED, Stage.SELF, True),
    ],
)
def test_import_scores_only_while_the_round_takes_them(edge, tmp_path, state, stage, refused):
    edge.state = state
    edge.save()
    assert _import(edge, _book(tmp_path, ["P02", "A.1", "Chấm", 5, 10]), stage).refused is refused


def test_import_scores_one_wrong_row_stores_nothing(edge, tmp_path):
    report = _import(edge, _book(tmp_path, ["P01", "A.1", "Chấm", 5, 10], ["P02", "A.1", "Chấm", 5, 0]))
    assert (report.refused, report.counts, Award.objects.count()) == (True, Counts(invalid=1), 0)
    assert [(f.sheet, f.row, f.column, f.found) for f in report.findings] == [("Chấm điểm", 3, "Mẫu số", "0")]


@pytest.mark.parametrize(("stage", "stored"), [(Stage.SELF, Claim), (Stage.APPRAISAL, Award)])
def test_import_scores_of_valid_rows_only_leaves_every_wrong_row_out_whole(edge, tmp_path, stage, stored):
    rows = (
        *(["P01", "A.1", "Chấm", 5, 10], ["P02", "A.1", "Chấm", 5, 0], ["P09x", "A.1", "Chấm", 5, 10]),
        *(["P03", "A.1", "Chấm", "nhiều", 10], ["P01", "A.1", "Chấm", 9, 10]),
    )
    report = _import(edge, _book(tmp_path, *rows), stage, valid_rows_only=True)
    assert (report.refused, report.counts) == (False, Counts(created=1, invalid=4))
    entry = stored.objects.get()
    assert (entry.criterion_code, entry.value, entry.denominator) == ("A.1", 5, 10)
    assert (report.batch.invalid, report.batch.mapping) == (4, {"valid_rows_only": True})
    event = AuditEvent.objects.get(verb=f"import_{report.kind}")
    assert (event.detail["created"], event.detail["invalid"], event.detail["valid_rows_only"]) == (1, 4, True)


def test_import_scores_refused_says_what_the_valid_rows_come_to(edge, tmp_path):
    _import(edge, _book(tmp_path, ["P01", "A.1", "Chấm", 5, 10], ["P02", "A.1", "Chấm", 5, 10]))
    rows = (["P01", "A.1", "Chấm", 5, 10], ["P02", "A.1", "Chấm", 6, 10], ["P03", "A.1", "Chấm", 5, 0])
    report = _import(edge, _book(tmp_path, *rows, name="b.xlsx"), dry_run=True)
    assert (report.refused, report.counts) == (True, Counts(invalid=1))
    assert report.valid_rows == Counts(updated=1, unchanged=1, invalid=1)


def test_import_scores_of_valid_rows_only_keeps_what_a_submitted_unit_entered(edge):
    Assessment.objects.filter(unit__code="P01").update(state=AssessmentState.SUBMITTED)
    report = _import(edge, SELF, Stage.SELF, valid_rows_only=True)
    assert report.counts == Counts(created=64, invalid=8)
    assert not Claim.objects.filter(assessment__unit__code="P01").exists()


@pytest.mark.parametrize("row", [["P01", "A.1", "Chấm", 5, 0], None])
def test_import_scores_of_valid_rows_only_needs_one_valid_row(edge, tmp_path, row):
    """None: the sheet has no row at all, and so no error either."""
    report = _import(edge, _book(tmp_path, *([row] if row else [])), valid_rows_only=True)
    assert (report.refused, report.valid_rows) == (row is not None, None)
    assert Award.objects.count() == 0


def test_import_scores_of_valid_rows_only_does_not_excuse_a_closed_round(edge, tmp_path):
    edge.state = RoundState.FINAL
    edge.save()
    book = _book(tmp_path, ["P01", "A.1", "Chấm", 5, 10])
    report = _import(edge, book, valid_rows_only=True)
    assert (report.refused, report.valid_rows, Award.objects.count()) == (True, None, 0)


def test_import_scores_criterion_of_another_group_is_refused(edge, tmp_path):
    report = _import(edge, _book(tmp_path, ["S1", "A.1", "Chấm", 5, 10]))
    assert [f.message for f in report.findings] == ["Không có tiêu chí này trong phụ lục của đơn vị"]


def test_import_scores_of_another_kind_is_refused(edge):
    report = _import(edge, GOLDEN / "2031/phieu-khao-sat-2031.xlsx")
    assert [f.message for f in report.findings] == [
        "Sai loại tệp: đây là phiếu khảo sát, không phải bảng tự chấm"
    ]


def test_import_scores_queries_do_not_grow_with_rows(edge, tmp_path):
    few = _book(tmp_path, ["P01", "B.1", "Chấm", 1], name="few.xlsx")
    counts = []
    for path in (few, APPRAISAL):
        with CaptureQueriesContext(connection) as queries:
            _import(edge, path)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_import_scores_read_under_the_older_set_are_refused(edge, tmp_path):
    before = Round.objects.get()
    corrected(edge, newer_version(tmp_path))
    report = _import(before, SELF, Stage.SELF)

    said = [finding.sentence for finding in errors(report.findings)]
    assert said == ["Bộ tiêu chí của đợt vừa được đính chính; cần kiểm tra lại tệp theo phiên bản mới"]
    assert not Claim.objects.exists()
