from decimal import Decimal

import pytest

from results.core.tones import Tone, shade_of, tones_of


def test_tones_of_five_classes_run_from_best_to_worst():
    names = ["A", "B", "C", "D", "E"]

    assert list(tones_of({"SO": names}).values()) == list(Tone)[:5]


def test_tones_of_a_smaller_group_keep_the_colour_of_the_shared_name():
    tones = tones_of({"DOC": ["Tốt", "Yếu"], "SO": ["Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"]})

    assert (tones["DOC", "Tốt"], tones["DOC", "Yếu"]) == (Tone.GOOD, Tone.WEAK)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Đạt"], [Tone.GOOD]),
        (["Đạt", "Không đạt"], [Tone.GOOD, Tone.WEAK]),
        (["1", "2", "3"], [Tone.GOOD, Tone.FAIR, Tone.WEAK]),
        (["1", "2", "3", "4"], [Tone.GOOD, Tone.FAIR, Tone.AVERAGE, Tone.WEAK]),
    ],
)
def test_tones_of_few_classes_span_the_scale(names, expected):
    assert list(tones_of({"XA": names}).values()) == expected


def test_tones_of_many_classes_begin_best_and_end_worst():
    tones = list(tones_of({"XA": list("ABCDEFG")}).values())

    assert (tones[0], tones[-1], len(tones)) == (Tone.EXCELLENT, Tone.WEAK, 7)


@pytest.mark.parametrize(
    ("percent", "shade"),
    [
        ("0", 1),
        ("49", 1),
        ("50", 2),
        ("69", 3),
        ("79", 4),
        ("80", 5),
        ("90", 6),
        ("94", 6),
        ("95", 7),
        ("104", 7),
    ],
)
def test_shade_of_a_percentage_at_each_bound(percent, shade):
    assert shade_of(Decimal(percent)) == shade
