"""The survey behind a round, for the overview."""

from collections.abc import Mapping, Sequence

from results.core.survey import FormCount, GroupAnswers
from results.selectors.frames import SurveyCriterion
from scoring.models import Round, SurveyCount, SurveyHandover
from surveys.selectors.likert import likert
from surveys.selectors.tally import question_codes


def form_counts(round: Round) -> dict[str, FormCount]:
    """Survey forms by unit code, as handed over last: one query."""
    handover = SurveyHandover.objects.latest_of(round).values("pk")
    rows = SurveyCount.objects.filter(handover__in=handover)
    return {
        code: FormCount(valid, issued)
        for code, valid, issued in rows.values_list("unit__code", "valid", "issued")
    }


def group_answers(round: Round, criteria: Sequence[SurveyCriterion]) -> tuple[GroupAnswers, ...]:
    """The answers to the questions of each survey criterion: two queries."""
    counts = likert(round, question_codes(round))
    return tuple(GroupAnswers(c.group, c.title, c.questions, _pooled(counts, c)) for c in criteria)


def _pooled(counts: Mapping[tuple[str, str], tuple[int, ...]], criterion: SurveyCriterion) -> tuple[int, ...]:
    """The answers to all questions of the criterion, level by level."""
    found = [counts[criterion.group, q] for q in criterion.questions if (criterion.group, q) in counts]
    return tuple(map(sum, zip(*found, strict=True))) if found else (0, 0, 0, 0, 0)
