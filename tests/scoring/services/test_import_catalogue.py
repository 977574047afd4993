from decimal import Decimal

import pytest
from openpyxl import load_workbook

from accounts.models import AuditEvent, ImportBatch
from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from accounts.services.imports import Counts
from scoring.models import Band, CriteriaSet, Criterion, SetState, SurveyQuestion
from scoring.services.import_catalogue import import_catalogue
from scoring.services.open_round import open_round
from tests.workbooks import GOLDEN

pytestmark = pytest.mark.django_db
SAMPLE = GOLDEN / "2031/bo-tieu-chi-2031.xlsx"


@pytest.fixture(autouse=True)
def units():
    import_units(path=GOLDEN / "2031/don-vi.xlsx", by=system_actor())


def _import(path=SAMPLE, **options):
    return import_catalogue(path=path, by=system_actor(), **options)


def _changed(tmp_path, cells, name="a.xlsx"):
    """The sample with other cells: {(sheet, place): value}."""
    book = load_workbook(SAMPLE)
    for (sheet, place), value in cells.items():
        book[sheet][place].value = value
    book.save(tmp_path / name)
    return tmp_path / name


def _told(report):
    return [(f.sheet, f.row, f.column) for f in report.findings if f.severity == "error"]


def test_import_catalogue_sample_is_stored_and_active():
    report = _import()
    assert (report.counts, report.refused) == (Counts(created=19), False)
    criteria_set = CriteriaSet.objects.get()
    assert (criteria_set.decision, criteria_set.version, criteria_set.state, criteria_set.year_from) == (
        "99/QĐ-UBND",
        1,
        SetState.ACTIVE,
        2031,
    )
    annexes = list(criteria_set.catalogues.values_list("name", "group__code", "total"))
    assert annexes == [("Phụ lục A", "XA", Decimal(50)), ("Phụ lục B", "SO", Decimal(20))]
    leaf = Criterion.objects.get(code="A.3.1")
    assert (leaf.parent_code, leaf.method, leaf.parameters) == ("A.3", "deduct", "mỗi 0,45; sàn -0,5")
    assert (leaf.is_leaf, leaf.lead_unit.code, leaf.part) == (True, "S1", "main")
    assert Criterion.objects.get(code="A", catalogue__name="Phụ lục A").weight == 30
    assert (Band.objects.count(), SurveyQuestion.objects.count()) == (6, 14)
    assert Band.objects.get(name="Khá").lower == Decimal("62.67")


def test_import_catalogue_dry_run_writes_nothing():
    batches = ImportBatch.objects.count()
    assert _import(dry_run=True).counts == Counts(created=19)
    assert (CriteriaSet.objects.count(), ImportBatch.objects.count()) == (0, batches)


def test_import_catalogue_same_file_again_is_a_no_op():
    _import()
    events = AuditEvent.objects.count()
    report = _import()
    assert (report.counts, bool(report.repeated)) == (Counts(unchanged=19), True)
    assert (CriteriaSet.objects.count(), AuditEvent.objects.count()) == (1, events)


def test_import_catalogue_set_no_round_uses_is_replaced(tmp_path):
    _import()
    report = _import(_changed(tmp_path, {("Phụ lục A", "B3"): "Bậc thang"}))
    assert report.counts == Counts(updated=1, unchanged=18)
    assert CriteriaSet.objects.get().version == 1
    assert Criterion.objects.get(code="A.1").title == "Bậc thang"


def test_import_catalogue_frozen_set_gets_a_new_version_beside_it(tmp_path):
    _import()
    open_round(year=2031, by=system_actor())
    report = _import(_changed(tmp_path, {("Phụ lục A", "B3"): "Bậc thang"}))
    assert report.counts == Counts(updated=1, unchanged=18)
    titles = Criterion.objects.filter(code="A.1").order_by("catalogue__criteria_set__version")
    assert list(titles.values_list("catalogue__criteria_set__version", "title")) == [
        (1, "Bậc"),
        (2, "Bậc thang"),
    ]
    assert ImportBatch.objects.filter(kind="catalogue").latest("pk").mapping["version"] == 2


def test_import_catalogue_same_content_in_another_file_makes_no_version(tmp_path):
    _import()
    open_round(year=2031, by=system_actor())
    assert _import(_changed(tmp_path, {})).counts == Counts(unchanged=19)
    assert CriteriaSet.objects.count() == 1


@pytest.mark.parametrize(
    ("cell", "value", "place"),
    [
        (("Phụ lục A", "C3"), 9, ("Phụ lục A", 2, "Điểm tối đa")),
        (("Phụ lục A", "F4"), "tối đa 62,5", ("Phụ lục A", 4, "Tham số")),
        (("Phụ lục A", "E3"), "Chấm bừa", ("Phụ lục A", 3, "Cách chấm")),
        (("Phụ lục A", "H3"), "XX", ("Phụ lục A", 3, "Đơn vị chủ trì")),
        (("Phụ lục B", "A2"), 1, ("Phụ lục B", 2, "Mã tiêu chí")),
        (("Phụ lục B", "A2"), 1.5, ("Phụ lục B", 2, "Mã tiêu chí")),
        (("Phụ lục", "B2"), "XX", ("Phụ lục", 2, "Mã nhóm")),
        (("Thông tin", "B8"), "tùy ý", ("Thông tin", 8, "Giá trị")),
        (("Thông tin", "A8"), "Cách làm tròn", ("Thông tin", 8, "Thuộc tính")),
        (("Câu hỏi khảo sát", "A3"), "C1", ("Câu hỏi khảo sát", 3, "Mã câu")),
        (("Xếp loại", "D3"), "Z >= 1", ("Xếp loại", 3, "Khống chế")),
    ],
)
def test_import_catalogue_wrong_cell_refuses_the_whole_set(tmp_path, cell, value, place):
    report = _import(_changed(tmp_path, {cell: value}))
    assert report.refused
    assert place in _told(report)
    assert CriteriaSet.objects.count() == 0


def test_import_catalogue_lead_unit_must_be_valid_in_the_first_year(tmp_path):
    book = load_workbook(GOLDEN / "2031/don-vi.xlsx")
    book["Đơn vị"]["G10"].value = "31/12/2030"
    book.save(tmp_path / "don-vi.xlsx")
    import_units(path=tmp_path / "don-vi.xlsx", by=system_actor())
    messages = {f.message for f in _import().findings}
    assert "đơn vị chủ trì đã hết hiệu lực" in messages


def test_import_catalogue_of_another_kind_is_refused():
    report = _import(GOLDEN / "2031/tu-cham-2031.xlsx")
    assert [f.message for f in report.findings] == [
        "Sai loại tệp: đây là bảng tự chấm, không phải bộ tiêu chí"
    ]
