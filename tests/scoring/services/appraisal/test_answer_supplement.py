from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from scoring.core.desk import leaf_lock, open_leaves
from scoring.core.words import SupplementOutcome
from scoring.models import Claim, ClaimChange, Evidence, EvidenceUse, Submission, Supplement, Timetable
from scoring.selectors.desk import desk_of
from scoring.selectors.submissions import frozen_content, submission_in_force, submission_trouble
from scoring.services.appraisal.answer_supplement import ENDED, TOO_LATE, answer_supplement
from scoring.services.appraisal.ask_supplement import SupplementRefused
from scoring.services.appraisal.close_part import close_part
from scoring.services.appraisal.lapse_supplements import lapse_supplements
from scoring.services.appraisal.part_step import PartRef, PartRefused
from scoring.services.appraisal.take_back_supplement import take_back_supplement
from scoring.services.evidence.drop_use import drop_use
from scoring.services.evidence.refusals import EvidenceRefused
from scoring.services.evidence.use_evidence import use_evidence
from scoring.services.save_claim import SheetLocked
from scoring.services.submission.return_assessment import return_assessment
from scoring.services.submission.step import StepRefused
from scoring.services.submission.under_appraisal import ASKED
from scoring.services.submission.withdraw_submission import withdraw_submission
from tests.scoring.appraising import NOW, judged
from tests.scoring.handing_in import name_document
from tests.scoring.supplements import HANDED_IN, OVER, UNTIL, fill, make_asked

LATER = NOW + timedelta(days=1)


@pytest.fixture
def made(db):
    return make_asked()


def answer(made, by=None, now=LATER, declared=True):
    return answer_supplement(
        supplement=Supplement.objects.get(), declared=declared, by=by or made.head, now=now
    )


def outcome():
    row = Supplement.objects.get()
    return row.outcome, row.ended_by and row.ended_by.username, row.answer


def test_asked_leaf_is_open_and_the_others_are_locked(made):
    desk = desk_of(made.sheet, NOW)
    assert (open_leaves(desk), leaf_lock(desk, "1.1")) == ({"1.1"}, "")
    assert leaf_lock(desk, "1.2").startswith("Bản tự chấm đã nộp")
    assert fill(made).claim.version == 2


def test_nothing_is_open_from_the_end_of_the_day(made):
    with pytest.raises(SheetLocked, match=r"Đã hết thời gian bổ sung \(nhận hết ngày 08/12/2020\)"):
        fill(made, now=OVER)
    assert fill(made, now=OVER - timedelta(seconds=1)).changed


def test_documents_of_the_asked_leaf_may_be_named_and_taken_away(made):
    document = Evidence.objects.create(unit=made.desk.a, title="Báo cáo", added_at=NOW, added_by=made.officer)
    given = {"assessment": made.sheet, "evidence": document, "by": made.officer}
    use = use_evidence(criterion_code="1.1", now=NOW, **given)
    assert drop_use(use=use, by=made.officer, now=NOW).removed_at == NOW
    with pytest.raises(EvidenceRefused, match="đã nộp"):
        use_evidence(criterion_code="2.1", now=NOW, **given)
    with pytest.raises(EvidenceRefused, match="hết thời gian bổ sung"):
        use_evidence(criterion_code="1.1", now=OVER, **given)


def test_answer_is_a_new_submission_with_its_receipt(made):
    fill(made)
    submission = answer(made)
    assert (submission.number, submission.late, submission.submitted_by) == (2, False, made.head)
    assert submission_in_force(made.sheet) == submission
    assert submission_trouble(submission) == ""
    assert [line.points for line in frozen_content(submission).lines if line.code == "1.1"] == [Decimal(8)]
    assert outcome() == ("answered", "head-a", submission)
    assert AuditEvent.objects.order_by("-pk").first().detail["receipt"] == submission.code
    with pytest.raises(SheetLocked, match="đã nộp"):
        fill(made, "9", version=2, now=LATER)


def test_answer_sent_twice_is_one_submission(made):
    assert answer(made) == answer(made)
    assert Submission.objects.count() == 2


@pytest.mark.parametrize("who", ["officer", "appraiser", "admin"])
def test_only_the_head_of_the_unit_answers(made, who):
    person = made.officer if who == "officer" else getattr(made.desk, who)
    with pytest.raises(StepRefused, match="Chỉ thủ trưởng"):
        answer(made, by=person)


def test_answer_without_the_declaration_is_refused(made):
    with pytest.raises(StepRefused, match="cam kết"):
        answer(made, declared=False)


def test_answer_after_the_day_is_refused(made):
    with pytest.raises(SupplementRefused, match=TOO_LATE):
        answer(made, now=OVER)


