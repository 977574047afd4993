"""The answers of a form, read from the columns of each scale at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_portal.lib.sheets.reader import Raw
from cchc_portal.lib.sheets.rows import as_text
from cchc_portal.lib.sheets.tables import Row, Table
from surveys.core.answers import BLANK, INVALID, AnswerReader, count_codes, levels


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the set; `needed` where a leaf reads it. `labels`: folded label → level."""

    code: str
    text: str
    labels: Mapping[str, int]
    needed: bool = True


class AnswerColumns:
    """The columns of a table that hold answers; a question without a column is answered by nobody."""

    def __init__(self, table: Table, questions: Sequence[Question], *, one_is_best: bool) -> None:
        self._one_is_best = one_is_best
        scales: dict[int, list[Question]] = {}
        for question in questions:
            if table.has(question.code):
                scales.setdefault(id(question.labels), []).append(question)
        self._asked = [question for scale in scales.values() for question in scale]
        self._cells = table.picker([question.code for question in self._asked])
        self._readers = [(len(scale), AnswerReader(scale[0].labels)) for scale in scales.values()]
        order = {question.code: index for index, question in enumerate(self._asked)}
        self._order = [order.get(question.code, len(order)) for question in questions]
        self._in_order = self._order == list(range(len(order)))
        self._signs: list[str] = []

    @property
    def codes(self) -> Counter[int]:
        """The answers given as codes so far, as they stood there."""
        return count_codes(self._signs)

    def read(self, row: Row) -> str | None:
        """One character a question; None where an answer is wrong, which is told."""
        cells = self._cells(row.raw)
        signs = self._read(cells)
        self._signs.append(signs)
        wrong = INVALID in signs and self._tell_invalid(row, signs)
        flawed = row.sheet.is_flawed(row.raw) and self._tell_flaws(row, cells)
        if wrong or flawed:
            return None
        found = levels(signs, one_is_best=self._one_is_best)
        return found if self._in_order else self._reordered(found)

    def _read(self, cells: Sequence[Raw]) -> str:
        """The signs of the cells, which stand scale by scale."""
        signs, start = "", 0
        for number, reader in self._readers:
            signs += reader.read(cells[start : start + number])
            start += number
        return signs

    def _reordered(self, answers: str) -> str:
        """In the order of the questions, with blanks where there is no column."""
        found = answers + BLANK
        return "".join([found[index] for index in self._order])

    def _tell_invalid(self, row: Row, signs: str) -> bool:
        for question, sign in zip(self._asked, signs, strict=True):
            if sign == INVALID:
                found = as_text(row.value(question.code))
                row.tell(question.code, "Câu trả lời ngoài thang", found, "1 đến 5, hoặc nhãn của thang")
        return True

    def _tell_flaws(self, row: Row, cells: Sequence[Raw]) -> bool:
        """Whether an answer stands in a cell that shows an error, or in a formula never computed."""
        flawed = [
            question.code
            for question, cell in zip(self._asked, cells, strict=True)
            if cell == "" and row.sheet.flaw(row.raw, row.places[question.code])
        ]
        for code in flawed:
            row.value(code)  # which tells of it
        return bool(flawed)
