import pytest

from scoring.models import Publication
from tests.documents.factories import published_edge


@pytest.fixture
def publication(db: None) -> Publication:
    """The small golden round, published: weights, a missing leaf, an unranked unit."""
    return published_edge()