def test_request_without_answer_lapses_and_the_sheet_is_as_it_was_handed_in(made):
    fill(made)
    assert lapse_supplements(now=OVER - timedelta(seconds=1)) == ()
    assert len(lapse_supplements(now=OVER)) == 1
    assert lapse_supplements(now=OVER) == ()

    claim = Claim.objects.get()
    assert outcome() == (SupplementOutcome.LAPSED, "he-thong", None)
    assert (claim.points, claim.version) == (Decimal("7.5"), 3)
    assert list(ClaimChange.objects.order_by("version").values_list("points", flat=True)) == [
        8,
        Decimal("7.5"),
    ]
    with pytest.raises(SupplementRefused, match=ENDED):
        answer(made, now=OVER)


def test_documents_named_and_taken_away_meanwhile_are_put_back(made):
    before = name_document(made.sheet)
    EvidenceUse.objects.update(added_at=HANDED_IN)
    drop_use(use=before, by=made.officer, now=LATER)
    document = Evidence.objects.create(unit=made.desk.a, title="Mới", added_at=NOW, added_by=made.officer)
    use_evidence(assessment=made.sheet, criterion_code="1.1", evidence=document, by=made.officer, now=LATER)
    lapse_supplements(now=OVER)

    named = EvidenceUse.objects.filter(removed_at__isnull=True)
    assert [(use.evidence, use.place) for use in named] == [(before.evidence, "trang 3")]
    assert EvidenceUse.objects.count() == 3


def test_request_taken_back_locks_the_leaf_as_it_was(made):
    fill(made)
    take_back_supplement(
        supplement=Supplement.objects.get(), reason="Đã có báo cáo", by=made.desk.chief, now=LATER
    )
    assert (outcome()[0], Supplement.objects.get().end_reason) == ("taken_back", "Đã có báo cáo")
    assert Claim.objects.get().points == Decimal("7.5")
    with pytest.raises(SheetLocked, match="đã nộp"):
        fill(made, version=3, now=LATER)


@pytest.mark.parametrize(
    ("who", "reason", "said"), [("head", "x", "rút được yêu cầu"), ("appraiser", " ", "Hãy ghi lý do")]
)
def test_request_is_taken_back_by_the_askers_with_a_reason(made, who, reason, said):
    by = made.head if who == "head" else made.desk.appraiser
    with pytest.raises(SupplementRefused, match=said):
        take_back_supplement(supplement=Supplement.objects.get(), reason=reason, by=by, now=LATER)


def test_part_is_not_closed_while_its_line_is_asked_for(made):
    judged(made.sheet, made.desk.appraiser, points="7.5")
    part = PartRef(made.sheet.pk, "1", made.desk.lead.pk)
    with pytest.raises(PartRefused, match=r"đơn vị đang bổ sung tiêu chí 1\.1"):
        close_part(round=made.desk.round, part=part, by=made.desk.appraiser, now=NOW)
    answer(made)
    assert close_part(round=made.desk.round, part=part, by=made.desk.appraiser, now=LATER)


def test_part_is_not_closed_over_an_award_that_no_longer_equals_the_claim(made):
    award = judged(made.sheet, made.desk.appraiser, points="7.5").award
    fill(made, "8")
    answer(made)
    part = PartRef(made.sheet.pk, "1", made.desk.lead.pk)
    with pytest.raises(PartRefused, match=r"1 tiêu chí có điểm khác điểm tự chấm mà chưa ghi lý do \(1\.1\)"):
        close_part(round=made.desk.round, part=part, by=made.desk.appraiser, now=LATER)
    judged(made.sheet, made.desk.appraiser, points="7.5", reason="Thiếu quý IV", version=award.pk, now=LATER)
    assert close_part(round=made.desk.round, part=part, by=made.desk.appraiser, now=LATER)


def test_head_does_not_withdraw_while_more_is_asked_for(made):
    Timetable.objects.update(self_due_at=OVER, self_closes_at=OVER)
    with pytest.raises(StepRefused, match=ASKED):
        withdraw_submission(assessment=made.sheet, reason="x", by=made.head, now=NOW)


def test_whole_sheet_returned_ends_the_request(made):
    fill(made)
    return_assessment(assessment=made.sheet, reason="Làm lại", until=UNTIL, by=made.desk.admin, now=LATER)
    assert outcome() == ("taken_back", made.desk.admin.username, None)
    assert (Claim.objects.get().points, Supplement.objects.get().end_reason) == (8, "Làm lại")


def test_sheet_judged_through_is_not_returned(made):
    answer(made)
    judged(made.sheet, made.desk.appraiser, points="7.5")
    part = PartRef(made.sheet.pk, "1", made.desk.lead.pk)
    close_part(round=made.desk.round, part=part, by=made.desk.appraiser, now=LATER)
    with pytest.raises(StepRefused, match=r"Đã thẩm định xong lĩnh vực 1 \(Sở LEAD\); mở lại"):
        return_assessment(assessment=made.sheet, reason="x", until=UNTIL, by=made.desk.admin, now=LATER)
