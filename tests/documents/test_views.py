import pytest

from accounts.models import Role
from documents.selectors.files import DamagedDocument
from tests import factories
from tests.documents.factories import CONTENT, make_document

pytestmark = pytest.mark.django_db
URL = "/van-ban/"


@pytest.fixture
def unit():
    return factories.make_unit(factories.make_group(), "A")


@pytest.fixture
def publication(unit):
    run = factories.make_run(factories.make_round(factories.make_set([unit.group])))
    return factories.publish(run)


@pytest.fixture
def as_officer(client, unit):
    client.force_login(factories.make_person(Role.UNIT_OFFICER, unit))
    return client


def test_document_list_names_files_by_publication(publication, unit, as_officer):
    make_document(publication)
    make_document(publication, unit)

    page = as_officer.get(URL).content.decode()

    assert page.index("lần công bố 1") < page.index("cong-van.pdf") < page.index("phu-luc-A.pdf")


def test_document_list_without_documents_says_so(as_officer):
    assert "Chưa có văn bản nào" in as_officer.get(URL).content.decode()


def test_document_file_is_a_download(publication, as_officer):
    response = as_officer.get(f"{URL}{make_document(publication).pk}/")

    assert (response.content, response.headers["Content-Type"]) == (CONTENT, "application/pdf")
    assert response.headers["Content-Disposition"] == 'attachment; filename="cong-van.pdf"'


def test_document_file_of_another_unit_does_not_exist_where_annexes_are_closed(publication, unit, as_officer):
    closed = factories.publish(publication.run, public_annexes=False)
    other = make_document(closed, factories.make_unit(unit.group, "B"))

    assert as_officer.get(f"{URL}{other.pk}/").status_code == 404


def test_document_file_that_was_changed_is_not_handed_out(publication, as_officer):
    document = make_document(publication)
    document.file.storage.delete(document.file.name)

    with pytest.raises(DamagedDocument):
        as_officer.get(f"{URL}{document.pk}/")


def test_documents_before_signing_in_lead_to_the_login_page(client):
    assert client.get(URL).headers["Location"] == "/dang-nhap/?next=/van-ban/"


@pytest.mark.parametrize("more", [0, 3])
def test_document_list_takes_seven_queries_whatever_their_number(
    publication, unit, as_officer, more, django_assert_num_queries
):
    for n in range(more):
        make_document(publication, factories.make_unit(unit.group, f"U{n}"))
    make_document(publication)

    with django_assert_num_queries(7):
        as_officer.get(URL)
