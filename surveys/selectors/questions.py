"""The questions of a round as a workbook of forms names them, with the labels of their scales."""

from scoring.core.rows import FIVE_LEVEL_SCALE
from scoring.core.rules import SurveyRule, parse_rule
from scoring.core.types import Method, Part
from scoring.core.words import fold_word
from scoring.models import Criterion, Round, ScaleLevel, SurveyQuestion
from surveys.core.answers import five_level_labels, labels_of
from surveys.sheets.forms import Question


def questions_of(round: Round) -> list[Question]:
    """Every question of the round's set in its order, which is that of the stored answers: three queries."""
    labels = _labels(round)
    needed = _needed(round)
    rows = SurveyQuestion.objects.filter(criteria_set=round.criteria_set_id).order_by("order")
    return [Question(q.code, q.text, labels[fold_word(q.scale)], q.code in needed) for q in rows]


def _labels(round: Round) -> dict[str, dict[str, int]]:
    """Folded scale name → folded label → level; a scale of the set may carry the built-in name."""
    scales: dict[str, dict[int, str]] = {}
    for row in ScaleLevel.objects.filter(criteria_set=round.criteria_set_id):
        if row.label:
            scales.setdefault(fold_word(row.scale), {})[row.level] = row.label
    own = {name: labels_of(levels) for name, levels in scales.items()}
    return {fold_word(FIVE_LEVEL_SCALE): five_level_labels(), **own}


def _needed(round: Round) -> set[str]:
    """The codes of the questions that a survey leaf reads."""
    leaves = Criterion.objects.filter(catalogue__criteria_set=round.criteria_set_id, method=Method.SURVEY)
    codes: set[str] = set()
    for leaf in leaves:
        rule = parse_rule(Method.SURVEY, leaf.parameters, max_points=leaf.max_points, part=Part(leaf.part))
        if isinstance(rule, SurveyRule):
            codes.update(rule.questions)
    return codes
