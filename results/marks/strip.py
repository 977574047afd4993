"""Every unit as a dot on one scale, the classes as zones beneath."""

from collections.abc import Iterable, Iterator

from results.core.tones import Tone
from results.marks.shapes import TONE_COLOURS, Number, circle, place, rect, svg

_TOO_NEAR = 1.6  # percent of the width
_STEP = 9  # pixels between dots of a pile
_ZONE = 6  # height of the zones


def strip(
    dots: Iterable[tuple[Number, Tone, str]],
    zones: Iterable[tuple[Number, Tone]],
    *,
    low: Number,
    high: Number = 100,
) -> str:
    """Dots (value, tone, name) above the class zones (lower bound, tone; best first)."""
    piled = list(_pile((place(value, low, high), tone, name) for value, tone, name in dots))
    top = 12 + _STEP * max((level for _, level, _, _ in piled), default=0)
    shapes = list(_zones(zones, low, high, y=top))
    shapes += [
        circle(x, top - 6 - _STEP * level, 4.2, TONE_COLOURS[tone], edge=1, name=name)
        for x, level, tone, name in piled
    ]
    return svg(top + _ZONE, shapes)


def _pile(dots: Iterable[tuple[float, Tone, str]]) -> Iterator[tuple[float, int, Tone, str]]:
    """Each dot with the lowest level on which it does not touch the one before it."""
    ends: list[float] = []
    for x, tone, name in sorted(dots):
        level = next((i for i, end in enumerate(ends) if x - end >= _TOO_NEAR), len(ends))
        ends[level : level + 1] = [x]
        yield x, level, tone, name


def _zones(zones: Iterable[tuple[Number, Tone]], low: Number, high: Number, *, y: int) -> Iterator[str]:
    end = 100.0
    for bound, tone in zones:
        start = place(bound, low, high)
        if end > start:
            yield rect(start, max(end - start - 0.3, 0.1), _ZONE, TONE_COLOURS[tone], y=y)
        end = min(end, start)
