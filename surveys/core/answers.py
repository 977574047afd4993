"""What a cell of a survey form says: a level 1..5, from a code or from the label of a scale."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cchc_portal.lib.numbers import NumberError, parse_decimal
from cchc_portal.lib.text import fold_header

BLANK = "."
INVALID = ""
FIVE_LEVELS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")
LEVELS = range(1, 6)

Cell = str | float | date | object


@dataclass(slots=True)
class AnswerReader:
    """Reads the answers of one scale and counts how they were given.

    `labels`: folded label → level. `one_is_best` turns codes round (1 is read as 5), labels never.
    Each distinct cell is understood once: a survey has a million cells and a dozen different ones.
    """

    labels: Mapping[str, int]
    one_is_best: bool = False
    _answers: dict[Cell, str] = field(default_factory=dict)
    _codes: dict[Cell, int] = field(default_factory=dict)
    _counts: Counter[Cell] = field(default_factory=Counter)

    def read(self, cells: Sequence[Cell]) -> list[str]:
        """One character a cell: "1".."5", BLANK for an empty one, INVALID for anything else."""
        if bool in map(type, cells):  # True equals 1 as a key, yet is no answer
            cells = [str(cell) if isinstance(cell, bool) else cell for cell in cells]
        self._counts.update(cells)
        answers = self._answers
        try:
            return [answers[cell] for cell in cells]
        except KeyError:
            return [answers[cell] if cell in answers else self._first_time(cell) for cell in cells]

    @property
    def codes(self) -> Counter[int]:
        """How often each code was given, as it stood there."""
        codes: Counter[int] = Counter()
        for cell, code in self._codes.items():
            codes[code] += self._counts[cell]
        return codes

    def _first_time(self, cell: Cell) -> str:
        text = fold_header(cell) if isinstance(cell, str) else ""
        answer = self._answers[cell] = self._understood(cell, text)
        return answer

    def _understood(self, cell: Cell, text: str) -> str:
        if isinstance(cell, str) and not text:
            return BLANK
        if text in self.labels:
            return str(self.labels[text])
        code = _code(text if isinstance(cell, str) else cell)
        if code is None:
            return INVALID
        self._codes[cell] = code
        return str(6 - code if self.one_is_best else code)


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
