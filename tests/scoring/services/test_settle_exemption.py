import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.core.types import EntryState, RunKind
from scoring.models import Assessment, Award, Claim, Round
from scoring.selectors.run_inputs import run_inputs
from scoring.services.settle_exemption import (
    ExemptionRefused,
    Place,
    end_exemptions,
    grant_exemptions,
    refuse_exemption,
)
from tests import factories

pytestmark = pytest.mark.django_db
PLACE = Place("A", "1.1")


@pytest.fixture
def assessment() -> Assessment:
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    return Assessment.objects.create(round=round, unit=factories.make_unit(group, "A"))


def _grant(assessment: Assessment, *places: Place, reason: str = "Không có TTHC", document: str = ""):
    return grant_exemptions(
        round=assessment.round, places=places or [PLACE], reason=reason, document=document, by=system_actor()
    )


def test_grant_exemptions_is_an_award_that_both_runs_read(assessment):
    [award] = _grant(assessment)

    assert (award.state, award.reason) == ("not_applicable", "Không có TTHC")
    assert AuditEvent.objects.get(verb="grant_exemptions").detail["places"] == [["A", "1.1"]]
    for kind in (RunKind.SELF, RunKind.PROVISIONAL):
        [entry] = run_inputs(assessment.round, kind).entries
        assert (entry.criterion, entry.state) == ("1.1", EntryState.NOT_APPLICABLE)


def test_grant_exemptions_again_on_the_same_basis_changes_nothing(assessment):
    _grant(assessment)

    assert _grant(assessment) == []


def test_grant_exemptions_takes_a_document_as_basis(assessment):
    [award] = _grant(assessment, reason="", document="12/QĐ-UBND")

    assert award.document == "12/QĐ-UBND"


@pytest.mark.parametrize(
    ("place", "reason", "sentence"),
    [
        (PLACE, " ", "phải có căn cứ"),
        (Place("B", "1.1"), "x", "B: không có tiêu chí 1.1 trong phụ lục"),
        (Place("A", "1"), "x", "A: không có tiêu chí 1 trong phụ lục"),
    ],
)
def test_grant_exemptions_is_refused(assessment, place, reason, sentence):
    with pytest.raises(ExemptionRefused, match=sentence):
        _grant(assessment, place, reason=reason)
    assert not Award.objects.exists()


def test_grant_exemptions_of_nothing_is_refused(assessment):
    with pytest.raises(ExemptionRefused, match="ít nhất một tiêu chí"):
        grant_exemptions(round=assessment.round, places=[], reason="x", by=system_actor())


def test_grant_exemptions_after_publication_is_refused(assessment):
    Round.objects.update(state="provisional")

    with pytest.raises(ExemptionRefused, match="đã công bố"):
        _grant(assessment)


def test_end_exemptions_leaves_the_leaf_to_be_scored(assessment):
    _grant(assessment)
    [award] = end_exemptions(
        round=assessment.round, places=[PLACE], reason="Có TTHC từ tháng 6", by=system_actor()
    )

    assert (award.state, award.points, award.reason) == ("score", None, "Có TTHC từ tháng 6")
    assert run_inputs(assessment.round, RunKind.SELF).entries == ()


@pytest.mark.parametrize(("granted", "reason"), [(True, ""), (False, "x")])
def test_end_exemptions_needs_a_reason_and_an_exemption(assessment, granted, reason):
    if granted:
        _grant(assessment)

    with pytest.raises(ExemptionRefused, match="phải ghi lý do" if granted else "đang không được miễn"):
        end_exemptions(round=assessment.round, places=[PLACE], reason=reason, by=system_actor())


def _ask(assessment: Assessment) -> None:
    Claim.objects.create(
        assessment=assessment,
        criterion_code="1.1",
        state=EntryState.NOT_APPLICABLE,
        reason="Không có TTHC",
        saved_at=factories.COMPUTED,
        saved_by=system_actor(),
    )


def test_refuse_exemption_keeps_the_reason(assessment):
    _ask(assessment)
    refusal = refuse_exemption(
        assessment=assessment, criterion_code="1.1", reason="Có 3 TTHC", by=system_actor()
    )

    assert (refusal.criterion_code, refusal.reason) == ("1.1", "Có 3 TTHC")
    assert AuditEvent.objects.get().detail == {"places": [["A", "1.1"]], "reason": "Có 3 TTHC"}


@pytest.mark.parametrize(("asked", "reason"), [(True, ""), (False, "x")])
def test_refuse_exemption_needs_a_wish_and_a_reason(assessment, asked, reason):
    if asked:
        _ask(assessment)

    with pytest.raises(ExemptionRefused, match="phải ghi lý do" if asked else "không đề nghị miễn"):
        refuse_exemption(assessment=assessment, criterion_code="1.1", reason=reason, by=system_actor())
