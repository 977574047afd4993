import pytest
from django.core.files.base import ContentFile

from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Evidence, EvidenceUse
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, officer, opened, referred, used

PANEL = "/tu-cham/2020/A/1/1.1/tai-lieu/"
HTMX = {"HX-Request": "true"}


def of_file(content: bytes = b"", name: str = "Báo cáo.pdf", **more: str) -> dict[str, object]:
    return {"cach": "tep", "file": ContentFile(content or samples.pdf(), name), **more}


def test_panel_lists_what_the_leaf_names_and_what_the_set_asks_for(own, both):
    used(both[0], referred(both[0].unit), place="mục II")
    referred(both[0].unit, "Chưa gắn")
    page = own.get(PANEL).content.decode()

    for words in ("Kế hoạch CCHC", "mục II", "Bộ tiêu chí yêu cầu: Kế hoạch, báo cáo", "Chưa gắn"):
        assert words in page
    assert 'href="/tu-cham/2020/A/1/"' in page


def test_file_added_here_is_kept_and_named(own):
    answer = own.post(PANEL, of_file(place="trang 3"))

    use = EvidenceUse.objects.get()
    assert answer.headers["Location"] == PANEL
    assert (use.criterion_code, use.evidence.title, use.place) == ("1.1", "Báo cáo", "trang 3")


def test_reference_added_here_is_named(own):
    own.post(PANEL, {"cach": "dan-chieu", "title": "Quyết định", "number": "1/QĐ", "place": "Điều 2"})

    assert list(EvidenceUse.objects.values_list("evidence__title", "place")) == [("Quyết định", "Điều 2")]


def test_document_of_the_store_is_chosen_and_taken_away(own, both):
    evidence = referred(both[0].unit)
    own.post(f"{PANEL}dung/", {"evidence": evidence.pk, "place": "trang 1"})
    use = EvidenceUse.objects.get()
    own.post(f"{PANEL}{use.pk}/go/")
    use.refresh_from_db()

    assert (use.evidence, use.place, use.removed_at is None) == (evidence, "trang 1", False)


@pytest.mark.parametrize("chosen", ["", "x"])
def test_nothing_chosen_is_told(own, chosen):
    answer = own.post(f"{PANEL}dung/", {"evidence": chosen})

    assert (answer.status_code, "Hãy chọn một tài liệu trong kho." in answer.content.decode()) == (422, True)


def test_document_and_use_of_others_do_not_exist_here(own, both):
    other = referred(both[1].unit)
    use = used(both[1], other)

    assert own.post(f"{PANEL}dung/", {"evidence": other.pk}).status_code == 404
    assert own.post(f"{PANEL}dung/", {"evidence": 10**30}).status_code == 404
    assert own.post(f"{PANEL}{use.pk}/go/").status_code == 404


def test_file_that_is_there_already_is_offered(own, both):
    evidence = kept(both[0].unit)
    answer = own.post(PANEL, of_file())
    page = answer.content.decode()

    assert (answer.status_code, EvidenceUse.objects.count()) == (422, 0)
    assert f'name="evidence" value="{evidence.pk}"' in page
    assert "Dùng “Kế hoạch 01”" in page


def test_wrong_file_is_told_on_the_page_and_in_the_row(own):
    page = own.post(PANEL, of_file(b"MZ\x90\0"))
    row = own.post(PANEL, of_file(b"MZ\x90\0", phieu="1"), headers=HTMX)

    assert [answer.status_code for answer in (page, row)] == [422, 200]  # htmx draws only what is 200
    for answer in (page, row):
        assert "Nội dung tệp là một chương trình (.exe)" in answer.content.decode()
    assert Evidence.objects.count() == 0


def test_row_of_the_sheet_gets_its_count_back(own):
    row = own.post(PANEL, of_file(phieu="1"), headers=HTMX).content.decode()

    assert ('id="tai-lieu-1.1"' in row, "1 tài liệu" in row, "<html" in row) == (True, True, False)


def test_part_of_the_sheet_is_drawn_with_its_row(own, both):
    part = own.post(f"{PANEL}dung/", {"evidence": referred(both[0].unit).pk}, headers=HTMX).content.decode()

    assert ("data-evidence-panel" in part, 'hx-swap-oob="true"' in part, "<html" in part) == (
        True,
        True,
        False,
    )
    assert "Đã gắn “Kế hoạch CCHC” vào tiêu chí 1.1." in part


def test_locked_sheet_shows_documents_and_no_forms(own, both):
    used(both[0], referred(both[0].unit))
    Assessment.objects.update(state=AssessmentState.SUBMITTED)
    page = own.get(PANEL).content.decode()

    assert ("Kế hoạch CCHC" in page, "Bản tự chấm đã nộp" in page, "Thêm tài liệu" in page) == (
        True,
        True,
        False,
    )
    answer = own.post(PANEL, of_file())
    assert (answer.status_code, Evidence.objects.count()) == (422, 1)


def test_department_reads_and_does_not_change(admin):
    assert admin.get(PANEL).status_code == 200
    assert admin.post(PANEL, of_file()).status_code == 403
    assert admin.post(f"{PANEL}dung/", {"evidence": "1"}).status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/tu-cham/2020/B/1/1.1/tai-lieu/",  # the sibling's
        "/tu-cham/2020/A/2/1.1/tai-lieu/",  # of another domain
        "/tu-cham/2020/A/1/1/tai-lieu/",  # no leaf
        "/tu-cham/2019/A/1/1.1/tai-lieu/",
    ],
)
def test_leaf_that_is_not_the_persons_does_not_exist(own, address):
    assert own.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_panel_costs_the_same_however_many_documents(client, db, count, django_assert_num_queries):
    assessment = opened("A")[0]
    for number in range(count):
        used(assessment, referred(assessment.unit, f"Kế hoạch {number}"))
    client.force_login(officer(assessment.unit))

    with django_assert_num_queries(11):
        client.get(PANEL)
