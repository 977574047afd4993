import pytest
from django.core.files.base import ContentFile

from accounts.models import RoleGrant
from scoring.models import Evidence
from tests import factories
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, officer, opened, referred, used

PAGE = "/tai-lieu/"


def sent(client, **data):
    return client.post(PAGE, data)


def test_store_shows_each_document_with_its_file_and_uses(own, both):
    used(both[0], kept(both[0].unit), place="trang 2")
    referred(both[1].unit, "Của đơn vị khác")
    page = own.get(PAGE).content.decode()

    for words in ("Kế hoạch 01", "PDF", "Đợt 2020: 1.1 (trang 2)", "chưa quét", "1 tài liệu"):
        assert words in page
    assert "Của đơn vị khác" not in page


def test_store_is_filtered_by_choice_and_words(own, both):
    used(both[0], kept(both[0].unit))
    referred(both[0].unit, "Báo cáo")
    pages = [own.get(PAGE, asked).content.decode() for asked in ({"loc": "chua-dung"}, {"tim": "báo cáo"})]

    assert [("Kế hoạch 01" in page, ">Báo cáo</a>" in page) for page in pages] == [(False, True)] * 2
    assert 'href="?loc=dan-chieu&amp;tim=b%C3%A1o%20c%C3%A1o#tai-lieu"' in pages[1]


def test_file_is_added_and_shown_on_its_page(own, both):
    answer = sent(own, cach="tep", file=ContentFile(samples.pdf(), "Báo cáo.pdf"), number="9/BC")
    evidence = Evidence.objects.get()

    assert answer.headers["Location"] == f"{PAGE}{evidence.pk}/"
    assert (evidence.title, evidence.number, evidence.unit) == ("Báo cáo", "9/BC", both[0].unit)


def test_reference_is_added(own):
    sent(own, cach="dan-chieu", title="Quyết định", number="1/QĐ", issued_on="20/01/2020")
    evidence = Evidence.objects.get()

    assert (evidence.title, f"{evidence.issued_on}", evidence.versions.count()) == (
        "Quyết định",
        "2020-01-20",
        0,
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"cach": "tep"}, "Hãy chọn một tệp."),
        ({"cach": "dan-chieu", "title": "a", "issued_on": "30/02/2020"}, "Ngày viết như 20/01/2020."),
        ({"cach": "dan-chieu"}, "Hãy ghi tên tài liệu."),
        ({"cach": "dan-chieu", "title": "a"}, "Văn bản dẫn chiếu cần có số, ký hiệu hoặc ngày văn bản."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_kept(own, data, sentence):
    answer = sent(own, **data)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert Evidence.objects.count() == 0


def test_program_under_the_name_of_a_pdf_is_told(own):
    answer = sent(own, cach="tep", file=ContentFile(b"MZ\x90\0", "bao-cao.pdf"))

    assert (answer.status_code, Evidence.objects.count()) == (422, 0)
    assert "Nội dung tệp là một chương trình (.exe)" in answer.content.decode()


def test_file_that_is_there_already_is_pointed_to(own, both):
    evidence = kept(both[0].unit)
    answer = sent(own, cach="tep", file=ContentFile(samples.pdf(), "lai.pdf"))

    assert answer.status_code == 422
    assert f'<a href="/tai-lieu/{evidence.pk}/">Kế hoạch 01</a>' in answer.content.decode()


def test_department_reads_every_store_and_adds_to_none(admin, both):
    referred(both[0].unit, "Của A")
    page = admin.get(PAGE).content.decode()

    assert ("Của A" in page, "Thêm tài liệu" in page) == (True, False)
    assert sent(admin, cach="dan-chieu", title="a", number="1").status_code == 403


def test_person_of_two_units_says_whose_store(own, both):
    other = both[1].unit
    grant = RoleGrant.objects.get()
    RoleGrant.objects.create(user=grant.user, role=grant.role, unit=other, valid_from=grant.valid_from)
    sent(own, cach="dan-chieu", title="a", number="1", unit=other.code)

    assert Evidence.objects.get().unit == other
    assert sent(own, cach="dan-chieu", title="b", number="1", unit="C").status_code == 404


def test_store_is_closed_to_who_has_no_unit(client, both):
    client.force_login(factories.make_person(None))

    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_store_costs_the_same_whatever_it_holds(client, db, count, django_assert_num_queries):
    assessment = opened("A")[0]
    for number in range(count):
        used(assessment, referred(assessment.unit, f"Kế hoạch {number}"))
    client.force_login(officer(assessment.unit))
    with django_assert_num_queries(11):
        client.get(PAGE)
