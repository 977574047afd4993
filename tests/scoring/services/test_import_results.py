from decimal import Decimal

import pytest

from accounts.models import ImportBatch
from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from accounts.services.imports import Counts
from scoring.models import PastResult
from scoring.services.import_results import import_results
from tests.workbooks import GOLDEN, save_book

pytestmark = pytest.mark.django_db
SAMPLE = GOLDEN / "2020/ket-qua-2019.xlsx"


@pytest.fixture(autouse=True)
def units():
    import_units(path=GOLDEN / "2020/don-vi.xlsx", by=system_actor())


def _import(path=SAMPLE, year=2019, **options):
    return import_results(path=path, year=year, by=system_actor(), **options)


def test_import_results_sample_is_stored():
    report = _import()
    assert (report.counts, report.findings) == (Counts(created=32), [])
    past = PastResult.objects.get(year=2019, unit__code="SKHCN")
    assert (past.index, past.band, past.rank) == (Decimal("95.89"), "Xuất sắc", 1)
    assert (past.domains["3"], len(past.domains), past.batch) == ("104.28", 8, report.batch)


def test_import_results_dry_run_writes_nothing():
    batches = ImportBatch.objects.count()
    assert _import(dry_run=True).counts == Counts(created=32)
    assert (PastResult.objects.count(), ImportBatch.objects.count()) == (0, batches)


def test_import_results_same_file_again_is_a_no_op_but_not_for_another_year():
    _import()
    assert _import().counts == Counts(unchanged=32)
    assert _import(year=2018).counts == Counts(created=32)


def test_import_results_another_file_updates_what_differs(tmp_path):
    _import()
    rows = [["Mã đơn vị", "Chỉ số", "Xếp loại", "Hạng"], ["SNV", "75,00", "Khá", 16]]
    report = _import(save_book(tmp_path / "a.xlsx", {"Kết quả": rows}))
    assert report.counts == Counts(updated=1)
    past = PastResult.objects.get(unit__code="SNV")
    assert (past.index, past.rank, past.domains, past.batch) == (Decimal(75), 16, {}, report.batch)


def test_import_results_one_wrong_row_stores_nothing(tmp_path):
    rows = [["Mã đơn vị", "Chỉ số", "Xếp loại"], ["SNV", 75, "Khá"], ["LA", 80, "Tốt"]]
    report = _import(save_book(tmp_path / "a.xlsx", {"Kết quả": rows}))
    assert (report.refused, report.counts.invalid, PastResult.objects.count()) == (True, 1, 0)


def test_import_results_of_valid_rows_only_leaves_every_wrong_row_out_whole(tmp_path):
    header = ["Mã đơn vị", "Chỉ số", "Xếp loại", "Hạng", "Lĩnh vực 1 (%)"]
    rows = (
        ["SNV", 75, "Khá", 3, 80],
        ["LA", 80, "Tốt", 1, 80],
        ["SXD", 70, "Khá", 0, 80],
        ["STP", 70, "Khá", 4, -1],
    )
    path = save_book(tmp_path / "a.xlsx", {"Kết quả": [header, *rows]})
    refused = _import(path, dry_run=True)
    report = _import(path, valid_rows_only=True)
    assert (refused.refused, refused.valid_rows) == (True, Counts(created=1, invalid=3))
    assert (report.refused, report.counts) == (False, Counts(created=1, invalid=3))
    past = PastResult.objects.get()
    assert (past.unit.code, past.rank, past.domains) == ("SNV", 3, {"1": "80"})
    assert report.batch.mapping == {"valid_rows_only": True, "year": 2019}
