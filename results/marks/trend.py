"""Values through the years."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from results.marks.shapes import GRID, Number, circle, number, place, svg

_HEIGHT, _PAD = 92, 8
_LINE = "#14518B"
_NOW = "#9B1B1E"


def trend(values: Sequence[Number], *, low: Number, high: Number, grid: Iterable[Number] = ()) -> str:
    """Values at even steps, joined; the last stands out. Each lies in the middle of its step, so
    that labels of equal width stand under the points."""
    points = [((n + 0.5) * 100 / len(values), _y(value, low, high)) for n, value in enumerate(values)]
    shapes = [_line((0, y), (100, y), GRID, 1) for y in (_y(level, low, high) for level in grid)]
    shapes += [_line(start, end, _LINE, 2.5) for start, end in pairwise(points)]
    shapes += [circle(x, y, 4, _LINE) for x, y in points[:-1]]
    shapes += [circle(x, y, 6, _NOW) for x, y in points[-1:]]
    return svg(_HEIGHT, shapes)


def _y(value: Number, low: Number, high: Number) -> float:
    return _PAD + (_HEIGHT - 2 * _PAD) * (1 - place(value, low, high) / 100)


def _line(start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> str:
    ends = f'x1="{number(start[0])}%" y1="{number(start[1])}" x2="{number(end[0])}%" y2="{number(end[1])}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{number(width)}" stroke-linecap="round"/>'
