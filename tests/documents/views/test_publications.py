import pytest

from accounts import tasks
from accounts.models import Job, Role
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
def test_document_list_takes_eight_queries_whatever_their_number(
    publication, unit, as_officer, more, django_assert_num_queries
):
    for n in range(more):
        make_document(publication, factories.make_unit(unit.group, f"U{n}"))
    make_document(publication)

    with django_assert_num_queries(8):
        as_officer.get(URL)


@pytest.fixture
def as_admin(client, monkeypatch):
    monkeypatch.setattr(tasks.run_job_task, "apply_async", lambda **given: None)
    client.force_login(factories.make_person(Role.ROUND_ADMIN))
    return client


def render(publication) -> str:
    return f"{URL}lan-cong-bo/{publication.pk}/ket-xuat/"


def test_document_list_tells_who_may_render_what_is_missing(publication, unit, as_admin):
    factories.make_score(publication.run, unit, "9", "9")
    assert "0 văn bản, còn 2 chưa kết xuất" in as_admin.get(URL).content.decode()
    make_document(publication)
    assert "1 văn bản, còn 1 chưa kết xuất" in as_admin.get(URL).content.decode()
    make_document(publication, unit)

    page = as_admin.get(URL).content.decode()
    assert ("2 văn bản" in page, "chưa kết xuất" in page, render(publication) in page) == (True, False, False)


def test_rendering_asked_for_twice_is_one_job_and_its_page(publication, as_admin):
    first, second = as_admin.post(render(publication)), as_admin.post(render(publication))
    job = Job.objects.get()

    assert [first.headers["Location"], second.headers["Location"]] == [f"/viec/{job.pk}/"] * 2
    assert (job.kind, job.key, job.done_url) == (
        *("render_documents", str(publication.pk), f"/van-ban/#lan-{publication.pk}"),
    )
    assert job.title == "Kết xuất văn bản, đợt 2020, lần công bố 1"


@pytest.mark.parametrize("role", [Role.DEPARTMENT_LEADER, Role.CLERK, Role.UNIT_HEAD, None])
def test_rendering_is_a_post_of_round_admins(publication, unit, client, role):
    client.force_login(factories.make_person(role, unit))

    assert client.get(render(publication)).status_code == 405
    assert (client.post(render(publication)).status_code, Job.objects.count()) == (403, 0)
    assert "ket-xuat" not in client.get(URL).content.decode()


def test_rendering_of_a_publication_that_is_not_there_is_not_found(as_admin):
    assert as_admin.post(f"{URL}lan-cong-bo/7/ket-xuat/").status_code == 404


@pytest.mark.parametrize("more", [0, 3])
def test_document_list_of_who_may_render_takes_ten_queries(
    publication, unit, as_admin, more, django_assert_num_queries
):
    for _ in range(more):
        make_document(factories.publish(publication.run), unit)

    with django_assert_num_queries(10):
        as_admin.get(URL)


def test_document_list_tells_which_publication_corrects_which(publication, as_officer):
    later = factories.publish(publication.run, replaces=publication, note="Chấm lại Sở A")
    for each in (publication, later):
        make_document(each)
    page = as_officer.get(URL).content.decode()

    assert page.index("Đính chính lần công bố 1. ") < page.index("Đã được đính chính ở lần công bố 2.")
    assert "Ghi chú của lần công bố: Chấm lại Sở A" in page
