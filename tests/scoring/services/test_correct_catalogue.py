from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.core.types import EntryState, RunKind, Stage
from scoring.core.workflow import RoundState
from scoring.models import (
    Assessment,
    Award,
    CatalogueCorrection,
    Claim,
    CriteriaSet,
    ScoreRun,
    SetState,
    SurveyHandover,
)
from scoring.selectors.annex import annex_of
from scoring.selectors.correction_preview import PIECES, ground_of
from scoring.selectors.desk import with_frame
from scoring.services.compute_scores import compute_scores
from scoring.services.correct_catalogue import CorrectionRefused, StalePreview, correct_catalogue
from scoring.services.import_catalogue import import_catalogue
from surveys.services.hand_over_survey import hand_over_survey
from tests import factories
from tests.rounds import accepted, filled_edge_round, opened_edge_round
from tests.scoring.correcting import DOCUMENT, MILDER, RENAMED, SET, corrected, newer_version, written

pytestmark = pytest.mark.django_db
STRICT = "Đủ (100%) = 4; Thiếu = 1,33; Không = 0"


def _refused(round, newer, kind=CorrectionRefused, **more) -> str:
    with pytest.raises(kind) as caught:
        corrected(round, newer, **more)
    assert not CatalogueCorrection.objects.exists()
    return str(caught.value)


def test_corrected_round_goes_on_under_the_newer_version(tmp_path):
    edge = opened_edge_round()
    newer = newer_version(tmp_path)
    correction = corrected(edge, newer)

    newer.refresh_from_db()
    assert (edge.criteria_set, newer.version, newer.frozen_by) == (newer, 2, system_actor())
    assert (correction.from_set.version, correction.to_set.version) == (1, 2)
    assert correction.changes == {
        "general": [],
        "annexes": [
            {
                "group": "SO",
                "annex": "Phụ lục B",
                "changes": [f"Sửa tiêu chí 1 “Chọn”: tham số {STRICT} → {MILDER['Phụ lục B', 'F2']}"],
            }
        ],
    }


def test_correction_stands_in_the_audit_chain(tmp_path):
    edge = opened_edge_round()
    corrected(edge, newer_version(tmp_path))

    event = AuditEvent.objects.get(verb="correct_catalogue")
    told = {name: event.detail[name] for name in ("from", "to", "document", "document_date", "reason")}
    assert (event.target_ref, told) == (
        "2031",
        {
            "from": 1,
            "to": 2,
            "document": "12/SNV-CCHC",
            "document_date": "2026-01-05",
            "reason": "Sai mức điểm",
        },
    )


def test_old_runs_keep_their_version_and_new_ones_take_the_newer(tmp_path):
    edge = filled_edge_round()
    before = compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor()).run
    corrected(edge, newer_version(tmp_path))
    after = compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor()).run

    assert (ScoreRun.objects.get(pk=before.pk).criteria_set.version, after.criteria_set.version) == (1, 2)
    assert before.input_hash != after.input_hash


def test_annex_read_before_is_read_anew_after_a_correction(tmp_path):
    edge = opened_edge_round()
    rows = with_frame(Assessment.objects.filter(round=edge, unit__code="S1"))
    before = annex_of(rows.get())[0].parameters
    corrected(edge, newer_version(tmp_path))

    assert (before, annex_of(rows.get())[0].parameters) == (
        STRICT,
        MILDER["Phụ lục B", "F2"],
    )


def test_way_back_is_another_correction_to_a_newer_version(tmp_path):
    edge = opened_edge_round()
    corrected(edge, newer_version(tmp_path))
    accepted(import_catalogue(path=SET, by=system_actor()))
    first, second, third = CriteriaSet.objects.order_by("version")
    corrected(edge, third)

    assert (edge.criteria_set, third.version) == (third, 3)
    assert third.content_hash == first.content_hash != second.content_hash


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": "  "}, "Đính chính phải ghi lý do."),
        ({"document": replace(DOCUMENT, number=" ")}, "Đính chính phải ghi số văn bản."),
    ],
)
def test_correction_without_its_grounds_is_refused(tmp_path, given, said):
    assert _refused(opened_edge_round(), newer_version(tmp_path), **given) == said


def test_document_of_tomorrow_is_refused(tmp_path):
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = _refused(
        opened_edge_round(), newer_version(tmp_path), document=replace(DOCUMENT, issued_on=tomorrow)
    )
    assert said == f"Ngày văn bản {tomorrow:%d/%m/%Y} ở sau hôm nay."


@pytest.fixture
def edge(db):
    return opened_edge_round()


@pytest.mark.parametrize("state", [RoundState.FINAL, RoundState.CLOSED])
def test_round_that_is_over_is_refused(edge, tmp_path, state):
    edge.state = state
    edge.save()
    assert _refused(edge, newer_version(tmp_path)) == (
        f"Đợt 2031 đang ở trạng thái “{state.label}” nên không đính chính được nữa."
    )


def test_published_round_may_be_corrected_while_units_answer(edge, tmp_path):
    edge.state = RoundState.PROVISIONAL
    edge.save()
    corrected(edge, newer_version(tmp_path))
    assert edge.criteria_set.version == 2


def test_set_of_another_decision_is_refused(edge, tmp_path):
    other = newer_version(tmp_path, {("Thông tin", "B3"): "100/QĐ-UBND"})
    assert "là của quyết định khác; đợt 2031 theo 99/QĐ-UBND" in _refused(edge, other)


