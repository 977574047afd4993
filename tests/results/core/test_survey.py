from decimal import Decimal

from results.core.survey import AnswerRow, FormCount, GroupAnswers, summary_of

NAMES = {"SO": "Các sở", "HUYEN": "Các huyện"}
ACCESS = ("Tiếp cận", ("C1", "C2"))


def _answers(group: str, *counts: int, title: str = "Tiếp cận") -> GroupAnswers:
    return GroupAnswers(group, title, ACCESS[1], counts)


def test_shares_of_a_row_are_rounded_to_one_digit():
    row = AnswerRow("Tiếp cận", ("Các sở",), (1, 2, 3, 4, 5))

    assert (row.satisfied, row.neutral, row.dissatisfied) == (
        Decimal("60.0"),
        Decimal("20.0"),
        Decimal("20.0"),
    )


def test_shares_of_a_row_without_answers_are_none():
    assert AnswerRow("Tiếp cận", (), (0, 0, 0, 0, 0)).satisfied is None


def test_summary_joins_groups_that_ask_the_same_questions():
    summary = summary_of([_answers("SO", 1, 0, 0, 0, 4), _answers("HUYEN", 0, 1, 0, 5, 0)], [], NAMES)

    assert summary.rows == (AnswerRow("Tiếp cận", ("Các sở", "Các huyện"), (1, 1, 0, 5, 4)),)


def test_summary_leaves_out_groups_that_are_not_shown_and_rows_without_answers():
    answers = [_answers("DOC", 9, 9, 9, 9, 9), _answers("SO", 0, 0, 0, 0, 0)]

    assert summary_of(answers, [], NAMES).rows == ()


def test_satisfied_of_a_summary_is_over_all_answers():
    summary = summary_of(
        [_answers("SO", 0, 0, 1, 1, 1), _answers("SO", 0, 0, 0, 0, 3, title="Khác")], [], NAMES
    )

    assert summary.satisfied == Decimal("83.33")


def test_issued_forms_are_known_only_when_declared_for_every_unit():
    assert summary_of([], [FormCount(90, 100), FormCount(80, 120)], NAMES).issued == 220
    assert summary_of([], [FormCount(90, 100), FormCount(80, None)], NAMES).issued is None
    assert summary_of([], [FormCount(90, 100), FormCount(80, None)], NAMES).valid == 170


def test_reach_of_a_summary_holds_its_most_dissatisfied_row():
    poor = summary_of([_answers("SO", 5, 2, 1, 1, 1)], [], NAMES)

    assert (poor.rows[0].left, poor.reach) == (75, 80)
    assert summary_of([], [], NAMES).reach == 40
