"""What an answer to a request would change, by the code of a run."""

from dataclasses import dataclass

from accounts.models import Unit
from feedback.core.effect_words import effect_told
from feedback.core.words import Outcome
from feedback.models import Concurrence, Objection
from feedback.selectors.replies import entry_of
from scoring.core.counterfactual import Counterfactual, counterfactual, of_group
from scoring.core.types import Entry, EntryState, RunInput, RunKind, Stage
from scoring.models import Round
from scoring.models.assessment import ENTRY_FIELDS
from scoring.selectors.run_inputs import run_inputs

ON_PAPER = "theo văn bản thống nhất"  # points given need a ground, and the paper is one


@dataclass(frozen=True, slots=True)
class Effect:
    """The counterfactual, and the sentence that tells it."""

    found: Counterfactual
    sentence: str

    @property
    def said(self) -> str:
        """The sentence after “Nếu”."""
        return self.sentence[:1].lower() + self.sentence[1:]

    @property
    def is_done(self) -> bool:
        """Whether the line says so already, as after a decision."""
        was, made = self.found.line_before, self.found.line
        return (was.points, was.status) == (made.points, made.status)


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


def effects_of(objection: Objection, agreed: Concurrence | None) -> list[Effect]:
    """Of accepting the request, and of awarding what was agreed to where that is something else; what counts
    already is left out."""
    reply = objection.reply
    inputs = inputs_for(reply.window.publication.round, reply.unit)
    found = [effect_of(inputs, entry_of(objection, reply.unit.code))]
    if agreed is not None and agreed.agrees:
        part = effect_of(inputs, agreed_entry(agreed, reply.unit.code), Outcome.PART)
        if part.found.line.points != found[0].found.line.points:
            found.append(part)
    return [effect for effect in found if not effect.is_done]


def agreed_entry(agreed: Concurrence, unit: str) -> Entry:
    """What was agreed to, as the row of a run after feedback."""
    entered = {name: getattr(agreed, name) for name in ENTRY_FIELDS if name != "state"}
    entered["reason"] = agreed.reason or ON_PAPER
    return Entry(unit, agreed.criterion_code, Stage.REVISION, EntryState(agreed.state), **entered)
