import pytest
from django.test import Client

from accounts.models import Role
from accounts.services.actors import system_actor
from scoring.core.types import EntryState
from scoring.core.workflow import RoundState
from scoring.models import CatalogueCorrection, Claim, CriteriaSet, Round
from scoring.selectors.correction_preview import ground_of
from tests import factories
from tests.rounds import accepted, filled_edge_round, opened_edge_round
from tests.scoring.correcting import (
    MILDER,
    RENAMED,
    corrected,
    import_catalogue,
    newer_version,
    without_parts_of_a3,
    written,
)

URL = "/dot/2031/dinh-chinh/"
GROUNDS = {"number": "12/SNV-CCHC", "issued_on": "05/01/2026", "reason": "Sai mức điểm"}


@pytest.fixture
def edge(db) -> Round:
    return opened_edge_round()


def _posted(round: Round, newer: CriteriaSet, **more: str) -> dict[str, str]:
    return {"newer": str(newer.pk), "basis": ground_of(round, newer).basis, **GROUNDS, **more}


def test_round_without_a_newer_version_tells_how_to_bring_one_in(as_admin, edge):
    page = as_admin.get(URL).content.decode()

    assert "Chưa có phiên bản mới hơn" in page
    assert 'href="/nhap/bo-tieu-chi/"' in page


def test_preview_tells_what_changes_who_moves_and_what_is_left_to_do(as_admin, db, tmp_path):
    filled_edge_round()
    without_parts_of_a3(tmp_path)
    page = as_admin.get(URL).content.decode()

    assert '<span class="what">tiêu chí A.3.1</span> Lá sâu' in page
    assert "Điểm tự chấm: 8 đơn vị thay đổi, 3 đơn vị giữ nguyên" in page
    assert "<li><b>A.3.1</b>: 2,10/3,00 → bỏ</li>" in page
    assert "8 đơn vị chưa tự chấm" in page
    assert not CatalogueCorrection.objects.exists()


def test_preview_is_applied(as_admin, edge, tmp_path):
    newer = newer_version(tmp_path)
    answer = as_admin.post(URL, _posted(edge, newer), follow=True)
    page = answer.content.decode()

    assert answer.redirect_chain == [("/dot/2031/", 302)]
    assert "Đã đính chính: đợt 2031 dùng 99/QĐ-UBND (phiên bản 2)." in page
    assert "Văn bản 12/SNV-CCHC ngày 05/01/2026. Lý do: Sai mức điểm" in page
    assert CatalogueCorrection.objects.get().corrected_by.username == Role.ROUND_ADMIN


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"number": ""}, "Hãy ghi số văn bản."),
        ({"issued_on": ""}, "Hãy ghi ngày."),
        ({"issued_on": "31/02/2026"}, "Ghi ngày, ví dụ 15/12/2026."),
        ({"reason": " "}, "Hãy ghi lý do."),
    ],
)
def test_grounds_are_asked_for_beside_their_field(as_admin, edge, tmp_path, missing, said):
    answer = as_admin.post(URL, _posted(edge, newer_version(tmp_path), **missing))

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not CatalogueCorrection.objects.exists()


def test_stale_preview_is_shown_again_with_what_was_typed(as_admin, edge, tmp_path):
    newer = newer_version(tmp_path)
    posted = _posted(edge, newer)
    Claim.objects.create(
        assessment=edge.assessments.get(unit__code="S1"),
        criterion_code="1",
        state=EntryState.SCORE,
        choice="Thiếu",
        saved_at=factories.COMPUTED,
        saved_by=system_actor(),
    )
    answer = as_admin.post(URL, posted)
    page = answer.content.decode()

    assert (answer.status_code, "hãy xem lại rồi áp dụng" in page) == (409, True)
    assert "Điểm tự chấm: 1 đơn vị thay đổi, 10 đơn vị giữ nguyên" in page
    assert f'name="basis" value="{ground_of(edge, newer).basis}"' in page
    assert 'value="12/SNV-CCHC"' in page


