import re

from results.core.tones import Tone
from results.marks import strip

ZONES = [(90, Tone.EXCELLENT), (80, Tone.GOOD), (0, Tone.WEAK)]


def _dots(mark: str) -> list[tuple[str, str]]:
    return re.findall(r'<circle cx="([\d.]+)%" cy="([\d.]+)"', mark)


def test_strip_places_dots_on_the_scale():
    dots = _dots(strip([(60, Tone.WEAK, "A"), (90, Tone.EXCELLENT, "B")], ZONES, low=50))

    assert [x for x, _ in dots] == ["20", "80"]


def test_strip_piles_dots_that_would_touch():
    mark = strip([(80, Tone.GOOD, "A"), (80.2, Tone.GOOD, "B"), (80.4, Tone.GOOD, "C")], ZONES, low=50)

    assert [y for _, y in _dots(mark)] == ["24", "15", "6"]


def test_strip_zones_reach_from_bound_to_bound():
    zones = re.findall(r'<rect x="([\d.]+)%"[^>]* width="([\d.]+)%"', strip([], ZONES, low=50))

    assert zones == [("80", "19.7"), ("60", "19.7"), ("0", "59.7")]


def test_strip_leaves_out_zones_below_the_scale():
    assert strip([], [(40, Tone.GOOD), (0, Tone.WEAK)], low=50).count("<rect") == 1
