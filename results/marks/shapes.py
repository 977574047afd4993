"""The few shapes that marks are made of, and the colours they share."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from results.core.tones import Tone

Number: TypeAlias = Decimal | float | int

TONE_COLOURS = {
    Tone.EXCELLENT: "#0B5D57",
    Tone.GOOD: "#4C9F94",
    Tone.FAIR: "#D9B84A",
    Tone.AVERAGE: "#C9762B",
    Tone.WEAK: "#8A3410",
    Tone.NONE: "#AEB8C2",
}
TRACK = "#EDF0F3"
GRID = "#E3E7EB"
INK = "#16202B"
WHITE = "#FFFFFF"


def svg(height: int, shapes: Iterable[str]) -> str:
    """One mark, as wide as its place."""
    body = "".join(shapes)
    return (
        f'<svg class="mark" width="100%" height="{height}" aria-hidden="true" focusable="false">{body}</svg>'
    )


def place(value: Number, low: Number, high: Number) -> float:
    """Where a value lies in low..high, in percent of the width; an outside value at the edge."""
    share = (float(value) - float(low)) / (float(high) - float(low))
    return 100 * max(0.0, min(1.0, share))


def rect(x: float, width: float, height: int, fill: str, *, y: int = 0, radius: int = 0) -> str:
    """A box; x and width in percent, y and height in pixels."""
    rounded = f' rx="{radius}"' if radius else ""
    return (
        f'<rect x="{number(x)}%" y="{y}" width="{number(width)}%" height="{height}"{rounded} fill="{fill}"/>'
    )


def upright(x: float, height: int, colour: str, *, width: int = 1, over: int = 0) -> str:
    """A vertical line at x percent, `over` pixels longer at both ends."""
    ends = f'x1="{number(x)}%" x2="{number(x)}%" y1="{-over}" y2="{height + over}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{width}"/>'


def circle(x: float, y: float, radius: float, fill: str, *, edge: int = 2, name: str = "") -> str:
    """A dot with a white edge at x percent, y pixels; the browser shows `name` on hovering."""
    title = f"<title>{_text(name)}</title>" if name else ""
    shape = f'cx="{number(x)}%" cy="{number(y)}" r="{number(radius)}" fill="{fill}"'
    return f'<circle {shape} stroke="{WHITE}" stroke-width="{edge}">{title}</circle>'


def number(value: float) -> str:
    """Two decimals at most, with a point in every language."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