def test_version_replaced_meanwhile_is_shown_again(as_admin, edge, tmp_path):
    posted = _posted(edge, newer_version(tmp_path))
    accepted(import_catalogue(path=written(tmp_path, RENAMED, "lai.xlsx"), by=system_actor()))
    answer = as_admin.post(URL, posted)
    page = answer.content.decode()

    assert (answer.status_code, "vừa được thay bằng tệp khác" in page, "Đầy đủ = 4" in page) == (
        409,
        True,
        True,
    )


def test_second_officer_is_told(as_admin, edge, tmp_path):
    newer = newer_version(tmp_path)
    posted = _posted(edge, newer)
    corrected(edge, newer)
    answer = as_admin.post(URL, posted)

    assert (answer.status_code, "đã đính chính đợt 2031 sang" in answer.content.decode()) == (422, True)


def test_version_that_cannot_serve_has_no_form(as_admin, edge, tmp_path):
    newer_version(tmp_path).catalogues.filter(group__code="SO").delete()
    page = as_admin.get(URL).content.decode()

    assert "Phiên bản mới không có phụ lục cho nhóm của S1, S2, S3." in page
    assert "Áp dụng đính chính" not in page


def test_older_of_two_newer_versions_can_be_chosen(as_admin, edge, tmp_path):
    newer = newer_version(tmp_path)
    CriteriaSet.objects.filter(pk=newer.pk).update(frozen_at=factories.COMPUTED, frozen_by=system_actor())
    newer_version(tmp_path, RENAMED)

    assert "Đầy đủ = 4" in as_admin.get(URL).content.decode()
    page = as_admin.get(f"{URL}?ban=2").content.decode()
    assert (MILDER["Phụ lục B", "F2"] in page, "Đầy đủ = 4" in page) == (True, False)


@pytest.mark.parametrize("wanted", ["1", "9", "x"])
def test_version_that_is_not_newer_is_not_found(as_admin, edge, tmp_path, wanted):
    newer_version(tmp_path)
    assert as_admin.get(f"{URL}?ban={wanted}").status_code == 404


def test_round_that_is_over_says_so(as_admin, edge, tmp_path):
    newer_version(tmp_path)
    Round.objects.update(state=RoundState.FINAL)
    page = as_admin.get(URL).content.decode()

    assert ("nên không đính chính được nữa" in page, "Áp dụng đính chính" in page) == (True, False)
    assert "/dot/2031/dinh-chinh/" not in as_admin.get("/dot/2031/").content.decode()


def test_round_that_is_not_there_is_not_found(as_admin, edge):
    assert as_admin.get("/dot/1999/dinh-chinh/").status_code == 404


def test_only_the_round_admin_gets_in(as_leader, edge, tmp_path):
    newer = newer_version(tmp_path)
    assert (as_leader.get(URL).status_code, as_leader.post(URL, _posted(edge, newer)).status_code) == (
        403,
        403,
    )
    assert Client().get(URL).status_code == 302
    assert not CatalogueCorrection.objects.exists()


def test_other_methods_are_refused(as_admin, edge):
    assert as_admin.put(URL).status_code == 405


def test_leaders_read_the_corrections_on_the_page_of_the_round(as_leader, edge, tmp_path):
    corrected(edge, newer_version(tmp_path))
    page = as_leader.get("/dot/2031/").content.decode()

    assert "99/QĐ-UBND (phiên bản 1) → phiên bản 2" in page
    assert "Phụ lục B: Sửa tiêu chí 1 “Chọn”" in page
    assert "Đính chính bộ tiêu chí</a>" not in page


@pytest.mark.parametrize("more", [0, 4])
def test_preview_takes_the_same_queries_whatever_the_size(
    as_admin, edge, tmp_path, more, django_assert_num_queries
):
    newer_version(tmp_path)
    group = edge.assessments.get(unit__code="S1").unit.group
    for n in range(more):
        edge.assessments.create(unit=factories.make_unit(group, f"M{n}"))

    with django_assert_num_queries(41):
        as_admin.get(URL)
