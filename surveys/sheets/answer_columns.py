"""The answers of a form, read from the columns of each scale at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_portal.lib.sheets.reader import Raw
from cchc_portal.lib.sheets.rows import as_text
from cchc_portal.lib.sheets.tables import Row, Table
from surveys.core.answers import BLANK, INVALID, AnswerReader


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the set; `needed` where a leaf reads it. `labels`: folded label → level."""

    code: str
    text: str
    labels: Mapping[str, int]
    needed: bool = True


@dataclass(frozen=True, slots=True)
class _Scale:
    """The columns answered on one scale: where they stand in a row, and among the questions."""

    reader: AnswerReader
    places: list[int]
    orders: list[int]


class AnswerColumns:
    """The columns of a table that hold answers; a question without a column is answered by nobody."""

    def __init__(self, table: Table, questions: Sequence[Question], *, one_is_best: bool) -> None:
        self._questions = questions
        scales: dict[int, _Scale] = {}
        for order, question in enumerate(questions):
            if table.has(question.code):
                new = _Scale(AnswerReader(question.labels, one_is_best), [], [])
                scale = scales.setdefault(id(question.labels), new)
                scale.places.append(table.header.places[question.code])
                scale.orders.append(order)
        self._scales = list(scales.values())
        self._width = max((max(scale.places) for scale in self._scales), default=-1) + 1

    @property
    def codes(self) -> Counter[int]:
        """The answers given as codes so far, as they stood there."""
        return sum((scale.reader.codes for scale in self._scales), Counter[int]())

    def read(self, row: Row) -> str | None:
        """One character a question; None where an answer is wrong, which is told."""
        cells = row.raw.cells
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        answers = [BLANK] * len(self._questions)
        for scale in self._scales:
            found = scale.reader.read([cells[place] for place in scale.places])
            for order, answer in zip(scale.orders, found, strict=True):
                answers[order] = answer
        wrong = INVALID in answers and self._tell_invalid(row, answers)
        flawed = row.sheet.is_flawed(row.raw) and self._tell_flaws(row, cells)
        return None if wrong or flawed else "".join(answers)

    def _tell_invalid(self, row: Row, answers: Sequence[str]) -> bool:
        for question, answer in zip(self._questions, answers, strict=True):
            if answer == INVALID:
                found = as_text(row.value(question.code))
                row.tell(question.code, "Câu trả lời ngoài thang", found, "1 đến 5, hoặc nhãn của thang")
        return True

    def _tell_flaws(self, row: Row, cells: Sequence[Raw]) -> bool:
        """Whether an answer stands in a cell that shows an error, or in a formula never computed."""
        flawed = [
            self._questions[order].code
            for scale in self._scales
            for place, order in zip(scale.places, scale.orders, strict=True)
            if cells[place] == "" and row.sheet.flaw(row.raw, place)
        ]
        for code in flawed:
            row.value(code)  # which tells of it
        return bool(flawed)
