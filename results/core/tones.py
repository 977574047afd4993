"""Colour steps: a tone for each class of the classification, a shade for each percentage.

Class names are rows of the criteria set, so a tone is given by place, never by name.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum


class Tone(StrEnum):
    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    WEAK = "weak"
    NONE = "none"


# By how many classes a group has, best first. Four classes leave out the top: "Tốt" keeps its colour.
_PALETTES: dict[int, tuple[Tone, ...]] = {
    1: (Tone.GOOD,),
    2: (Tone.GOOD, Tone.WEAK),
    3: (Tone.GOOD, Tone.FAIR, Tone.WEAK),
    4: (Tone.GOOD, Tone.FAIR, Tone.AVERAGE, Tone.WEAK),
    5: (Tone.EXCELLENT, Tone.GOOD, Tone.FAIR, Tone.AVERAGE, Tone.WEAK),
}
_STEPS = (50, 60, 70, 80, 90, 95)


def tones_of(classes: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], Tone]:
    """The tone of each (group, class name), from each group's class names, best first.

    A name that several groups use has the tone it has in the group with the most classes.
    """
    by_name: dict[str, Tone] = {}
    for names in sorted(classes.values(), key=len):
        by_name.update(zip(names, _palette(len(names)), strict=True))
    return {(group, name): by_name[name] for group, names in classes.items() for name in names}


def shade_of(percent: Decimal) -> int:
    """The heatmap's step, 1 (below 50) to 7 (95 and more), of a percentage as it is shown: whole."""
    return 1 + sum(percent >= step for step in _STEPS)


def _palette(count: int) -> tuple[Tone, ...]:
    """`count` tones, best first; beyond five classes neighbours in the middle share a tone."""
    if count in _PALETTES:
        return _PALETTES[count]
    five = _PALETTES[5]
    return tuple(five[place * 5 // count] for place in range(count))
