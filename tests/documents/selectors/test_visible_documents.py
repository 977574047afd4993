import pytest

from accounts.models import Role
from accounts.rules import Standing
from documents.models import UPWARDS, DocumentKind
from documents.selectors.visible_documents import letter_of, visible_documents
from tests import factories
from tests.documents.factories import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    group = factories.make_group()
    units = [factories.make_unit(group, code) for code in "AB"]
    run = factories.make_run(factories.make_round(factories.make_set([group])))
    return units, factories.publish(run, public_annexes=False)


def _names(held: Standing) -> set[str]:
    return {document.file_name for document in visible_documents(held)}


@pytest.mark.parametrize("role", [Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER, Role.CLERK])
def test_visible_documents_are_all_for_those_who_handle_them(published, role):
    units, publication = published
    make_document(publication)
    make_document(publication, units[0])

    assert _names(Standing(frozenset({role}), frozenset())) == {"cong-van.pdf", "phu-luc-A.pdf"}


def test_visible_documents_of_a_unit_are_its_own_annex_only(published):
    (a, b), publication = published
    for unit in (None, a, b):
        make_document(publication, unit)

    assert _names(Standing(frozenset({Role.UNIT_OFFICER}), frozenset({a.pk}))) == {"phu-luc-A.pdf"}


def test_visible_documents_are_all_where_the_publication_opens_the_annexes(published):
    (a, _), closed = published
    make_document(closed, a)
    make_document(factories.publish(closed.run), a)

    assert [d.publication.number for d in visible_documents(Standing(frozenset(), frozenset()))] == [2]


def test_letter_of_a_publication_is_none_until_it_is_rendered(published):
    (a, _), publication = published
    make_document(publication, a)
    assert letter_of(publication) is None

    letter = make_document(publication)

    assert letter_of(publication) == letter


def test_what_goes_up_to_the_committee_is_not_for_units_however_open_the_annexes_are(published):
    (a, _), closed = published
    opened = factories.publish(closed.run)
    for kind in UPWARDS:
        make_document(opened, kind=kind)

    assert _names(Standing(frozenset({Role.UNIT_HEAD}), frozenset({a.pk}))) == set()
    assert _names(Standing(frozenset({Role.CLERK}), frozenset())) == {"to-trinh.pdf", "quyet-dinh.pdf"}


def test_answer_to_a_unit_is_its_own_however_open_the_annexes_are(published):
    (a, b), closed = published
    publication = factories.publish(closed.run)
    for unit in (a, b):
        make_document(publication, unit, DocumentKind.ANSWER)

    assert [_names(Standing(frozenset(), frozenset({unit.pk}))) for unit in (a, b)] == [
        {"tra-loi-A.pdf"},
        {"tra-loi-B.pdf"},
    ]
    assert _names(Standing(frozenset({Role.CLERK}), frozenset())) == {"tra-loi-A.pdf", "tra-loi-B.pdf"}
