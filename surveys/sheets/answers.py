"""Answers as typed, codes or labels, brought to levels 1..5 where 5 is the best."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_portal.lib.sheets.reader import Raw, Texts
from cchc_portal.lib.text import fold_header

BLANK = "."
BEST = 5
BUILT_IN = {
    "rất hài lòng": 5,
    "hài lòng": 4,
    "bình thường": 3,
    "không hài lòng": 2,
    "rất không hài lòng": 1,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the set: its code, its place in the stored answers, its labels (folded) and levels."""

    code: str
    labels: Mapping[str, int]


class AnswerReader:
    """Reads one raw cell at a time; every distinct cell of a question is worked out once.

    `five_best` says which end of the codes is the good one; None where nobody said, which is an
    error as soon as a code appears. Labels say it by themselves.
    """

    def __init__(self, questions: Sequence[Question], texts: Texts, *, five_best: bool | None) -> None:
        self._labels = [question.labels for question in questions]
        self._texts = texts
        self._five_best = five_best
        self._known: list[dict[Raw, str | None]] = [{"": BLANK} for _ in questions]
        self.distribution = Counter[str]()
        self.codes_seen = False

    def level(self, place: int, raw: Raw) -> str | None:
        """The level as one character, BLANK, or None for an answer outside the scale."""
        known = self._known[place]
        if raw in known:
            return known[raw]
        level = known[raw] = self._read(place, raw)
        return level

    def _read(self, place: int, raw: Raw) -> str | None:
        if isinstance(raw, str):
            text = fold_header(self._texts.clean(raw))
            if not text:
                return BLANK
            level = self._labels[place].get(text)
            if level is not None:
                return str(level)
            return self._code(int(text), place) if text.isascii() and text.isdigit() else None
        if isinstance(raw, int | float) and not isinstance(raw, bool) and raw == int(raw):
            return self._code(int(raw), place)
        return None

    def _code(self, code: int, place: int) -> str | None:
        if not 1 <= code <= BEST:
            return None
        self.codes_seen = True
        return str(code if self._five_best is not False else BEST + 1 - code)
