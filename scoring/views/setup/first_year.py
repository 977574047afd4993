"""The card of the first year, on the list of rounds and on the round administrator's home page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from accounts.models import Role
from accounts.views.standing import standing
from scoring.core.first_year import SetUpFacts, SetUpStep, Stage, steps_of
from scoring.selectors.first_year import first_year

_IMPORTS = {Stage.UNITS: "don-vi", Stage.ACCOUNTS: "tai-khoan", Stage.CATALOGUE: "bo-tieu-chi"}


@dataclass(frozen=True, slots=True)
class LinkedStep:
    """A step, its page (empty where the steps before must come first), a workbook to start from."""

    step: SetUpStep
    url: str
    sample: str


def first_year_steps(request: HttpRequest) -> tuple[LinkedStep, ...]:
    """For the round administrator while the first year is set up; nothing for others, nor later."""
    facts = first_year() if standing(request).holds({Role.ROUND_ADMIN}) else None
    if facts is None:
        return ()
    return tuple(LinkedStep(step, _url(step.stage, facts), _sample(step)) for step in steps_of(facts))


def _url(stage: Stage, facts: SetUpFacts) -> str:
    if stage in _IMPORTS:
        return reverse("results:import-kind", args=[_IMPORTS[stage]])
    if stage is Stage.ROUND:
        ready = facts.units and facts.active_sets and not facts.round
        return reverse("scoring:new-round") if ready else ""
    return reverse("scoring:timetable", args=[facts.round]) if facts.round else ""


def _sample(step: SetUpStep) -> str:
    """Of accounts the list of people itself, which has the columns of an import."""
    if step.done or step.stage not in _IMPORTS:
        return ""
    if step.stage is Stage.ACCOUNTS:
        return reverse("accounts:people-workbook")
    return reverse("scoring:sample-workbook", args=[_IMPORTS[step.stage]])
