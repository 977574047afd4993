"""How a request for more ends: its row, the lines as they then stand, the audit event."""

from collections.abc import Collection
from datetime import datetime

from accounts.models import User
from accounts.services.audit import record_event
from scoring.core.desk import ClaimSource
from scoring.core.submission_content import ClaimedEntry
from scoring.core.words import SupplementOutcome
from scoring.models import Assessment, Claim, ClaimChange, EvidenceUse, Submission, Supplement
from scoring.models.assessment import ENTRY_FIELDS
from scoring.selectors.submissions import frozen_content, submission_in_force


def end_supplement(
    supplement: Supplement,
    outcome: SupplementOutcome,
    *,
    by: User,
    now: datetime,
    reason: str = "",
    answer: Submission | None = None,
) -> Supplement:
    """End it, once; the caller holds its assessment."""
    supplement.ended_at, supplement.ended_by, supplement.outcome = now, by, outcome.value
    supplement.end_reason, supplement.answer = reason, answer
    supplement.save(update_fields=["ended_at", "ended_by", "outcome", "end_reason", "answer"])
    assessment = supplement.assessment
    record_event(
        by=by,
        verb="end_supplement",
        target_type="assessment",
        target_ref=f"{assessment.round.code}/{assessment.unit.code}",
        detail={
            "supplement": supplement.pk,
            "outcome": outcome.value,
            "reason": reason,
            "receipt": answer.code if answer else None,
        },
        now=now,
    )
    return supplement


def restore_submitted(supplement: Supplement, *, by: User, now: datetime) -> None:
    """What was changed on the lines and never handed in goes back to the submission in force: what is
    appraised is what a head signed."""
    submission = submission_in_force(supplement.assessment)
    if submission is None:
        return
    lines = {line.code: line.claim for line in frozen_content(submission).lines}
    claims = Claim.objects.select_for_update().filter(
        assessment=supplement.assessment, criterion_code__in=supplement.criterion_codes
    )
    for claim in claims:
        entry = lines.get(claim.criterion_code)
        if entry is not None and entry.version != claim.version:
            _restore_claim(claim, entry, by, now)
    since = max(supplement.asked_at, submission.submitted_at)
    _restore_documents(supplement.assessment, supplement.criterion_codes, since, by, now)


def _restore_claim(claim: Claim, entry: ClaimedEntry, by: User, now: datetime) -> None:
    for name in ENTRY_FIELDS:
        setattr(claim, name, getattr(entry, name))
    claim.version, claim.saved_at, claim.saved_by = claim.version + 1, now, by
    claim.save()
    ClaimChange.objects.create(
        assessment_id=claim.assessment_id,
        criterion_code=claim.criterion_code,
        version=claim.version,
        source=ClaimSource.IMPORT,
        saved_at=now,
        saved_by=by,
        **claim.entered(),
    )


def _restore_documents(
    assessment: Assessment, codes: Collection[str], since: datetime, by: User, now: datetime
) -> None:
    """Named since are taken away, taken away since are named again; every row stays."""
    uses = EvidenceUse.objects.filter(assessment=assessment, criterion_code__in=codes)
    gone = list(uses.filter(removed_at__gte=since, added_at__lt=since))
    uses.filter(added_at__gte=since, removed_at__isnull=True).update(removed_at=now, removed_by=by)
    EvidenceUse.objects.bulk_create(
        EvidenceUse(
            assessment=assessment,
            criterion_code=use.criterion_code,
            evidence_id=use.evidence_id,
            place=use.place,
            added_at=now,
            added_by=by,
        )
        for use in gone
    )
