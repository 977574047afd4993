"""What was saved on a line, one version after another; the claims themselves can be rebuilt from it."""

from scoring.models import Assessment, Claim, ClaimChange


def claim_versions(assessment: Assessment, criterion_code: str) -> list[ClaimChange]:
    """The versions of a line, the latest first, with who saved them: one query."""
    rows = ClaimChange.objects.filter(assessment=assessment, criterion_code=criterion_code)
    return list(rows.select_related("saved_by").order_by("-version"))


def replayed_claims(assessment: Assessment) -> dict[str, Claim]:
    """The claims by leaf as their history gives them, not stored: one query.

    Raises ValueError where a version is missing.
    """
    claims: dict[str, Claim] = {}
    for change in ClaimChange.objects.filter(assessment=assessment).order_by("version"):
        before = claims.get(change.criterion_code)
        if change.version != (before.version if before else 0) + 1:
            raise ValueError(f"{assessment}: tiêu chí {change.criterion_code} thiếu lần {change.version - 1}")
        claims[change.criterion_code] = _claim(change)
    return claims


def _claim(change: ClaimChange) -> Claim:
    return Claim(
        assessment_id=change.assessment_id,
        criterion_code=change.criterion_code,
        version=change.version,
        saved_at=change.saved_at,
        saved_by_id=change.saved_by_id,
        **change.entered(),
    )
