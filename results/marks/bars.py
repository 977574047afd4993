"""Marks that lie along one line: a score, a share done, parts of a whole, a change."""

from collections.abc import Iterable

from results.core.tones import Tone
from results.marks.shapes import GRID, INK, TONE_COLOURS, TRACK, WHITE, Number, place, rect, svg, upright

_RISE = "#0B5D57"
_FALL = "#A3441A"
_DONE = "#0E6B5E"
_GAP = 0.35  # white between neighbours of a stack, percent


def bar(
    value: Number,
    tone: Tone,
    *,
    previous: Number | None = None,
    cuts: Iterable[Number] = (),
    low: Number = 0,
    high: Number = 100,
) -> str:
    """A bar from `low`, white cuts at the class bounds, an ink tick at last year's value."""
    height = 14
    shapes = [
        rect(0, 100, height - 2, TRACK, y=1, radius=2),
        rect(0, place(value, low, high), height - 2, TONE_COLOURS[tone], y=1, radius=2),
        *(upright(place(cut, low, high), height, WHITE) for cut in cuts if low < cut < high),
    ]
    if previous is not None:
        shapes.append(upright(place(previous, low, high), height, INK, width=2))
    return svg(height, shapes)


def progress(done: int, total: int) -> str:
    """How much of a whole is done; nothing of nothing is nothing."""
    height = 6
    share = 100 * done / total if total else 0
    return svg(height, [rect(0, 100, height, GRID, radius=3), rect(0, share, height, _DONE, radius=3)])


def stack(parts: Iterable[tuple[Tone, int]]) -> str:
    """Counts side by side, filling the width; parts of zero are left out."""
    present = [(tone, count) for tone, count in parts if count]
    total = sum(count for _, count in present)
    height, start, shapes = 22, 0.0, []
    for tone, count in present:
        width = 100 * count / total
        shapes.append(rect(start, width - _GAP, height, TONE_COLOURS[tone]))
        start += width
    return svg(height, shapes)


def delta(change: Number, limit: Number) -> str:
    """A bar to the right of the centre for a rise, to the left for a fall; ±`limit` fills half."""
    height = 16
    length = 50 * max(-1.0, min(1.0, float(change) / float(limit)))
    colour = _RISE if length >= 0 else _FALL
    return svg(
        height,
        [
            rect(0, 100, height - 4, TRACK, y=2),
            rect(50 + min(length, 0), abs(length), height - 4, colour, y=2),
            upright(50, height, INK),
        ],
    )
