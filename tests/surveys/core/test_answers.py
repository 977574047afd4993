import pytest

from surveys.core.answers import (
    BLANK,
    INVALID,
    AnswerReader,
    count_codes,
    five_level_labels,
    labels_of,
    levels,
)


@pytest.mark.parametrize(
    ("cell", "sign"),
    [
        (5.0, "5"),
        (1, "1"),
        ("4", "4"),
        ("4,0", "4"),
        ("Rất hài lòng", "e"),
        ("  bình  THƯỜNG ", "c"),
        ("", BLANK),
        ("\u00a0", BLANK),
        (6.0, INVALID),
        (0, INVALID),
        (2.5, INVALID),
        (True, INVALID),
        ("4%", INVALID),
        ("Không rõ", INVALID),
    ],
)
def test_read_cell(cell, sign):
    assert AnswerReader(five_level_labels()).read([cell]) == sign


def test_read_truth_value_is_no_answer_even_after_a_one():
    reader = AnswerReader(five_level_labels())
    assert reader.read([1.0, True]) == "1" + INVALID
    assert reader.read([True, 1.0]) == INVALID + "1"


@pytest.mark.parametrize(("one_is_best", "read"), [(False, "125.54"), (True, "541.54")])
def test_levels_with_one_as_the_best_turns_codes_but_not_labels(one_is_best, read):
    assert levels("125.ed", one_is_best=one_is_best) == read


def test_count_codes_as_they_stood_there():
    assert dict(count_codes(["11?5", "d..1"])) == {1: 3, 5: 1}


def test_labels_of_an_own_scale_are_folded():
    assert labels_of({5: "Đồng  Ý", 1: "Phản đối"}) == {"đồng ý": 5, "phản đối": 1}
