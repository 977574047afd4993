import pytest

from tests.scoring.handing_in import Desk, make_desk


@pytest.fixture
def desk() -> Desk:
    return make_desk()
