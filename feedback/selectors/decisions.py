"""Where agreements and decisions stand."""

from collections.abc import Iterable

from django.db.models import QuerySet

from feedback.core.words import CHANGING, Outcome
from feedback.models import Concurrence, Decision, Objection
from feedback.selectors.rule_changes import RuleChange, rule_changes
from scoring.models import Round


def current_concurrence(objection: Objection) -> Concurrence | None:
    """What the lead unit, or the member, says now of the line; `objection` comes with its reply."""
    reply = objection.reply
    rows = Concurrence.objects.current().filter(
        window=reply.window_id, unit=reply.unit_id, criterion_code=objection.criterion_code
    )
    return rows.select_related("unit", "paper", "lead_unit", "member", "recorded_by").first()


def current_decision(objection: Objection) -> Decision | None:
    """The decision that counts now."""
    rows = Decision.objects.current().filter(objection=objection)
    return rows.select_related("decided_by", "concurrence__paper", "award").first()


def accepted_beside(objection: Objection) -> Decision | None:
    """The last acceptance of another request about the same line, sent in another window; `objection` comes
    with its reply's frame."""
    reply = objection.reply
    rows = Decision.objects.current().filter(
        objection__in=Objection.objects.of_round(reply.window.publication.round),
        objection__reply__unit=reply.unit_id,
        objection__criterion_code=objection.criterion_code,
        outcome__in=[outcome.value for outcome in CHANGING],
    )
    return rows.exclude(objection=objection).select_related("award").order_by("-id").first()


def changing_decisions(round: Round) -> dict[tuple[str, str], Decision]:
    """The decisions that changed lines of the round, by unit and leaf: what a difference between the
    provisional and the final run is to name. Of two requests about a line it is the one whose points count:
    the last that was accepted, before any that was put back. One query."""
    rows = Decision.objects.current().filter(
        objection__reply__window__publication__round=round, award__isnull=False
    )
    related = ("objection__reply__unit", "award", "concurrence__paper", "decided_by")
    agreed = ("concurrence__unit", "concurrence__lead_unit", "concurrence__member")
    return {
        (d.objection.reply.unit.code, d.objection.criterion_code): d
        for d in sorted(
            rows.select_related(*related, *agreed), key=lambda d: (Outcome(d.outcome) in CHANGING, d.pk)
        )
    }


def overtaken(round: Round, decisions: Iterable[Decision]) -> list[tuple[Objection, RuleChange]]:
    """Requests whose decision rests on an agreement to a rule that was corrected since: three queries at
    most. `decisions` are the changing ones; the requests come in the frame of `undecided`."""
    resting = {d.objection_id: d.concurrence for d in decisions if d.concurrence}
    changes = rule_changes(round, resting.values())
    moved = {key: changes[agreed.pk] for key, agreed in resting.items() if agreed.pk in changes}
    return [(x, moved[x.pk]) for x in _framed(Objection.objects.filter(pk__in=moved))] if moved else []


def undecided(round: Round) -> list[Objection]:
    """Requests of the round that still wait for a decision: one query."""
    return list(_framed(Objection.objects.of_round(round).undecided()))


def _framed(rows: QuerySet[Objection]) -> QuerySet[Objection]:
    return rows.select_related("reply__unit", "reply__window__publication__round").order_by("id")
