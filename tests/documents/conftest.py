from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from documents.selectors.publications import printable
from scoring.models import Publication
from tests.documents.factories import published_edge
from tests.standing import standing_rows


@pytest.fixture(scope="module")
def standing_publication(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with standing_rows(django_db_blocker):
        published_edge(**getattr(request, "param", {}))
        yield


@pytest.fixture
def publication(standing_publication: None, db: None) -> Publication:
    """The small golden round, published: weights, a missing leaf, an unranked unit."""
    return printable().get()
