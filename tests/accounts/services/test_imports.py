from pathlib import Path

import pytest

from accounts.models import AuditEvent, ImportBatch, ImportKind
from accounts.services.actors import system_actor
from accounts.services.imports import Counts, Intake, invalid_rows
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.hashing import sha256_file
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from tests.workbooks import GOLDEN

pytestmark = pytest.mark.django_db
UNITS = GOLDEN / "2020/don-vi.xlsx"


def _intake(path: Path = UNITS, **more) -> Intake:
    return Intake(ImportKind.UNITS, path, system_actor(), **more)


def test_report_as_json_has_exactly_the_shared_keys():
    report = _intake().report("abc", Counts(1, 2, 3, 4, 5), [Finding("Lỗi", "A", 2, "B", "c")])
    assert report.as_json() == {
        "kind": "units",
        "file": "don-vi.xlsx",
        "sha256": "abc",
        "dry_run": False,
        "created": 1,
        "updated": 2,
        "unchanged": 3,
        "skipped": 4,
        "invalid": 5,
        "findings": [
            {"sheet": "A", "row": 2, "column": "B", "found": "c", "message": "Lỗi", "severity": "error"}
        ],
    }


def test_open_another_kind_is_refused():
    with pytest.raises(WorkbookRefused, match="đây là bộ tiêu chí, không phải danh sách đơn vị"):
        _intake(GOLDEN / "2020/bo-tieu-chi-2020.xlsx").open(Kind.UNITS)


def test_unreadable_file_is_reported_with_its_digest(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("không phải Excel", encoding="utf-8")
    intake = _intake(path)
    with pytest.raises(WorkbookRefused) as refusal:
        intake.open(Kind.UNITS)
    report = intake.unreadable(refusal.value)
    assert (report.refused, report.sha256, len(report.findings)) == (True, sha256_file(path), 1)


def test_store_batch_writes_one_row_and_one_event():
    batch = _intake(file_name="gốc.xlsx").store_batch("a" * 64, Counts(created=3), [], {"sheet": "A"})
    assert ImportBatch.objects.values_list("file_name", "created", "mapping").get() == (
        "gốc.xlsx",
        3,
        {"sheet": "A"},
    )
    event = AuditEvent.objects.get(verb="import_units")
    assert (event.target_ref, event.detail["created"], event.detail["sha256"]) == (str(batch.pk), 3, "a" * 64)


def test_earlier_is_the_last_import_of_the_very_same_file():
    batch = _intake().store_batch("a" * 64, Counts(), [])
    assert _intake().earlier("a" * 64) == batch
    _intake().store_batch("b" * 64, Counts(), [])
    assert _intake().earlier("a" * 64) is None


def test_earlier_of_another_round_is_none():
    _intake(round_code="2020").store_batch("a" * 64, Counts(), [])
    assert _intake(round_code="2021").earlier("a" * 64) is None


def test_repetition_says_when_and_by_whom():
    batch = _intake().store_batch("a" * 64, Counts(created=2, unchanged=1, skipped=1), [])
    report = _intake().repetition(batch)
    assert (report.counts, report.refused) == (Counts(unchanged=3, skipped=1), False)
    (finding,) = report.findings
    assert finding.severity is Severity.NOTICE
    assert finding.message.startswith("Tệp này đã được nhập lúc ")
    assert finding.message.endswith(" bởi Hệ thống; không có gì thay đổi")


def test_repetition_says_how_many_rows_were_left_out():
    batch = _intake().store_batch("a" * 64, Counts(created=2, invalid=3), [])
    (finding,) = _intake().repetition(batch).findings
    assert finding.message.endswith(" bởi Hệ thống, bỏ 3 dòng lỗi; không có gì thay đổi")


ROW, WHOLE = Finding("a", "A", 2), Finding("cả tệp")


@pytest.mark.parametrize(
    ("findings", "created", "valid_rows_only", "blocked"),
    [
        ([], 0, False, False),
        ([], 0, True, False),
        ([ROW], 1, False, True),
        ([ROW], 1, True, False),
        ([ROW], 0, True, True),
        ([ROW, WHOLE], 1, True, True),
    ],
)
def test_finish_stores_unless_an_error_blocks(findings, created, valid_rows_only, blocked):
    stored = []
    report = _intake(valid_rows_only=valid_rows_only).finish(
        "a" * 64, Counts(created=created), findings, stored.append
    )
    assert (report.refused, stored) == (blocked, [] if blocked else [report.batch])


def test_finish_of_a_dry_run_stores_nothing():
    report = _intake(dry_run=True).finish("a" * 64, Counts(created=1), [], pytest.fail)
    assert (report.counts, report.batch, ImportBatch.objects.count()) == (Counts(created=1), None, 0)


def test_refusal_counts_the_valid_rows_where_they_could_be_stored():
    counts = Counts(updated=1, invalid=1)
    assert _intake().refusal("a" * 64, [ROW], 0, counts).valid_rows == counts
    assert _intake().refusal("a" * 64, [ROW, WHOLE], 0, counts).valid_rows is None
    assert _intake().refusal("a" * 64, [ROW], 0, Counts(invalid=1)).valid_rows is None


def test_store_batch_says_that_only_valid_rows_came_in():
    batch = _intake(valid_rows_only=True).store_batch("a" * 64, Counts(created=3, invalid=2), [])
    event = AuditEvent.objects.get(verb="import_units")
    assert (batch.mapping, batch.invalid) == ({"valid_rows_only": True}, 2)
    assert (event.detail["valid_rows_only"], event.detail["invalid"]) == (True, 2)


def test_invalid_rows_counts_rows_not_findings():
    findings = [
        Finding("a", "A", 2),
        Finding("b", "A", 2),
        Finding("c", "A", 3),
        Finding("d", "B", 2),
        Finding("cả tệp"),
        Finding("w", "A", 9, severity=Severity.WARNING),
    ]
    assert invalid_rows(findings) == 3
