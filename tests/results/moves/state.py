"""Where a round of the stateful property stands: its people, its moment, what was seen on record so far."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

from accounts.models import Unit, User
from cchc_portal.lib.refusal import Refused
from feedback.models import Objection, Paper
from feedback.services.reply.save_objection import ObjectionConflict
from results.models import PublicationProposal
from scoring.models import Criterion, Round
from tests.feedback.season import Season

JUDGED, COMPARED, CHOSEN, SURVEYED = "1.1", "3.1", "3.2", "2.1"
REFUSALS = (Refused, ObjectionConflict, Objection.DoesNotExist, PublicationProposal.DoesNotExist)
Figures = list[tuple[Any, ...]]


class SeasonState(RuleBasedStateMachine):
    """The round of tests/feedback/season.py from its provisional publication on, by everybody's moves.

    `kept`, `published`, `standing`: what was found on record before. `rules`: of the leaf when an agreement
    was reached, by its key. `judged`, `judged_then`: points of the appraisal now, and when published.
    """

    season: Season
    heads: dict[str, User]
    approver: User
    papers: dict[str, Paper]
    now: datetime
    kept: dict[type, set[int]]
    published: dict[int, Figures]
    rules: dict[int, tuple[Any, ...]]
    standing: set[int]
    judged: str
    judged_then: str

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether the move was allowed."""
        try:
            with transaction.atomic():
                act()
        except REFUSALS:
            return False
        return True

    @property
    def round(self) -> Round:
        return Round.objects.get(pk=self.season.round.pk)

    def unit(self, code: str) -> Unit:
        return {"A": self.season.a, "B": self.season.b}[code]

    def objection(self, unit: str, code: str) -> Objection:
        rows = Objection.objects.select_related("reply__window__publication__round", "reply__unit__group")
        return rows.filter(reply__unit=self.unit(unit), criterion_code=code).latest("id")

    def entered(self, code: str, low: bool) -> dict[str, str]:
        if code == COMPARED:
            return {"value": "85" if low else "150", "denominator": "100"}
        return {"points": "8.5" if low else "9"}

    def rule_of(self, code: str) -> tuple[Any, ...]:
        leaf = Criterion.objects.get(catalogue__criteria_set=self.round.criteria_set_id, code=code)
        return leaf.method, leaf.parameters, leaf.max_points
