"""What a cell of a survey form says: a level 1..5, from a code or from the label of a scale."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cchc_portal.lib.numbers import NumberError, parse_decimal
from cchc_portal.lib.text import fold_header

BLANK = "."
INVALID = "?"
FIVE_LEVELS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")
LEVELS = range(1, 6)
_LABELLED = "abcde"  # the signs of the levels 1..5 given as labels
_STRAIGHT = str.maketrans("12345" + _LABELLED, "1234512345")
_TURNED = str.maketrans("12345" + _LABELLED, "5432112345")

Cell = str | float | date | object


@dataclass(slots=True)
class AnswerReader:
    """Reads the answers of one scale. `labels`: folded label → level.

    Each distinct cell is understood once: a survey has a million cells and a dozen different ones.
    """

    labels: Mapping[str, int]
    _signs: dict[Cell, str] = field(default_factory=dict)

    def read(self, cells: Sequence[Cell]) -> str:
        """One sign a cell: a code is its own, a label has a letter; BLANK for an empty cell, INVALID for
        anything else. `levels` and `count_codes` read the signs."""
        if bool in map(type, cells):  # True equals 1 as a key, yet is no answer
            cells = [str(cell) if isinstance(cell, bool) else cell for cell in cells]
        signs = self._signs
        try:
            return "".join(map(signs.__getitem__, cells))
        except KeyError:
            return "".join([signs[cell] if cell in signs else self._first_time(cell) for cell in cells])

    def _first_time(self, cell: Cell) -> str:
        text = fold_header(cell) if isinstance(cell, str) else ""
        sign = self._signs[cell] = self._understood(cell, text)
        return sign

    def _understood(self, cell: Cell, text: str) -> str:
        if isinstance(cell, str) and not text:
            return BLANK
        if text in self.labels:
            return _LABELLED[self.labels[text] - 1]
        code = _code(text if isinstance(cell, str) else cell)
        return INVALID if code is None else str(code)


def levels(signs: str, *, one_is_best: bool) -> str:
    """The level of each sign, or BLANK. `one_is_best` turns codes round (1 is read as 5), labels never."""
    return signs.translate(_TURNED if one_is_best else _STRAIGHT)


def count_codes(signs: Iterable[str]) -> Counter[int]:
    """How often each code was given, as it stood there."""
    joined = "".join(signs)
    return +Counter({code: joined.count(str(code)) for code in LEVELS})


def _code(cell: Cell) -> int | None:
    if isinstance(cell, str):
        try:
            number = parse_decimal(cell)
        except NumberError:
            return None
        return int(number) if number in LEVELS and "%" not in cell else None
    return int(cell) if isinstance(cell, int | float) and cell in LEVELS else None


def labels_of(names: Mapping[int, str]) -> dict[str, int]:
    """Folded label → level, of a scale given as level → label."""
    return {fold_header(label): level for level, label in names.items()}


def five_level_labels() -> dict[str, int]:
    """The built-in scale Hài lòng 5 mức."""
    return labels_of(dict(enumerate(FIVE_LEVELS, start=1)))
