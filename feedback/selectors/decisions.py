"""Where agreements and decisions stand."""

from feedback.models import Concurrence, Decision, Objection
from scoring.models import Round


def current_concurrence(objection: Objection) -> Concurrence | None:
    """What the lead unit, or the member, says now of the line; `objection` comes with its reply."""
    reply = objection.reply
    rows = Concurrence.objects.current().filter(
        window=reply.window_id, unit=reply.unit_id, criterion_code=objection.criterion_code
    )
    return rows.select_related("paper", "lead_unit", "member", "recorded_by").first()


def current_decision(objection: Objection) -> Decision | None:
    """The decision that counts now."""
    rows = Decision.objects.current().filter(objection=objection)
    return rows.select_related("decided_by", "concurrence__paper", "award").first()


def changing_decisions(round: Round) -> dict[tuple[str, str], Decision]:
    """The decisions that changed lines of the round, by unit and leaf: what a difference between the
    provisional and the final run is to name. One query."""
    rows = Decision.objects.current().filter(
        objection__reply__window__publication__round=round, award__isnull=False
    )
    related = ("objection__reply__unit", "award", "concurrence__paper", "decided_by")
    return {
        (d.objection.reply.unit.code, d.objection.criterion_code): d
        for d in rows.select_related(*related).order_by("id")
    }


def undecided(round: Round) -> list[Objection]:
    """Requests of the round that still wait for a decision: one query."""
    rows = Objection.objects.of_round(round).undecided()
    return list(rows.select_related("reply__unit", "reply__window__publication__round").order_by("id"))
