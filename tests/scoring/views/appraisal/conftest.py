"""A lead unit's desk, open now, with people to look at it."""

import pytest
from django.test import Client
from django.utils import timezone

from scoring.core.types import Stage
from scoring.models import Award
from tests.scoring.appraising import Appraisal, judged, make_appraisal, open_now

UNIT = "/tham-dinh/2020/don-vi/A/1/"
LINE = f"{UNIT}1.1/"
SAVE = f"{LINE}luu/"
DOWN = "/tham-dinh/2020/tieu-chi/SO/1.1/"
QUEUE = "/tham-dinh/2020/"


@pytest.fixture
def desk(db) -> Appraisal:
    found = make_appraisal()
    open_now()
    return found


@pytest.fixture
def as_appraiser(desk: Appraisal) -> Client:
    return client_of(desk.appraiser)


@pytest.fixture
def as_person():
    return client_of


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def judge_now(desk: Appraisal, *, unit=None, by=None, code: str = "1.1", **entry):
    """A judgement of this moment, over whatever stands there."""
    assessment = desk.assessment(unit)
    awards = Award.objects.current().filter(unit=assessment.unit_id, stage=Stage.APPRAISAL)
    stands = awards.filter(round=assessment.round_id, criterion_code=code).first()
    return judged(
        assessment,
        by or desk.appraiser,
        code=code,
        now=timezone.now(),
        version=stands.pk if stands else 0,
        **entry,
    ).award
