from datetime import date

import pytest

from accounts.models import AuditEvent, ImportBatch
from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from accounts.services.imports import Counts
from scoring.models import Assessment, CriteriaSet, Round, RoundKind
from scoring.services.import_catalogue import import_catalogue
from scoring.services.import_round_settings import import_round_settings
from scoring.services.open_round import open_round
from tests.workbooks import GOLDEN, save_book

pytestmark = pytest.mark.django_db
SAMPLE = GOLDEN / "2020/dot-danh-gia-2020.xlsx"


@pytest.fixture
def catalogue():
    by = system_actor()
    import_units(path=GOLDEN / "2020/don-vi.xlsx", by=by)
    import_catalogue(path=GOLDEN / "2020/bo-tieu-chi-2020.xlsx", by=by)


def _import(path=SAMPLE, year=2020, **options):
    return import_round_settings(path=path, year=year, by=system_actor(), **options)


def test_import_round_settings_opens_the_round_as_the_command_does(catalogue):
    report = _import()
    round = Round.objects.get()
    assert (report.counts, report.refused, report.findings) == (Counts(created=1), False, [])
    assert (round.code, round.profile.province, round.respond_before) == (
        *("2020", "Ninh Thuận", date(2021, 1, 15)),
    )
    assert (Assessment.objects.count(), CriteriaSet.objects.get().frozen_by) == (32, system_actor())
    batch = ImportBatch.objects.get(kind="round_settings")
    assert (report.batch, batch.round_code, batch.mapping) == (
        *(batch, "2020", {"decision": "1610/QĐ-UBND", "version": 1}),
    )
    assert list(AuditEvent.objects.order_by("sequence").values_list("verb", flat=True))[-2:] == [
        *("open_round", "import_round_settings"),
    ]


def test_import_round_settings_dry_run_says_what_would_be_opened_and_opens_nothing(catalogue):
    events = AuditEvent.objects.count()
    report = _import(dry_run=True)
    facts = report.details
    assert (report.counts, facts["round"], facts["units"]) == (Counts(created=1), "2020", 32)
    assert dict(facts["settings"])["Trả lời trước ngày"] == ["15/01/2021"]
    assert (Round.objects.count(), CriteriaSet.objects.get().frozen_at) == (0, None)
    assert (AuditEvent.objects.count(), ImportBatch.objects.filter(kind="round_settings").count()) == (
        *(events, 0),
    )


def test_import_round_settings_again_is_a_no_op_that_says_when(catalogue):
    _import()
    report = _import()
    assert (report.refused, Round.objects.count()) == (False, 1)
    assert report.repeated.startswith("Tệp này đã được nhập lúc ")


@pytest.mark.parametrize("dry_run", [True, False])
def test_import_round_settings_of_a_round_that_stands_is_refused(catalogue, dry_run):
    open_round(year=2020, by=system_actor())
    report = _import(dry_run=dry_run)
    assert (report.refused, len(report.findings), Round.objects.count()) == (True, 1, 1)
    assert report.findings[0].message.startswith("Đợt 2020 đã được mở lúc ")


def test_import_round_settings_before_any_set_says_what_comes_first():
    report = _import()
    assert (report.refused, [f.message for f in report.findings]) == (
        *(True, ["Chưa có bộ tiêu chí có hiệu lực cho năm 2020; hãy nhập bộ tiêu chí trước"]),
    )


def test_import_round_settings_with_a_wrong_cell_opens_nothing(catalogue, tmp_path):
    rows = [["Thuộc tính", "Giá trị"], ["Trả lời trước ngày", "mai"]]
    report = _import(save_book(tmp_path / "a.xlsx", {"Thông tin đợt": rows}))
    assert (report.refused, report.counts, Round.objects.count()) == (True, Counts(invalid=1), 0)
    assert [(f.sheet, f.row, f.found) for f in report.findings] == [("Thông tin đợt", 2, "mai")]


def test_import_round_settings_of_another_workbook_says_which_it_is(catalogue):
    report = _import(GOLDEN / "2020/don-vi.xlsx")
    assert [f.message for f in report.findings] == [
        "Sai loại tệp: đây là danh sách đơn vị, không phải thông tin đợt đánh giá"
    ]


def test_import_round_settings_of_another_kind_stands_beside_the_official_one(catalogue):
    _import()
    half = date(2020, 6, 30)
    report = _import(kind=RoundKind.HALF_YEAR, decision="1610/QĐ-UBND", reference_date=half)
    assert (report.details["round"], report.details["reference_date"]) == ("2020-6-thang", "30/06/2020")
    assert Round.objects.get(code="2020-6-thang").reference_date == half
