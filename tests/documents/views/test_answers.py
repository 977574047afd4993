import re

import pytest
from django.test import Client

from accounts.models import Job, Role
from documents.models import Document, Issuance
from documents.services.render_answer import render_answer
from feedback.core.words import Outcome
from scoring.models import Publication
from tests import factories
from tests.documents.answers import DECIDED, decided, decided_season, scan
from tests.feedback.season import Season
from tests.feedback.second_window import FIRST, published_anew
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
PAGE = "/van-ban/tra-loi/"
ALL = f"{PAGE}2020/ket-xuat/"
ONE = f"{PAGE}2020/A/ket-xuat/"


@pytest.fixture(scope="module")
def standing_season(django_db_setup, django_db_blocker):
    with standing_rows(django_db_blocker):
        yield decided_season()


@pytest.fixture
def season(standing_season, db) -> Season:
    return standing_season


@pytest.fixture
def letter(season) -> Document:
    return render_answer(window=season.window, unit=season.a, by=season.admin, now=DECIDED)


def _client(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _clerk() -> Client:
    return _client(factories.make_person(Role.CLERK))


def _page(person) -> str:
    return _client(person).get(PAGE).content.decode()


def _status(client: Client, address: str) -> int:
    answer = client.get(address)
    b"".join(answer)
    return answer.status_code


def test_office_renders_one_letter_and_reads_it(season):
    client = _client(season.admin)
    answer = client.post(ONE, follow=True)
    document = Document.objects.get()

    assert (answer.redirect_chain, "Đã kết xuất tra-loi-A.pdf" in answer.content.decode()) == (
        *([(f"{PAGE}?dot=2020", 302)], True),
    )
    assert client.get(f"/van-ban/{document.pk}/").headers["Content-Disposition"] == (
        'attachment; filename="tra-loi-A.pdf"'
    )


def test_letter_that_cannot_be_is_refused_in_a_sentence(season):
    decided(season, "3.1", Outcome.ASK, until=DECIDED.date())
    page = _client(season.admin).post(ONE, follow=True).content.decode()

    assert "Chưa trả lời Sở A được, còn tiêu chí 3.1 (chờ đơn vị bổ sung)." in page
    assert ("Còn 1 đề nghị" in page, Document.objects.exists()) == (True, False)


def test_letters_of_all_units_are_one_job(season):
    answers = [_client(season.admin).post(ALL) for _ in range(2)]
    job = Job.objects.get()

    assert ([answer.url for answer in answers], job.kind) == ([f"/viec/{job.pk}/"] * 2, "render_answers")


def test_unit_reads_its_letter_and_nobody_elses(season, letter):
    own, other = _client(season.head), _client(season.other_head)

    assert ([_status(client, f"/van-ban/{letter.pk}/") for client in (own, other)]) == [200, 404]
    assert ("Văn bản trả lời</a>" in _page(season.other_head), "Sở A" in _page(season.other_head)) == (
        *(False, False),
    )
    assert f"/van-ban/{letter.pk}/" in _page(season.head)


def test_unit_is_offered_nothing_to_render_or_number(season, letter):
    decided(season, "1.1", Outcome.REJECT)
    page = _page(season.head)

    assert ("ket-xuat" in page, "so-ngay" in page, "đã thay đổi sau lần kết xuất này" in page) == (
        *(False, False, True),
    )


def test_rendering_is_for_round_admins(season):
    people = (season.head, season.appraiser, factories.make_person(Role.CLERK))

    assert [_client(person).post(address).status_code for person in people for address in (ONE, ALL)] == (
        [403] * 6
    )


def test_clerk_records_number_day_and_scan_and_the_unit_reads_them(season, letter):
    form = {"tra-loi-number": "25/SNV", "tra-loi-issued_on": "19/01/2021", "tra-loi-file": scan()}
    answer = _clerk().post(f"/van-ban/{letter.pk}/so-ngay/", form)
    row = Issuance.objects.get()

    assert (answer.status_code, row.document, row.kind) == (302, letter, "tra-loi")
    assert "Số 25/SNV ngày 19/01/2021" in _page(season.head)
    people = (season.head, season.other_head)
    assert [_status(_client(person), f"/van-ban/ban-ky/{row.pk}/") for person in people] == [200, 404]


def test_number_of_a_letter_is_refused_with_the_reason(season, letter):
    answer = _clerk().post(f"/van-ban/{letter.pk}/so-ngay/", {"tra-loi-number": ""})

    assert (answer.status_code, "Hãy ghi số, ký hiệu" in answer.content.decode()) == (422, True)


def test_number_is_of_letters_only_and_for_those_who_number(season, letter):
    address, clerk = f"/van-ban/{letter.pk}/so-ngay/", _clerk()

    assert (_status(_client(season.head), address), _status(clerk, address)) == (403, 200)
    assert _status(clerk, "/van-ban/0/so-ngay/") == 404


def test_letter_that_was_rendered_anew_stays_in_sight_with_its_number(season, letter):
    form = {"tra-loi-number": "25/SNV", "tra-loi-issued_on": "19/01/2021"}
    _clerk().post(f"/van-ban/{letter.pk}/so-ngay/", form)
    decided(season, "1.1", Outcome.REJECT)
    page = _client(season.admin).post(ONE, follow=True).content.decode()

    assert (page.count("Lần kết xuất trước"), "Số 25/SNV ngày 19/01/2021" in page) == (1, True)
    assert f"/van-ban/{letter.pk}/" in page


def test_letters_have_their_own_page_beside_the_papers_of_publications(season, letter):
    page = _client(season.head).get("/van-ban/").content.decode()

    assert (PAGE in page, "tra-loi-A.pdf" in page) == (True, False)


def test_requests_of_a_window_that_was_replaced_are_answered_beside_those_of_the_next(season):
    first, client = season.window, _client(season.admin)
    published_anew(season)
    page = client.get(PAGE).content.decode()
    (address,) = re.findall(rf'action="({re.escape(ONE)}[^"]*)"', page)
    assert ("0 đơn vị đề nghị điều chỉnh<" in page, "1 đơn vị đề nghị điều chỉnh, lần công bố 1" in page) == (
        *(True, True),
    )

    assert (address, client.post(address).status_code) == (f"{ONE}?lan={FIRST}", 302)
    document = Document.objects.get()
    assert document.publication == first.publication
    assert f"/van-ban/{document.pk}/" in _page(season.head)
    assert "lần công bố 1" not in _page(season.other_head)


def test_letters_of_all_units_of_a_replaced_window_are_one_job(season):
    published_anew(season)
    client = _client(season.admin)
    client.post(f"{ALL}?lan={FIRST}")

    assert Job.objects.get().payload == {"publication_id": Publication.objects.get(number=1).pk}
    assert client.post(f"{ALL}?lan=2020-provisional-9").status_code == 404


def test_page_of_a_round_without_a_window_is_not_found(season):
    assert _client(season.admin).get(f"{PAGE}?dot=1999").status_code == 404


def test_page_takes_fourteen_queries(season, letter, django_assert_num_queries):
    """One of them asks for windows that were replaced."""
    client = _client(season.admin)
    client.get(PAGE)
    with django_assert_num_queries(14):
        client.get(PAGE)
