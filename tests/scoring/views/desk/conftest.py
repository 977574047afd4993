import pytest
from django.test import Client

from accounts.models import User
from tests.scoring.handing_in import Desk, make_desk, open_now


@pytest.fixture
def desk() -> Desk:
    made = make_desk()
    open_now()
    return made


@pytest.fixture
def sign_in(client: Client):
    def as_person(person: User) -> Client:
        client.force_login(person)
        return client

    return as_person
