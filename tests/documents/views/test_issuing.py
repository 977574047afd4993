from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from accounts.models import Role
from accounts.services.actors import system_actor
from documents.models import Issuance, IssuanceKind
from documents.services.record_issuance import IssuanceGiven, record_issuance
from scoring.core.types import RunKind
from tests import factories
from tests.cchc_portal.lib.files import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return factories.make_unit(factories.make_group(), "A")


@pytest.fixture
def round(unit):
    return factories.make_round(factories.make_set([unit.group]))


@pytest.fixture
def final(round, unit):
    run = factories.make_run(round, RunKind.FINAL)
    factories.make_score(run, unit, "9", "9")
    return factories.publish(run)


def _client(role, unit=None) -> Client:
    client = Client()
    client.force_login(factories.make_person(role, unit))
    return client


def _address(publication) -> str:
    return f"/van-ban/lan-cong-bo/{publication.pk}/so-ngay/"


def _form(kind: str, number: str = "125/QĐ-UBND", day: str = "20/01/2021", **more):
    return {"kind": kind, f"{kind}-number": number, f"{kind}-issued_on": day, **more}


def _issued(publication, kind: IssuanceKind = IssuanceKind.DECISION) -> Issuance:
    scan = ContentFile(samples.pdf(), name="Bản ký.pdf")
    given = IssuanceGiven(kind, "125/QĐ-UBND", date(2021, 1, 20), scan)
    return record_issuance(of=publication, given=given, by=system_actor())


def test_clerk_records_number_day_and_scan(final):
    scan = ContentFile(samples.pdf(), name="ban-ky.pdf")
    answer = _client(Role.CLERK).post(_address(final), _form("quyet-dinh", **{"quyet-dinh-file": scan}))
    row = Issuance.objects.get()

    assert (answer.status_code, row.number, row.file_name, row.recorded_by.username) == (
        *(302, "125/QĐ-UBND", "ban-ky.pdf", Role.CLERK.value),
    )


def test_page_offers_what_the_kind_of_publication_has(round, final):
    provisional = factories.publish(factories.make_run(round))
    client = _client(Role.CLERK)
    pages = [client.get(_address(each)).content.decode() for each in (provisional, final)]

    assert [page.count('name="kind"') for page in pages] == [1, 3]
    assert client.post(_address(provisional), _form("quyet-dinh")).status_code == 404


def test_page_keeps_what_was_replaced_in_sight(final):
    client = _client(Role.CLERK)
    client.post(_address(final), _form("quyet-dinh"))
    client.post(_address(final), _form("quyet-dinh", "126/QĐ-UBND"))
    page = client.get(_address(final)).content.decode()

    assert ("Số 126/QĐ-UBND ngày 20/01/2021" in page, "số 125/QĐ-UBND ngày 20/01/2021 (đã thay)" in page) == (
        *(True, True),
    )


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("", "20/01/2021", "Hãy ghi số, ký hiệu"),
        ("1/QĐ", "2021-01-20", "Ghi ngày như 20/01/2027."),
        ("1/QĐ", "20/01/2099", "Ngày ban hành ở sau ngày hôm nay"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_the_reason(final, number, day, said):
    answer = _client(Role.ROUND_ADMIN).post(_address(final), _form("quyet-dinh", number, day))

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Issuance.objects.exists()


@pytest.mark.parametrize("role", [Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER, Role.UNIT_HEAD, None])
def test_numbers_are_for_clerks_and_round_admins(final, unit, role):
    client = _client(role, unit)

    assert [client.get(_address(final)).status_code, client.post(_address(final), {}).status_code] == [
        403,
        403,
    ]
    assert "so-ngay" not in client.get("/van-ban/").content.decode()


def test_decision_stands_on_the_result_and_in_the_list_of_papers(final, unit):
    row = _issued(final)
    client = _client(Role.UNIT_HEAD, unit)

    assert str(row) in client.get("/ket-qua/A/").content.decode()
    assert str(row) in _client(Role.CLERK).get("/van-ban/").content.decode()


def test_signed_scan_is_a_download_for_units_once_all_may_read(final, unit):
    client = _client(Role.UNIT_HEAD, unit)
    answer = client.get(f"/van-ban/ban-ky/{_issued(final).pk}/")

    assert (answer.status_code, b"".join(answer)) == (200, samples.pdf())
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="Ban-ky.pdf"')


def test_paper_to_the_committee_is_not_for_units(final, unit):
    row = _issued(final, IssuanceKind.REPORT)

    assert _client(Role.UNIT_HEAD, unit).get(f"/van-ban/ban-ky/{row.pk}/").status_code == 404
    answer = _client(Role.PROVINCE_LEADER).get(f"/van-ban/ban-ky/{row.pk}/")
    assert (answer.status_code, b"".join(answer)) == (200, samples.pdf())


def test_signed_scan_that_is_not_there_is_not_found(final):
    given = IssuanceGiven(IssuanceKind.DECISION, "1/QĐ", date(2021, 1, 20))
    row = record_issuance(of=final, given=given, by=system_actor())

    assert _client(Role.CLERK).get(f"/van-ban/ban-ky/{row.pk}/").status_code == 404


def test_page_of_numbers_takes_seven_queries(final, django_assert_num_queries):
    _issued(final)
    client = _client(Role.CLERK)

    with django_assert_num_queries(7):
        client.get(_address(final))
