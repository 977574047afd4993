import pytest
from django.core.files.base import ContentFile

from scoring.core.workflow import AssessmentState
from scoring.models import Assessment
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, officer, opened, referred, used


def page_of(evidence, rest: str = "") -> str:
    return f"/tai-lieu/{evidence.pk}/{rest}"


def test_document_shows_versions_and_uses(own, both):
    evidence = kept(both[0].unit, number="9/BC")
    used(both[0], evidence)
    page = own.get(page_of(evidence)).content.decode()

    for words in ("Kế hoạch 01", "Số 9/BC", "Lần 1, PDF", "Đợt 2020: 1.1", "Thay bằng tệp này"):
        assert words in page


def test_another_file_is_the_next_version(own, both):
    evidence = kept(both[0].unit)
    answer = own.post(page_of(evidence, "thay/"), {"file": ContentFile(samples.image("PNG"), "a.png")})

    assert (answer.status_code, evidence.versions.count()) == (302, 2)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [({}, "Hãy chọn một tệp."), ({"file": (b"MZ", "a.pdf")}, "Nội dung tệp là một chương trình (.exe)")],
)
def test_file_that_cannot_replace_is_told(own, both, data, sentence):
    evidence = kept(both[0].unit)
    files = {name: ContentFile(*content) for name, content in data.items()}
    answer = own.post(page_of(evidence, "thay/"), files)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert evidence.versions.count() == 1


def test_details_are_corrected(own, both):
    evidence = referred(both[0].unit)
    own.post(page_of(evidence, "sua/"), {"title": "Báo cáo", "number": "1/BC", "issued_on": "01/02/2020"})
    evidence.refresh_from_db()

    assert (evidence.title, evidence.number, f"{evidence.issued_on}") == ("Báo cáo", "1/BC", "2020-02-01")


def test_document_of_a_locked_sheet_says_why_it_stays(own, both):
    evidence = referred(both[0].unit)
    used(both[0], evidence)
    Assessment.objects.update(state=AssessmentState.SUBMITTED)
    answer = own.post(page_of(evidence, "sua/"), {"title": "Khác"})

    assert (answer.status_code, "bản tự chấm đã khóa" in answer.content.decode()) == (422, True)


def test_department_reads_and_does_not_change(admin, both):
    evidence = kept(both[0].unit)
    kept(both[1].unit)
    page = admin.get(page_of(evidence)).content.decode()

    assert ("Cùng tệp này ở: Sở B" in page, "Thay tệp</h2>" in page) == (True, False)
    assert admin.post(page_of(evidence, "thay/")).status_code == 403
    assert admin.post(page_of(evidence, "sua/")).status_code == 403


def test_unit_is_not_told_whose_file_is_the_same(own, both):
    evidence = kept(both[0].unit)
    kept(both[1].unit)
    page = own.get(page_of(evidence)).content.decode()

    assert ("Trùng tệp với đơn vị khác" in page, "Sở B" in page) == (True, False)


@pytest.mark.parametrize("count", [1, 2])
def test_document_costs_the_same_however_often_it_is_used(client, db, count, django_assert_num_queries):
    assessment = opened("A")[0]
    evidence = kept(assessment.unit)
    for code in ("1.1", "2.1")[:count]:
        used(assessment, evidence, code)
    client.force_login(officer(assessment.unit))

    with django_assert_num_queries(10):
        client.get(page_of(evidence))
