import pytest

from scoring.models import Publication
from tests.documents.rounds import publish_golden


@pytest.fixture
def publication(db: None) -> Publication:
    """The small golden round, published: weights, a missing leaf, an unranked unit."""
    return publish_golden(2031)
