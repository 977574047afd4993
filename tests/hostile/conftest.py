import pytest

from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from tests.rounds import DEMO, accepted, opened_edge_round


@pytest.fixture
def portal(db):
    """The round of 2031 open, and the units known that the other healthy workbooks speak of."""
    opened_edge_round()
    accepted(import_units(path=DEMO / "don-vi.xlsx", by=system_actor()))
