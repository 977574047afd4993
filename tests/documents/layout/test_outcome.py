from dataclasses import replace

import pytest

from documents.layout.outcome import GroupCount, outcome_of
from documents.layout.summary import summary_annex
from documents.layout.sums import FiguresDisagree
from tests.documents.papers import groups, summaries


def test_units_are_counted_by_class_and_group():
    outcome = outcome_of(groups(), summaries())

    assert outcome.classes == ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu")
    assert [(row.name, row.units, row.cells) for row in outcome.groups] == COUNTED
    assert (outcome.total, outcome.has_without) == (TOTAL, False)


def test_counts_are_those_of_the_letter_s_annexes():
    outcome = outcome_of(groups(), summaries())

    for row, annex in zip(outcome.groups, outcome.annexes, strict=True):
        told = "; ".join(
            f"{name}: {count}"
            for name, count in zip(outcome.classes, row.classes, strict=True)
            if count is not None
        )
        assert annex.notes[0] == f"Tổng số {row.units} đơn vị; {told}."


def test_unit_without_an_index_has_a_column_of_its_own():
    outcome = outcome_of(groups(2031), summaries(2031))

    assert (outcome.has_without, outcome.total.without, outcome.total.units) == (True, 1, 11)


def test_unit_of_a_class_that_its_group_has_not_stops_the_paper():
    group, *_ = groups()
    odd = replace(group, units=(replace(group.units[0], band="Siêu hạng"), *group.units[1:]))

    with pytest.raises(FiguresDisagree, match="cộng theo xếp loại là 18 đơn vị, lượt tính có 19"):
        outcome_of([odd], [summary_annex(odd, number="I")])


COUNTED = [
    ("Các sở, ban, ngành", 19, ("4", "9", "6", "0", "0")),
    ("Các đơn vị ngành dọc đóng trên địa bàn tỉnh", 6, ("-", "5", "1", "0", "0")),
    ("Ủy ban nhân dân các huyện, thành phố", 7, ("1", "6", "0", "0", "0")),
]
TOTAL = GroupCount("Tổng cộng", 32, (5, 20, 7, 0, 0), 0)
