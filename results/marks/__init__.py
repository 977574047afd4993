"""Chart marks as SVG text: words and numbers stay in HTML, here are only shapes.

Lengths are percentages, so a mark stretches with its column while circles stay round; colours are
presentation attributes, so the strict content policy lets them pass and WeasyPrint draws the same.
A value outside a mark's domain is drawn at its edge. Every function is pure and returns one <svg>,
hidden from screen readers: the same facts stand beside it in words.
"""

from results.marks.bars import bar, delta, progress, stack
from results.marks.likert import likert
from results.marks.strip import strip
from results.marks.trend import trend

__all__ = ["bar", "delta", "likert", "progress", "stack", "strip", "trend"]
