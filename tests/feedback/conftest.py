import pytest

from tests.feedback.season import Season, make_season


@pytest.fixture
def season(db) -> Season:
    return make_season()
