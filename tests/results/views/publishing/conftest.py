"""A computed round, who prepares and who approves; no worker is called."""

import pytest
from django.test import Client

from accounts import tasks
from accounts.models import Role, User
from results.models import PublicationProposal
from results.services.propose_publication import propose_publication
from scoring.models import Round
from tests import factories
from tests.small_round import computed, small_round


@pytest.fixture(autouse=True)
def no_messages(monkeypatch):
    monkeypatch.setattr(tasks.run_job_task, "apply_async", lambda **given: None)


@pytest.fixture
def round(db) -> Round:
    round = small_round({"A": "9.5", "B": "7.5", "C": "6"})
    computed(round)
    return round


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def preparer(db) -> User:
    return factories.make_person(Role.ROUND_ADMIN)


@pytest.fixture
def approver(db) -> User:
    return factories.make_person(Role.DEPARTMENT_LEADER)


@pytest.fixture
def as_preparer(preparer) -> Client:
    return signed_in(preparer)


@pytest.fixture
def as_approver(approver) -> Client:
    return signed_in(approver)


@pytest.fixture
def proposal(round, preparer) -> PublicationProposal:
    return propose_publication(round=round, kind="provisional", by=preparer)
