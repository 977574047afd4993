import pytest

from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from tests.rounds import DEMO, accepted, opened_edge_round
from tests.standing import standing_rows


@pytest.fixture(scope="module")
def standing_portal(django_db_setup, django_db_blocker):
    with standing_rows(django_db_blocker):
        opened_edge_round()
        accepted(import_units(path=DEMO / "don-vi.xlsx", by=system_actor()))
        yield


@pytest.fixture
def portal(standing_portal, db):
    """The round of 2031 open, and the units known that the other healthy workbooks speak of."""
