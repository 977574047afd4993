from pathlib import Path

import pytest

from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from cchc_portal.lib.sheets.guard import open_workbook
from scoring.core.rows import SetRows
from scoring.models import CriteriaSet, Criterion
from scoring.selectors.set_book import set_workbook
from scoring.selectors.stored_set import set_rows
from scoring.services.import_catalogue import import_catalogue
from scoring.sheets.catalogue import read_catalogue
from scoring.sheets.content import set_content
from tests import factories
from tests.rounds import DEMO, GOLDEN, accepted

pytestmark = pytest.mark.django_db
SETS = (
    (GOLDEN / "2031/don-vi.xlsx", GOLDEN / "2031/bo-tieu-chi-2031.xlsx"),
    (DEMO / "don-vi.xlsx", DEMO / "bo-tieu-chi-2020.xlsx"),
)


def _read_back(criteria_set: CriteriaSet, folder: Path) -> SetRows:
    path = folder / "bo-tieu-chi.xlsx"
    path.write_bytes(set_workbook(set_rows(criteria_set)))
    return read_catalogue(open_workbook(path))[0]


@pytest.mark.parametrize(("units", "workbook"), SETS)
def test_workbook_of_a_stored_set_reads_as_that_set(units, workbook, tmp_path):
    accepted(import_units(path=units, by=system_actor()))
    accepted(import_catalogue(path=workbook, by=system_actor()))
    criteria_set = CriteriaSet.objects.get()

    assert set_content(_read_back(criteria_set, tmp_path)).content_hash == criteria_set.content_hash


def test_workbook_keeps_texts_that_begin_like_a_formula(tmp_path):
    criteria_set = factories.make_set([factories.make_group()])
    Criterion.objects.filter(is_leaf=True).update(evidence="- Kế hoạch\n- Báo cáo")

    read = _read_back(criteria_set, tmp_path).criteria
    assert {row.evidence for row in read if row.method} == {"- Kế hoạch\n- Báo cáo"}
