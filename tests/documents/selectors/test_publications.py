import pytest
from pytest_django import DjangoAssertNumQueries

from documents.selectors.publications import NotPublished, last_of_kind
from scoring.models import Publication
from scoring.services.freeze_publication import PublicationTerms, freeze_publication


def test_last_publication_comes_with_its_run_and_set(
    publication: Publication, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = last_of_kind(publication.round, "provisional")
        assert (found, found.run, found.run.criteria_set.decision) == (
            publication,
            publication.run,
            "99/QĐ-UBND",
        )


def test_later_publication_of_the_kind_comes_first(publication: Publication) -> None:
    later = freeze_publication(
        run=publication.run,
        self_run=publication.self_run,
        terms=PublicationTerms(None, acknowledges_incomplete=True),
        by=publication.published_by,
    )
    assert last_of_kind(publication.round, "provisional") == later


def test_kind_that_was_not_published_is_refused(publication: Publication) -> None:
    with pytest.raises(NotPublished, match=r"Đợt 2031 chưa công bố kết quả chính thức; .*publish"):
        last_of_kind(publication.round, "final")
