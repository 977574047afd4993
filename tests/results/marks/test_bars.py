import re

import pytest

from results.core.tones import Tone
from results.marks import bar, delta, progress, stack


def _widths(mark: str) -> list[str]:
    return re.findall(r'<rect[^>]* width="([\d.]+)%"', mark)


def _lines(mark: str) -> list[tuple[str, str]]:
    return re.findall(r'<line x1="([\d.]+)%"[^>]* stroke="(#\w+)"', mark)


def test_bar_is_as_long_as_its_value_on_the_scale():
    assert _widths(bar(88, Tone.GOOD, low=40)) == ["100", "80"]


def test_bar_has_white_cuts_inside_the_scale_and_an_ink_tick():
    mark = bar(88, Tone.GOOD, low=40, cuts=[90, 70, 40, 20], previous=55)

    assert _lines(mark) == [("83.33", "#FFFFFF"), ("50", "#FFFFFF"), ("25", "#16202B")]


def test_bar_has_the_colour_of_its_tone():
    assert '#8A3410"/>' in bar(10, Tone.WEAK)


@pytest.mark.parametrize(("done", "total", "width"), [(0, 0, "0"), (3, 4, "75"), (4, 4, "100")])
def test_progress_is_as_long_as_the_share_done(done, total, width):
    assert _widths(progress(done, total)) == ["100", width]


def test_stack_fills_the_width_and_leaves_out_empty_parts():
    mark = stack([(Tone.EXCELLENT, 1), (Tone.GOOD, 3), (Tone.WEAK, 0)])

    assert _widths(mark) == ["24.65", "74.65"]
    assert re.findall(r'<rect x="([\d.]+)%"', mark) == ["0", "25"]


@pytest.mark.parametrize(
    ("change", "start", "width"), [(3, "50", "25"), (-3, "25", "25"), (0, "50", "0"), (-20, "0", "50")]
)
def test_delta_grows_from_the_centre_and_stops_at_the_edge(change, start, width):
    assert re.findall(r'<rect x="([\d.]+)%"', delta(change, 6))[1] == start
    assert _widths(delta(change, 6))[1] == width
