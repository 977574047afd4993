import pytest
from django.utils import timezone

from accounts.models import Unit, UnitGroup
from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from cchc_portal.lib.sheets.guard import open_workbook
from scoring.models import CriteriaSet, Criterion
from scoring.services.open_round import open_round
from scoring.services.store_catalogue import store_catalogue, stored_criteria
from scoring.sheets.catalogue import read_catalogue
from scoring.sheets.content import SetContent, set_content
from tests.workbooks import GOLDEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def content() -> SetContent:
    import_units(path=GOLDEN / "2031/don-vi.xlsx", by=system_actor())
    rows, _ = read_catalogue(open_workbook(GOLDEN / "2031/bo-tieu-chi-2031.xlsx"))
    return set_content(rows)


def _store(content, latest=None):
    return store_catalogue(content=content, latest=latest, by=system_actor(), now=timezone.now())


def test_store_catalogue_what_is_stored_equals_the_content(content):
    assert _store(content) == 1
    assert stored_criteria(CriteriaSet.objects.get()) == content.criteria


def test_store_catalogue_the_same_content_again_writes_nothing(content):
    _store(content)
    ids = set(Criterion.objects.values_list("pk", flat=True))
    assert _store(content, CriteriaSet.objects.get()) == 1
    assert set(Criterion.objects.values_list("pk", flat=True)) == ids


def test_store_catalogue_frozen_set_is_left_alone(content):
    _store(content)
    open_round(year=2031, by=system_actor())
    frozen = CriteriaSet.objects.get()
    frozen.content_hash = "khác"
    assert _store(content, frozen) == 2
    assert list(CriteriaSet.objects.order_by("version").values_list("version", flat=True)) == [1, 2]


def test_store_catalogue_lead_unit_is_linked_by_code(content):
    _store(content)
    assert Criterion.objects.filter(lead_unit=Unit.objects.get(code="S1")).count() == 19
    assert UnitGroup.objects.filter(catalogues__isnull=False).count() == 2
