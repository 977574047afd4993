from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from feedback.models import FeedbackWindow
from tests.feedback.season import Season, make_season


def open_now(season: Season) -> Season:
    """The window around this moment, for pages: their clock is the machine's."""
    now = timezone.now()
    FeedbackWindow.objects.update(opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=3))
    return season


@pytest.fixture
def live(db) -> Season:
    """The season with its window open now."""
    return open_now(make_season())


@pytest.fixture
def as_person():
    """A client signed in as the person."""

    def client(person: User) -> Client:
        signed_in = Client()
        signed_in.force_login(person)
        return signed_in

    return client
