"""What a person is to a self-assessment."""

from accounts.models import Role
from accounts.rules import Standing
from scoring.core.steps import Rights
from scoring.models import Assessment


def rights_in(assessment: Assessment, held: Standing) -> Rights:
    """By the roles of the day; no query."""
    return Rights(
        works=assessment.unit_id in held.unit_ids,
        heads=assessment.unit_id in held.headed_ids,
        runs=held.holds({Role.ROUND_ADMIN}),
    )
