"""What a cell of a survey form says: a level 1..5, from a code or from the label of a scale."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cchc_portal.lib.numbers import NumberError, parse_decimal
from cchc_portal.lib.text import fold_header

BLANK = "."
INVALID = ""
FIVE_LEVELS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")
_LEVELS = range(1, 6)

Cell = str | float | date | object


@dataclass(slots=True)
class AnswerReader:
    """Reads the answers of one scale and counts how they were given.

    `labels`: folded label → level. `one_is_best` turns codes round (1 is read as 5), labels never.
    """

    labels: Mapping[str, int]
    one_is_best: bool = False
    codes: Counter[int] = field(default_factory=Counter)
    _known: dict[Cell, tuple[str, int | None]] = field(default_factory=dict)

    def read(self, cell: Cell) -> str:
        """One character: "1".."5", BLANK for an empty cell, INVALID for anything else."""
        if cell is True or cell is False:  # True equals 1 as a key, yet is no answer
            return INVALID
        known = self._known.get(cell)
        if known is None:
            known = self._known[cell] = self._first_time(cell)
        if known[1] is not None:
            self.codes[known[1]] += 1
        return known[0]

    def _first_time(self, cell: Cell) -> tuple[str, int | None]:
        """The character, and the code where the answer was a code."""
        text = fold_header(cell) if isinstance(cell, str) else ""
        if isinstance(cell, str) and not text:
            return BLANK, None
        if text in self.labels:
            return str(self.labels[text]), None
        code = _code(text if isinstance(cell, str) else cell)
        if code is None:
            return INVALID, None
        return str(6 - code if self.one_is_best else code), code


def _code(cell: Cell) -> int | None:
    if isinstance(cell, str):
        try:
            number = parse_decimal(cell)
        except NumberError:
            return None
        return int(number) if number in _LEVELS and "%" not in cell else None
    return int(cell) if isinstance(cell, int | float) and cell in _LEVELS else None


def labels_of(names: Mapping[int, str]) -> dict[str, int]:
    """Folded label → level, of a scale given as level → label."""
    return {fold_header(label): level for level, label in names.items()}


def five_level_labels() -> dict[str, int]:
    """The built-in scale Hài lòng 5 mức."""
    return labels_of(dict(enumerate(FIVE_LEVELS, start=1)))
