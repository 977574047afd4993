"""Two units' sheets of one open round, and people to look at them."""

import pytest
from django.test import Client

from accounts.models import Role
from tests import factories
from tests.scoring.sheets_of_units import make_sheets

SHEET = "/tu-cham/2020/A/1/"


@pytest.fixture
def sheets(db):
    return make_sheets()


@pytest.fixture
def officer(sheets):
    return factories.make_person(Role.UNIT_OFFICER, sheets.a.unit)


@pytest.fixture
def as_officer(client: Client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def as_reader(sheets):
    reader = Client()
    reader.force_login(factories.make_person(Role.ROUND_ADMIN))
    return reader
