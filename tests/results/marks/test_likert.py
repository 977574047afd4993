import re

from results.marks import likert
from results.marks.likert import COLOURS


def _boxes(mark: str) -> list[tuple[float, float]]:
    found = re.findall(r'<rect x="([\d.]+)%"[^>]* width="([\d.]+)%"', mark)
    return [(float(x), float(width)) for x, width in found]


def test_likert_lays_half_of_the_middle_on_either_side_of_the_centre():
    mark = likert([0, 0, 10, 0, 0], reach=50)
    boxes = _boxes(mark)
    centre = float(re.findall(r'<line x1="([\d.]+)%"', mark)[0])

    assert abs(boxes[2][0] + boxes[2][1] / 2 - centre) < 0.02


def test_likert_boxes_touch_and_span_all_answers():
    boxes = _boxes(likert([1, 2, 3, 4, 10]))
    ends = [x + width for x, width in boxes]

    assert all(abs(end - start) < 0.02 for end, (start, _) in zip(ends, boxes[1:], strict=False))
    assert abs(ends[-1] - boxes[0][0] - 100 / 1.4) < 0.05  # 100 of the 140 percent of the scale


def test_likert_goes_from_worst_to_best():
    assert re.findall(r'fill="(#\w+)"', likert([1, 1, 1, 1, 1])) == list(COLOURS)


def test_likert_without_answers_is_empty():
    assert "<rect" not in likert([0, 0, 0, 0, 0])
