"""The appraisal round around this moment, and a client for each of its people."""

import pytest
from django.test import Client

from tests.scoring.appraising import make_appraisal, open_now


@pytest.fixture
def desk(db):
    made = make_appraisal()
    open_now()
    return made


@pytest.fixture
def as_person():
    def client_of(user):
        client = Client()
        client.force_login(user)
        return client

    return client_of
