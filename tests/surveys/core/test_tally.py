from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.core.rounding import Rounding
from scoring.core.types import SurveyFigure, SurveyFormula
from surveys.core.tally import AnswerCount, LeafFigure, SurveyLeaf, Weights, tally

D = Decimal
COUNTS = (
    AnswerCount("U", "C1", 5, 30),
    AnswerCount("U", "C1", 4, 20),
    AnswerCount("U", "C1", 3, 10),
    AnswerCount("U", "C2", 4, 25),
    AnswerCount("U", "C2", 1, 15),
    AnswerCount("V", "C1", 1, 4),
)


def _figure(
    formula: SurveyFormula, *questions: str, unit: str = "U", forms: int = 60, weights: Weights | None = None
) -> LeafFigure | None:
    leaf = SurveyLeaf("8.1", questions, formula)
    return tally(COUNTS, {unit: [leaf]}, {(unit, "8.1"): forms}, weights)[(unit, "8.1")]


@pytest.mark.parametrize(
    ("formula", "questions", "earned", "possible"),
    [
        (SurveyFormula.SHARE_TOP2, ("C1", "C2"), "75", "100"),
        (SurveyFormula.MEAN, ("C1", "C2"), "375", "500"),
        (SurveyFormula.OVERALL_ITEM, ("C2",), "25", "40"),
        (SurveyFormula.SHARE_TOP2, ("C1", "C9"), "50", "60"),
    ],
)
def test_index_is_kept_as_two_numbers(
    formula: SurveyFormula, questions: tuple[str, ...], earned: str, possible: str
) -> None:
    found = _figure(formula, *questions)
    assert found is not None
    assert (found.earned, found.possible) == (D(earned), D(possible))


def test_weighted_formula_uses_the_weights_of_the_question() -> None:
    weights = {"C2": {4: D("0.75"), 1: D("0.1")}}
    found = _figure(SurveyFormula.WEIGHTED, "C2", weights=weights)
    assert found is not None
    assert (found.earned, found.possible, found.index(Rounding())) == (D("20.25"), D(40), D("50.63"))


def test_weight_must_be_there() -> None:
    with pytest.raises(ValueError, match="câu C2, mức 1 không có trọng số"):
        _figure(SurveyFormula.WEIGHTED, "C2", weights={"C2": {4: D(1)}})


@pytest.mark.parametrize(("unit", "question"), [("U", "C9"), ("V", "C2"), ("W", "C1")])
def test_no_answer_gives_no_figure(unit: str, question: str) -> None:
    assert _figure(SurveyFormula.MEAN, question, unit=unit) is None


@pytest.mark.parametrize(
    ("formula", "questions", "forms", "margin"),
    [
        (SurveyFormula.SHARE_TOP2, ("C1", "C2"), 60, "10.96"),
        (SurveyFormula.SHARE_TOP2, ("C1", "C2"), 15, "21.91"),
        (SurveyFormula.MEAN, ("C1",), 60, "3.80"),
        (SurveyFormula.MEAN, ("C1",), 0, None),
    ],
)
def test_margin_of_error(
    formula: SurveyFormula, questions: tuple[str, ...], forms: int, margin: str | None
) -> None:
    found = _figure(formula, *questions, forms=forms)
    assert found is not None
    assert found.margin == (None if margin is None else D(margin))


def test_mean_of_one_answer_has_no_margin() -> None:
    leaf = SurveyLeaf("1", ("C1",), SurveyFormula.MEAN)
    found = tally([AnswerCount("U", "C1", 3, 1)], {"U": [leaf]}, {("U", "1"): 1})[("U", "1")]
    assert found is not None
    assert (found.margin, found.answers) == (None, 1)


def test_unanimous_answers_have_no_spread() -> None:
    found = _figure(SurveyFormula.SHARE_TOP2, "C1", unit="V", forms=4)
    assert found is not None
    assert (found.index(Rounding()), found.margin) == (D("0.00"), D("0.00"))


def test_level_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="mức 6"):
        tally([AnswerCount("U", "C1", 6, 1)], {}, {})


def test_figure_is_what_scoring_reads() -> None:
    found = _figure(SurveyFormula.SHARE_TOP2, "C1")
    assert found is not None
    assert found.figure() == SurveyFigure("U", "8.1", SurveyFormula.SHARE_TOP2, D(50), D(60), 60)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=30), st.sampled_from(list(SurveyFormula)))
def test_index_lies_in_0_to_100(answers: list[int], formula: SurveyFormula) -> None:
    weights = {"C1": {level: Decimal(level - 1) / 4 for level in range(1, 6)}}
    counts = [AnswerCount("U", "C1", level, 1) for level in answers]
    leaves = {"U": [SurveyLeaf("1", ("C1",), formula)]}
    found = tally(counts, leaves, {("U", "1"): len(answers)}, weights)[("U", "1")]
    assert found is not None
    assert 0 <= found.earned <= found.possible
    assert found.margin is None or found.margin >= 0
