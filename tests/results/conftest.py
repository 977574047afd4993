"""A small computed round, and people to look at it."""

from dataclasses import dataclass

import pytest
from django.test import Client

from accounts.models import Role, Unit, User
from scoring.core.types import RunKind
from scoring.models import Round, ScoreRun
from tests import factories


@dataclass(frozen=True)
class Small:
    """One group of three units, computed and not published: A 90, B 80, C 65."""

    round: Round
    run: ScoreRun
    self_run: ScoreRun
    a: Unit
    b: Unit
    c: Unit

    def publish(self, **fields: object):
        return factories.publish(self.run, self.self_run, **fields)


@pytest.fixture
def small(db) -> Small:
    group = factories.make_group()
    a, b, c = (factories.make_unit(group, code) for code in "ABC")
    round = factories.make_round(factories.make_set([group]), is_sample=True)
    self_run = factories.make_run(round, RunKind.SELF)
    run = factories.make_run(round)
    for unit, claimed in ((a, "9"), (b, "9.5"), (c, "8")):
        factories.make_score(self_run, unit, claimed, "0")
    for rank, (unit, judged, surveyed) in enumerate(((a, "9", "9"), (b, "8", "8"), (c, "5", "8")), start=1):
        factories.make_score(run, unit, judged, surveyed, rank)
    return Small(round, run, self_run, a, b, c)


@pytest.fixture
def leader(db) -> User:
    return factories.make_person(Role.PROVINCE_LEADER)


@pytest.fixture
def as_leader(client: Client, leader: User) -> Client:
    client.force_login(leader)
    return client
