"""A round of two units that is open for self-scoring, and the person who sets it up."""

import pytest
from django.test import Client

from accounts.models import Role, User
from scoring.models import Assessment
from tests import factories


@pytest.fixture
def assessments(db) -> list[Assessment]:
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    units = [factories.make_unit(group, code) for code in "AB"]
    return [Assessment.objects.create(round=round, unit=unit) for unit in units]


@pytest.fixture
def admin(db) -> User:
    return factories.make_person(Role.ROUND_ADMIN)


@pytest.fixture
def as_admin(client: Client, admin: User) -> Client:
    client.force_login(admin)
    return client


@pytest.fixture
def as_leader(db) -> Client:
    client = Client()
    client.force_login(factories.make_person(Role.PROVINCE_LEADER))
    return client
