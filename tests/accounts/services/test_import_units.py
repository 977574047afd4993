from datetime import date

import pytest

from accounts.models import AuditEvent, ImportBatch, Unit, UnitGroup
from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from accounts.services.imports import Counts
from tests.workbooks import GOLDEN, save_book

pytestmark = pytest.mark.django_db
SAMPLE = GOLDEN / "2020/don-vi.xlsx"
GROUPS = [["Mã nhóm", "Tên nhóm"], ["SO", "Sở, ban, ngành"]]
HEADER = ["Mã đơn vị", "Tên đơn vị", "Mã nhóm", "Xếp hạng", "Hiệu lực đến", "Đơn vị kế thừa"]


def _import(path, **options):
    return import_units(path=path, by=system_actor(), **options)


def _book(tmp_path, *units, groups=GROUPS, name="a.xlsx"):
    return save_book(tmp_path / name, {"Nhóm đơn vị": groups, "Đơn vị": [HEADER, *units]})


def test_import_units_sample_is_stored():
    report = _import(SAMPLE)
    assert (report.counts, report.findings, report.refused) == (Counts(created=32), [], False)
    groups = list(UnitGroup.objects.values_list("code", "order"))
    assert groups == [("SO", 1), ("NGANHDOC", 2), ("HUYEN", 3)]
    unit = Unit.objects.get(code="SVHTTDL")
    assert (unit.short_name, unit.group.code, unit.ranked) == ("Sở VH,TT&DL", "SO", True)
    assert (unit.valid_from, unit.valid_to, unit.sort_key != "") == (date(2016, 1, 1), None, True)


def test_import_units_dry_run_writes_nothing():
    before = AuditEvent.objects.count()
    report = _import(SAMPLE, dry_run=True)
    assert (report.counts, report.dry_run) == (Counts(created=32), True)
    assert (Unit.objects.count(), ImportBatch.objects.count()) == (0, 0)
    assert AuditEvent.objects.count() == before


def test_import_units_same_file_again_is_a_no_op():
    _import(SAMPLE)
    events = AuditEvent.objects.count()
    report = _import(SAMPLE)
    assert (report.counts, report.repeated.startswith("Tệp này đã được nhập lúc")) == (
        Counts(unchanged=32),
        True,
    )
    assert (ImportBatch.objects.count(), AuditEvent.objects.count()) == (1, events)


def test_import_units_another_file_updates_what_differs(tmp_path):
    _import(_book(tmp_path, ["A", "Sở Một", "SO"], ["B", "Sở Hai", "SO"]))
    changed = _book(tmp_path, ["A", "Sở Mới", "SO", "Không"], ["B", "Sở Hai", "SO"], ["C", "Sở Ba", "SO"])
    assert _import(changed).counts == Counts(created=1, updated=1, unchanged=1)
    unit = Unit.objects.get(code="A")
    assert (unit.name, unit.ranked) == ("Sở Mới", False)


def test_import_units_an_earlier_file_after_another_is_read_again(tmp_path):
    first = _book(tmp_path, ["A", "Sở Một", "SO"])
    _import(first)
    _import(_book(tmp_path, ["A", "Sở Mới", "SO"], name="b.xlsx"))
    assert _import(first).counts == Counts(updated=1)
    assert Unit.objects.get().name == "Sở Một"


def test_import_units_successor_may_stand_below(tmp_path):
    _import(_book(tmp_path, ["CU", "Huyện Cũ", "SO", "Có", "30/06/2025", "MOI"], ["MOI", "Xã Mới", "SO"]))
    assert Unit.objects.get(code="CU").successor == Unit.objects.get(code="MOI")
    assert Unit.objects.get(code="MOI").successor is None


def test_import_units_group_takes_its_new_name(tmp_path):
    _import(_book(tmp_path, ["A", "Sở Một", "SO"]))
    _import(_book(tmp_path, ["A", "Sở Một", "SO"], groups=[GROUPS[0], ["SO", "Các sở"]], name="b.xlsx"))
    assert UnitGroup.objects.get().name == "Các sở"


def test_import_units_one_wrong_row_stores_nothing(tmp_path):
    report = _import(_book(tmp_path, ["A", "Sở Một", "SO"], ["B", None, "SO"]))
    assert (report.refused, report.counts) == (True, Counts(invalid=1))
    assert [(f.row, f.message) for f in report.findings] == [(3, "Thiếu tên đơn vị")]
    assert (Unit.objects.count(), UnitGroup.objects.count(), ImportBatch.objects.count()) == (0, 0, 0)


def test_import_units_of_another_kind_is_refused():
    report = _import(GOLDEN / "2020/tu-cham-2020.xlsx")
    assert report.refused
    assert [f.message for f in report.findings] == [
        "Sai loại tệp: đây là bảng tự chấm, không phải danh sách đơn vị"
    ]


def test_import_units_queries_do_not_grow_with_rows(tmp_path, django_assert_num_queries):
    few = _book(tmp_path, ["A0", "Sở Một", "SO"])
    many = _book(tmp_path, *([f"B{i}", f"Sở B{i}", "SO"] for i in range(200)), name="b.xlsx")
    _import(_book(tmp_path, ["Z", "Sở Z", "SO"], name="z.xlsx"))
    for path in (few, many):
        with django_assert_num_queries(15):
            _import(path)
