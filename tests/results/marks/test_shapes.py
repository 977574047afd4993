import re
from xml.etree import ElementTree as ET

import pytest

from results import marks
from results.core.tones import Tone
from results.marks.shapes import circle, number, place

EVERY_MARK = [
    marks.bar(88, Tone.GOOD, previous=70, cuts=[90, 80], low=40),
    marks.progress(3, 4),
    marks.stack([(Tone.GOOD, 3), (Tone.WEAK, 1)]),
    marks.delta(-3, 6),
    marks.likert([1, 2, 3, 4, 5]),
    marks.strip([(88, Tone.GOOD, "Sở A & B")], [(80, Tone.GOOD), (0, Tone.WEAK)], low=50),
    marks.trend([80, 85], low=75, high=90, grid=[80]),
]


@pytest.mark.parametrize("mark", EVERY_MARK)
def test_mark_is_well_formed_and_hidden_from_readers(mark):
    root = ET.fromstring(mark)  # noqa: S314 - our own mark

    assert (root.tag, root.get("aria-hidden"), root.get("width")) == ("svg", "true", "100%")


@pytest.mark.parametrize("mark", EVERY_MARK)
def test_mark_carries_no_style_and_no_view_box(mark):
    assert re.findall(r"style|viewBox|class=\"(?!mark\")", mark) == []


@pytest.mark.parametrize(("value", "at"), [(40, 0), (70, 50), (100, 100), (10, 0), (120, 100)])
def test_place_keeps_within_the_width(value, at):
    assert place(value, 40, 100) == at


@pytest.mark.parametrize(("value", "text"), [(50.0, "50"), (33.333, "33.33"), (0.5, "0.5"), (0, "0")])
def test_number_is_short_and_has_a_point(value, text):
    assert number(value) == text


def test_circle_escapes_the_name_it_shows():
    assert "<title>A &amp; B &lt;1&gt;</title>" in circle(1, 2, 3, "#000", name="A & B <1>")
