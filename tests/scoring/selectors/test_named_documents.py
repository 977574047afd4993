from datetime import date

import pytest

from accounts.services.actors import system_actor
from scoring.core.submission_content import NamedDocument
from scoring.models import EvidenceVersion
from scoring.selectors.named_documents import files_of_others, named_documents
from tests.scoring.handing_in import NOW, make_desk, name_document

pytestmark = pytest.mark.django_db


def _file(evidence, number: int, sha256: str) -> None:
    EvidenceVersion.objects.create(
        evidence=evidence,
        number=number,
        file=f"evidence/{evidence.pk}-{number}",
        file_name=f"ke-hoach-{number}.pdf",
        file_type="pdf",
        size=10,
        sha256=sha256 * 64,
        scan="clean",
        added_at=NOW,
        added_by=system_actor(),
    )


@pytest.fixture
def desk():
    return make_desk()


def test_document_stands_with_its_latest_file(desk, django_assert_num_queries):
    use = name_document(desk.assessment(), issued_on=date(2020, 3, 2))
    for number in (1, 2):
        _file(use.evidence, number, str(number))

    with django_assert_num_queries(1):
        found = named_documents(use.assessment)
    assert found == {
        "1.1": (
            NamedDocument(
                *("Kế hoạch CCHC", "12/KH-SA", date(2020, 3, 2), "trang 3"),
                *("ke-hoach-2.pdf", 2, "2" * 64),
            ),
        )
    }


def test_reference_without_a_file_has_no_hash(desk):
    use = name_document(desk.assessment())

    (document,) = named_documents(use.assessment)["1.1"]
    assert (document.file_name, document.version, document.sha256) == ("", 0, "")


def test_document_that_was_taken_away_or_is_of_another_unit_is_not_there(desk):
    use = name_document(desk.assessment())
    name_document(desk.assessment(desk.b))
    type(use).objects.filter(pk=use.pk).update(removed_at=NOW, removed_by=system_actor())

    assert named_documents(use.assessment) == {}


def test_file_in_another_units_store_is_told(desk, django_assert_num_queries):
    own, other = (name_document(desk.assessment(unit)) for unit in (desk.a, desk.b))
    for use in (own, other):
        _file(use.evidence, 1, "a")
    _file(own.evidence, 2, "b")
    mine = [NamedDocument("x", sha256=letter * 64) for letter in "ab"]

    with django_assert_num_queries(1):
        assert files_of_others(own.assessment, mine) == {"a" * 64}
    with django_assert_num_queries(0):
        assert files_of_others(own.assessment, [NamedDocument("x")]) == frozenset()
