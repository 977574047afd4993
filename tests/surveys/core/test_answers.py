import pytest

from surveys.core.answers import BLANK, INVALID, AnswerReader, five_level_labels, labels_of


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (5.0, "5"),
        (1, "1"),
        ("4", "4"),
        ("4,0", "4"),
        ("Rất hài lòng", "5"),
        ("  bình  THƯỜNG ", "3"),
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
def test_read_cell(cell, answer):
    assert AnswerReader(five_level_labels()).read([cell]) == [answer]


def test_read_truth_value_is_no_answer_even_after_a_one():
    reader = AnswerReader(five_level_labels())
    assert reader.read([1.0, True]) == ["1", INVALID]
    assert reader.read([True, 1.0]) == [INVALID, "1"]


def test_read_with_one_as_the_best_turns_codes_but_not_labels():
    reader = AnswerReader(five_level_labels(), one_is_best=True)
    assert reader.read([1.0, 2.0, "5", "Rất hài lòng"]) == ["5", "4", "1", "5"]


def test_codes_are_counted_as_they_stood_there():
    reader = AnswerReader(five_level_labels(), one_is_best=True)
    reader.read([1.0, 1.0, "5"])
    reader.read(["Hài lòng", "", 9, 1.0])
    assert dict(reader.codes) == {1: 3, 5: 1}


def test_labels_of_an_own_scale_are_folded():
    assert labels_of({5: "Đồng  Ý", 1: "Phản đối"}) == {"đồng ý": 5, "phản đối": 1}
