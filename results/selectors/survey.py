"""The survey behind a round, for the overview."""

from collections.abc import Mapping, Sequence

from results.core.survey import FormCount, GroupAnswers
from results.selectors.frames import SurveyCriterion
from scoring.models import ScoreRun, SurveyCount
from surveys.selectors.likert import likert
from surveys.selectors.tally import question_codes


def form_counts(run: ScoreRun) -> dict[str, FormCount]:
    """Survey forms by unit code, as handed over to the run: one query."""
    rows = SurveyCount.objects.filter(handover=run.handover_id)
    return {
        code: FormCount(valid, issued)
        for code, valid, issued in rows.values_list("unit__code", "valid", "issued")
    }


def group_answers(run: ScoreRun, criteria: Sequence[SurveyCriterion]) -> tuple[GroupAnswers, ...]:
    """The answers to the questions of each survey criterion: two queries."""
    counts = likert(run, question_codes(run.round))
    return tuple(GroupAnswers(c.group, c.title, c.questions, _pooled(counts, c)) for c in criteria)


def _pooled(counts: Mapping[tuple[str, str], tuple[int, ...]], criterion: SurveyCriterion) -> tuple[int, ...]:
    """The answers to all questions of the criterion, level by level."""
    found = [counts[criterion.group, q] for q in criterion.questions if (criterion.group, q) in counts]
    return tuple(map(sum, zip(*found, strict=True))) if found else (0, 0, 0, 0, 0)
