from dataclasses import replace

from documents.layout.answer import criteria_told
from tests.documents.layout.answers import answer, line, points


def test_points_print_a_word_where_there_are_none():
    assert [points("1.5", "Đã chấm").figure, points(None, "Tính sau").figure] == ["1,50", "Tính sau"]


def test_sums_add_up_each_column():
    sums = answer().sums

    assert (sums.codes, sums.figures, sums.gain) == (("1.1", "2.3"), ("1,75", "3,00", "2,75"), 1)
    assert answer().uncounted == ()


def test_sums_leave_out_a_line_without_points_in_some_column():
    lines = (*answer().lines, line("3.1", "4.00", "5.00", None, "Chấp nhận"))

    assert (answer(lines=lines).sums, answer(lines=lines).uncounted) == (answer().sums, ("3.1",))


def test_counts_are_by_outcome_as_they_first_come():
    rejected = replace(answer().lines[0], outcome="Không chấp nhận")

    assert answer(lines=(rejected, *answer().lines, rejected)).counts == (
        ("Không chấp nhận", 2),
        ("Chấp nhận một phần", 1),
        ("Chấp nhận", 1),
    )


def test_criteria_are_told_one_or_many():
    assert [criteria_told(["1.1"]), criteria_told(["1.1", "2.3"])] == [
        "tiêu chí 1.1",
        "các tiêu chí 1.1, 2.3",
    ]
