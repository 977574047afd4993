"""A unit's own claims, as the unit may see them before anything is published."""

from dataclasses import dataclass

from accounts.models import Unit
from results.core.unit_page import NodeRow
from results.selectors.annex import annex_nodes
from scoring.models import Assessment, Claim, Round


@dataclass(frozen=True, slots=True)
class OwnClaims:
    """Branches and leaves in the annex's order; a leaf without a claim has None."""

    state_label: str
    rows: tuple[tuple[NodeRow, Claim | None], ...]
    claimed: int
    leaves: int


def own_claims(round: Round, unit: Unit) -> OwnClaims | None:
    """The unit's claims in the round, None where it takes no part: three queries."""
    assessment = Assessment.objects.filter(round=round, unit=unit).first()
    if assessment is None:
        return None
    claims = {claim.criterion_code: claim for claim in Claim.objects.filter(assessment=assessment)}
    nodes = annex_nodes(round.criteria_set_id, unit.group.code)
    return OwnClaims(
        state_label=assessment.get_state_display(),
        rows=tuple((node, claims.get(node.code)) for node in nodes),
        claimed=sum(node.code in claims for node in nodes),
        leaves=sum(node.method is not None for node in nodes),
    )
