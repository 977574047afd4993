import pytest

from tests.scoring.meetings import Meeting, make_meeting


@pytest.fixture
def meeting(db) -> Meeting:
    return make_meeting()
