import pytest
from django.test import Client

from accounts.models import User
from tests.scoring.meetings import Meeting, make_meeting


@pytest.fixture
def meeting(db) -> Meeting:
    return make_meeting()


@pytest.fixture
def sign_in():
    """A client of its own for each person."""

    def as_person(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return as_person
