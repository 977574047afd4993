"""What an answer to a request would change, by the code of a run."""

from dataclasses import dataclass

from accounts.models import Unit
from feedback.core.effect_words import effect_told
from feedback.core.words import Outcome
from feedback.models import Objection
from feedback.selectors.replies import entry_of
from scoring.core.counterfactual import Counterfactual, counterfactual, of_group
from scoring.core.types import Entry, RunInput, RunKind
from scoring.models import Round
from scoring.selectors.run_inputs import run_inputs


@dataclass(frozen=True, slots=True)
class Effect:
    """The counterfactual, and the sentence that tells it."""

    found: Counterfactual
    sentence: str


def inputs_for(round: Round, unit: Unit) -> RunInput:
    """What a final run of the unit's group would read now: a fixed number of queries."""
    return of_group(run_inputs(round, RunKind.FINAL), unit.code)


def effect_of(inputs: RunInput, row: Entry, outcome: Outcome = Outcome.ACCEPT) -> Effect:
    """Of an entry of the revision stage. One query, for the names of the units that move with it."""
    found = counterfactual(inputs, row)
    moved = [change.code for change in found.others]
    names = {unit.code: unit.label for unit in Unit.objects.filter(code__in=moved)} if moved else {}
    digits = inputs.criteria_set.rounding.digits
    return Effect(found, effect_told(outcome.label, found, names, digits))


def asked_effect(objection: Objection) -> Effect:
    """Of accepting the request as it stands; `objection` comes with its reply's frame."""
    reply = objection.reply
    inputs = inputs_for(reply.window.publication.round, reply.unit)
    return effect_of(inputs, entry_of(objection, reply.unit.code))
