"""A unit with a sheet that is open, its sibling, and people who look at them."""

import pytest
from django.test import Client

from accounts.models import Role
from scoring.models import Assessment
from tests import factories
from tests.scoring.evidence import officer, opened


@pytest.fixture
def both(db) -> list[Assessment]:
    return opened("A", "B")


@pytest.fixture
def own(both, client) -> Client:
    """An officer of A."""
    client.force_login(officer(both[0].unit))
    return client


@pytest.fixture
def admin(both) -> Client:
    """Sở Nội vụ: reads all, changes nothing."""
    client = Client()
    client.force_login(factories.make_person(Role.ROUND_ADMIN))
    return client
