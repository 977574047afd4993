"""From counted answers to the index of every survey leaf, with its margin of error."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isqrt

from scoring.core.rounding import HUNDRED, ZERO, Rounding, exact, quotient, rounded
from scoring.core.types import SurveyFigure, SurveyFormula

BEST_LEVEL = 5
SATISFIED_FROM = 4
_CONFIDENCE_95 = Decimal("1.96")

Weights = Mapping[str, Mapping[int, Decimal]]
"""Question code → level → weight 0..1."""


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many valid forms of a unit answer a question with a level (1..5)."""

    unit: str
    question: str
    level: int
    count: int


@dataclass(frozen=True, slots=True)
class SurveyLeaf:
    """A leaf that asks for an index: its questions are pooled."""

    criterion: str
    questions: tuple[str, ...]
    formula: SurveyFormula


@dataclass(frozen=True, slots=True)
class LeafFigure:
    """The index of one unit on one leaf: 100 × earned / possible, exactly.

    `forms` are the valid forms with an answer to the leaf's questions. `margin` is in percentage
    points, 95 %, assuming a random sample; None where one form or answer tells nothing of spread.
    """

    unit: str
    criterion: str
    formula: SurveyFormula
    earned: Decimal
    possible: Decimal
    answers: int
    forms: int
    margin: Decimal | None

    def index(self, rounding: Rounding) -> Decimal:
        """The index in percent, rounded for reading only."""
        return quotient(self.earned * HUNDRED, self.possible, rounding)

    def figure(self) -> SurveyFigure:
        """What is handed over to scoring."""
        return SurveyFigure(self.unit, self.criterion, self.formula, self.earned, self.possible, self.forms)


def tally(
    counts: Iterable[AnswerCount],
    leaves: Mapping[str, Sequence[SurveyLeaf]],
    answered: Mapping[tuple[str, str], int],
    weights: Weights | None = None,
) -> dict[tuple[str, str], LeafFigure | None]:
    """The figure of every (unit, criterion); None where nobody answered, never a zero.

    `leaves` by unit; `answered` is the number of valid forms with an answer, by (unit, criterion).
    Raises ValueError where a weighted formula meets a question or level without weight.
    """
    levels = _levels(counts)
    with exact():
        return {
            (unit, leaf.criterion): _leaf(unit, leaf, levels, answered, weights or {})
            for unit, asked in leaves.items()
            for leaf in asked
        }


Levels = dict[tuple[str, str], dict[int, int]]


def _levels(counts: Iterable[AnswerCount]) -> Levels:
    """(unit, question) → level → count. Raises ValueError on a level outside 1..5."""
    levels: Levels = {}
    for row in counts:
        if not 1 <= row.level <= BEST_LEVEL:
            raise ValueError(f"mức {row.level} ngoài thang 1 đến {BEST_LEVEL}")
        found = levels.setdefault((row.unit, row.question), {})
        found[row.level] = found.get(row.level, 0) + row.count
    return levels


def _leaf(
    unit: str,
    leaf: SurveyLeaf,
    levels: Levels,
    answered: Mapping[tuple[str, str], int],
    weights: Weights,
) -> LeafFigure | None:
    scores = _scores(unit, leaf, levels, weights)
    answers = sum(scores.values())
    if not answers:
        return None
    # The mean is told as Σ answers / (5 × answers), the others as answers (or weights) / answers.
    whole = BEST_LEVEL if leaf.formula is SurveyFormula.MEAN else 1
    return LeafFigure(
        unit=unit,
        criterion=leaf.criterion,
        formula=leaf.formula,
        earned=whole * sum((score * count for score, count in scores.items()), ZERO),
        possible=Decimal(whole * answers),
        answers=answers,
        forms=(forms := answered.get((unit, leaf.criterion), 0)),
        margin=_margin(leaf, scores, forms),
    )


def _scores(unit: str, leaf: SurveyLeaf, levels: Levels, weights: Weights) -> dict[Decimal, int]:
    """What each answer earns (0..1) and how many earn it."""
    scores: dict[Decimal, int] = {}
    for question in leaf.questions:
        for level, count in levels.get((unit, question), {}).items():
            score = _score(leaf.formula, question, level, weights)
            scores[score] = scores.get(score, 0) + count
    return scores


def _score(formula: SurveyFormula, question: str, level: int, weights: Weights) -> Decimal:
    match formula:
        case SurveyFormula.SHARE_TOP2 | SurveyFormula.OVERALL_ITEM:
            return Decimal(level >= SATISFIED_FROM)
        case SurveyFormula.MEAN:
            return (Decimal(level) * 2).scaleb(-1)
        case SurveyFormula.WEIGHTED:
            weight = weights.get(question, {}).get(level)
            if weight is None:
                raise ValueError(f"câu {question}, mức {level} không có trọng số")
            return weight


def _margin(leaf: SurveyLeaf, scores: Mapping[Decimal, int], forms: int) -> Decimal | None:
    """1,96 · sqrt(p(1−p)/n) · 100 for shares; the sample standard deviation for a mean or weights."""
    answers = sum(scores.values())
    if forms < 1:
        return None
    total = sum((score * count for score, count in scores.items()), ZERO)
    squares = sum((score * score * count for score, count in scores.items()), ZERO)
    spread = squares * answers - total * total
    share = leaf.formula in (SurveyFormula.SHARE_TOP2, SurveyFormula.OVERALL_ITEM)
    if not share and answers < 2:
        return None
    return _root(spread, answers * answers if share else answers * (answers - 1), forms)


_ROOT_DIGITS = Rounding(digits=12)


def _root(spread: Decimal, divisor: int, forms: int) -> Decimal:
    """The margin in percentage points, rounded half-up to 2 digits; a figure to read, not to score."""
    variance = quotient(spread, Decimal(divisor * forms), _ROOT_DIGITS)
    return rounded(_CONFIDENCE_95 * HUNDRED * _square_root(variance), Rounding())


def _square_root(value: Decimal) -> Decimal:
    """The root to 12 digits, by whole numbers, so that no decimal context matters."""
    return Decimal(isqrt(int(value.scaleb(24)))).scaleb(-12)
