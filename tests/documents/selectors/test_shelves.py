import pytest

from accounts.models import Role
from accounts.rules import Standing
from documents.models import DocumentKind
from documents.selectors.shelves import every_shelf, readable_shelves
from tests import factories
from tests.documents.factories import make_document

pytestmark = pytest.mark.django_db
ADMIN = Standing(frozenset({Role.ROUND_ADMIN.value}), frozenset())
STRANGER = Standing(frozenset(), frozenset())


@pytest.fixture
def publications():
    """Two publications of a run of two units: the letter of the first, nothing of the second."""
    group = factories.make_group()
    run = factories.make_run(factories.make_round(factories.make_set([group])))
    for code in "AB":
        factories.make_score(run, factories.make_unit(group, code), "9", "9")
    first, second = factories.publish(run), factories.publish(run, public_annexes=False)
    make_document(first)
    return first, second


def test_every_shelf_counts_what_is_missing_in_four_queries(publications, django_assert_num_queries):
    first, second = publications
    with django_assert_num_queries(4):
        shelves = every_shelf(ADMIN)

    assert [(s.publication, len(s.documents), s.missing) for s in shelves] == [(second, 0, 3), (first, 1, 2)]


def test_readable_shelves_are_those_with_documents_that_are_open(publications, django_assert_num_queries):
    make_document(publications[1])
    with django_assert_num_queries(2):
        shelves = readable_shelves(STRANGER)

    assert [(s.publication, s.missing) for s in shelves] == [(publications[0], 0)]


def test_answers_to_units_stand_on_no_shelf_and_are_not_missed(publications):
    first, _ = publications
    make_document(first, first.run.unit_scores.first().unit, DocumentKind.ANSWER)

    assert [(len(s.documents), s.missing) for s in every_shelf(ADMIN)] == [(0, 3), (1, 2)]
