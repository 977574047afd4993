"""Answers on a five-level scale, diverging from the middle."""

from collections.abc import Sequence
from itertools import accumulate

from results.marks.shapes import INK, place, rect, svg, upright

COLOURS = ("#8A3410", "#D08A4E", "#D5DADF", "#6DB3A8", "#0B5D57")


def likert(counts: Sequence[int], reach: int = 40) -> str:
    """Five counts, worst first; half of the middle one lies on either side of the centre line.

    `reach` percent lie left of the centre: one for all rows, so that rows under each other share it.
    """
    height = 18
    total = sum(counts)
    if not total:
        return svg(height, [])
    shares = [100 * count / total for count in counts]
    start = -(shares[0] + shares[1] + shares[2] / 2)
    edges = [place(edge, -reach, 100) for edge in accumulate(shares, initial=start)]
    boxes = [
        rect(left, right - left, height, colour)
        for left, right, colour in zip(edges, edges[1:], COLOURS, strict=False)
    ]
    return svg(height, [*boxes, upright(place(0, -reach, 100), height, INK, over=2)])
