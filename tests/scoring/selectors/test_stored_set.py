import pytest

from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from scoring.core.checks import check_set
from scoring.models import CriteriaSet
from scoring.selectors.stored_set import codes_known, set_rows
from scoring.services.import_catalogue import import_catalogue
from scoring.sheets.content import set_content
from tests import factories
from tests.rounds import DEMO, GOLDEN, accepted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("units", "workbook"),
    [
        (GOLDEN / "2031/don-vi.xlsx", GOLDEN / "2031/bo-tieu-chi-2031.xlsx"),
        (DEMO / "don-vi.xlsx", DEMO / "bo-tieu-chi-2020.xlsx"),
    ],
)
def test_stored_set_reads_as_the_workbook_it_came_from(units, workbook):
    accepted(import_units(path=units, by=system_actor()))
    accepted(import_catalogue(path=workbook, by=system_actor()))
    criteria_set = CriteriaSet.objects.get()
    rows = set_rows(criteria_set)

    assert set_content(rows).content_hash == criteria_set.content_hash
    assert [finding for finding in check_set(rows) if finding.severity == "error"] == []


@pytest.mark.parametrize("groups", [1, 3])
def test_set_rows_takes_eight_queries_whatever_its_size(groups, django_assert_num_queries):
    made = [factories.make_group(f"G{n}", f"Nhóm {n}", n) for n in range(groups)]
    criteria_set = factories.make_set(made)

    with django_assert_num_queries(8):
        set_rows(criteria_set)


def test_codes_known_tells_which_units_are_valid_at_the_end_of_the_year(db):
    group = factories.make_group()
    factories.make_unit(group, "A")
    unit = factories.make_unit(group, "B")
    type(unit).objects.filter(pk=unit.pk).update(valid_to="2020-06-30")

    assert codes_known(2020) == ({"A": True, "B": False}, {"SO": True})
