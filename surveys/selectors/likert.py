"""Answers by level for the charts: counted by unit group, as they were handed over to a run."""

from collections.abc import Mapping, Sequence
from itertools import product

from django.db.models import Count, Q
from django.db.models.functions import Substr

from scoring.models import ScoreRun, SurveyHandover
from surveys.core.answers import LEVELS
from surveys.models import SurveyForm

Likert = Mapping[tuple[str, str], tuple[int, ...]]
"""(group code, question code) → how many answers of each level, worst first."""


def likert(run: ScoreRun, questions: Sequence[str]) -> Likert:
    """Valid answers of the forms that the run's hand-over rests on: one query.

    `questions` are all codes of the round's set, in the order in which forms hold the answers.
    """
    if run.handover_id is None:
        return {}
    handed_over = SurveyHandover.objects.filter(pk=run.handover_id).values("handed_over_at")
    places = range(len(questions))
    counted = {
        f"n{place}_{level}": Count("pk", filter=Q(**{f"a{place}": str(level)}))
        for place, level in product(places, LEVELS)
    }
    rows = (
        SurveyForm.objects.filter(round=run.round_id, batch__import_batch__imported_at__lte=handed_over)
        .counted()
        .alias(**{f"a{place}": Substr("answers", place + 1, 1) for place in places})
        .values("unit__group__code")
        .annotate(**counted)
        .values_list("unit__group__code", *counted)
    )
    width = len(LEVELS)
    return {
        (group, question): tuple(counts[place * width : (place + 1) * width])
        for group, *counts in rows
        for place, question in enumerate(questions)
    }