def test_version_in_use_is_refused(edge):
    assert _refused(edge, edge.criteria_set) == "Đợt 2031 đang dùng 99/QĐ-UBND (phiên bản 1)."


def test_older_version_is_refused_with_the_way_back(edge, tmp_path):
    first = edge.criteria_set
    corrected(edge, newer_version(tmp_path))
    with pytest.raises(CorrectionRefused, match=r"cũ hơn .* hãy nhập lại tệp cũ thành phiên bản mới"):
        corrected(edge, first)


def test_draft_is_refused(edge, tmp_path):
    newer = newer_version(tmp_path)
    newer.state = SetState.DRAFT
    newer.save()
    assert _refused(edge, newer) == "99/QĐ-UBND (phiên bản 2) chưa có hiệu lực."


def test_set_that_no_longer_passes_its_checks_is_refused(edge, tmp_path):
    newer = newer_version(tmp_path)
    newer.catalogues.filter(group__code="SO").update(total=21)
    assert "Phiên bản mới còn lỗi (trang Phụ lục" in _refused(edge, newer)


def test_group_left_without_an_annex_is_refused(edge, tmp_path):
    newer = newer_version(tmp_path)
    newer.catalogues.filter(group__code="SO").delete()
    newer.bands.filter(group__code="SO").delete()
    assert _refused(edge, newer) == "Phiên bản mới không có phụ lục cho nhóm của S1, S2, S3."


def test_questions_stay_where_forms_are_in(tmp_path):
    filled = filled_edge_round()
    newer = newer_version(tmp_path, {("Câu hỏi khảo sát", "A15"): "C15"})
    assert _refused(filled, newer).startswith(
        "Đợt đã nhập phiếu khảo sát nên danh sách câu hỏi không đổi được"
    )


def test_second_officer_is_told_who_was_first(edge, tmp_path):
    newer = newer_version(tmp_path)
    basis = ground_of(edge, newer).basis
    corrected(edge, newer)
    with pytest.raises(
        CorrectionRefused, match=r"đã đính chính đợt 2031 sang 99/QĐ-UBND \(phiên bản 2\) lúc"
    ):
        corrected(edge, newer, basis=basis)
    assert CatalogueCorrection.objects.count() == 1


def test_preview_older_than_a_claim_is_refused(edge, tmp_path):
    newer = newer_version(tmp_path)
    basis = ground_of(edge, newer).basis
    Claim.objects.create(
        assessment=edge.assessments.get(unit__code="S1"),
        criterion_code="3",
        state=EntryState.SCORE,
        points=5,
        saved_at=factories.COMPUTED,
        saved_by=system_actor(),
    )
    assert _refused(edge, newer, StalePreview, basis=basis) == (
        "Đã thay đổi sau khi xem trước: số liệu tự chấm, đơn vị của đợt; hãy xem lại rồi áp dụng."
    )


def test_preview_that_is_none_is_refused(edge, tmp_path):
    newer = newer_version(tmp_path)
    assert len(ground_of(edge, newer).basis.split(".")) == len(PIECES)
    assert _refused(edge, newer, StalePreview, basis="").startswith(
        f"Đã thay đổi sau khi xem trước: {', '.join(PIECES)}"
    )


def test_preview_of_a_version_replaced_since_is_refused(edge, tmp_path):
    newer = newer_version(tmp_path)
    basis = ground_of(edge, newer).basis
    accepted(import_catalogue(path=written(tmp_path, RENAMED, "lai.xlsx"), by=system_actor()))
    with pytest.raises(StalePreview, match="vừa được thay bằng tệp khác"):
        correct_catalogue(
            round=edge, criteria_set=newer, reason="x", document=DOCUMENT, basis=basis, by=system_actor()
        )


def test_import_after_the_correction_stands_beside_the_version_in_use(edge, tmp_path):
    corrected(edge, newer_version(tmp_path))
    third = newer_version(tmp_path, RENAMED)
    assert (third.version, CriteriaSet.objects.count()) == (3, 3)


def test_changed_survey_rule_asks_for_another_handover(tmp_path):
    filled = filled_edge_round()
    first = SurveyHandover.objects.get()
    rule = "câu C1; công thức tỷ lệ hài lòng; quy đổi mức >=90: 9; >=66,5: tỷ lệ; <66,5: 0"
    correction = corrected(filled, newer_version(tmp_path, {("Phụ lục A", "F12"): rule}))
    second = hand_over_survey(round=filled, by=system_actor())

    assert (correction.outdates, second.number) == (first, 2)
    assert hand_over_survey(round=filled, by=system_actor()) == second


def test_correction_that_leaves_the_survey_alone_keeps_its_handover(tmp_path):
    filled = filled_edge_round()
    correction = corrected(filled, newer_version(tmp_path))
    assert correction.outdates is None
    assert hand_over_survey(round=filled, by=system_actor()).number == 1


def test_entries_of_leaves_that_go_stay_stored(tmp_path):
    filled = filled_edge_round()
    award = Award.objects.filter(round=filled, criterion_code="1", stage=Stage.APPRAISAL)
    before = award.count()
    corrected(filled, newer_version(tmp_path, RENAMED))
    assert award.exclude(state=EntryState.NOT_APPLICABLE).count() == before > 0


def test_day_of_the_document_is_kept(edge, tmp_path):
    correction = corrected(edge, newer_version(tmp_path))
    assert (correction.document, correction.document_date) == ("12/SNV-CCHC", date(2026, 1, 5))
