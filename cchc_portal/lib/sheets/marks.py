"""What the fast reader does not tell about a cell, read from the sheet's XML only where it can matter.

calamine gives neither number formats nor errors nor formulas: an error cell and a formula that
was never computed both come as an empty text, and 95 % comes as 0.95.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from cchc_portal.lib.sheets.extent import column_number
from cchc_portal.lib.sheets.letters import letter
from cchc_portal.lib.sheets.refusal import WorkbookRefused

MAX_FLAWS = 100_000
_KNOWN_FLAWS = {"=", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
_FORMULAS = {b"<f": (b"<f>", b"<f ", b"<f/"), b":": (b":f>", b":f ")}


@dataclass(slots=True)
class Marks:
    """Cells by (row, column), both from 1: percent-formatted ones, and ones without a usable value.

    A flaw is the error as Excel shows it ("#DIV/0!") or "=" for a formula without a stored value.
    """

    percent: set[tuple[int, int]] = field(default_factory=set)
    flaws: dict[tuple[int, int], str] = field(default_factory=dict)


def read_marks(read: Callable[[], Iterable[bytes]], percent_styles: frozenset[int]) -> Marks:
    """The marks of one sheet, whose XML each call of `read` gives anew.

    A quick search comes first: most sheets have neither errors nor formulas nor percentages.
    """
    styles = {str(i) for i in percent_styles}
    signs = _signs(styles)
    if not any(_may_matter(chunk, signs) for chunk in read()):
        return Marks()
    walk = _Walk(styles)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    try:
        for chunk in read():
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise WorkbookRefused("Trang tính trong tệp bị hỏng, không đọc được") from error
    return walk.marks


def refuse_unreadable(sheet: str, marks: Marks) -> None:
    """Refuse a sheet with an error that calamine does not know: it would give none of the sheet's cells."""
    unknown = ((place, flaw) for place, flaw in marks.flaws.items() if flaw not in _KNOWN_FLAWS)
    for (row, column), flaw in unknown:
        raise WorkbookRefused(
            "Ô đang báo lỗi công thức",
            found=flaw,
            expected="giá trị",
            sheet=sheet,
            row=row,
            column=letter(column - 1),
        )


def _signs(styles: set[str]) -> Mapping[bytes, Sequence[bytes]]:
    """What an error, a formula or a cell of one of the styles looks like, by a beginning which is sought
    first: most sheets have no formula, no apostrophe and no colon."""
    attributes = [("t", "e"), *(("s", style) for style in styles)]
    quoted = {
        quote.encode(): [f"{name}={quote}{value}{quote}".encode() for name, value in attributes]
        for quote in ('"', "'")
    }
    return {**quoted, **_FORMULAS}


def _may_matter(chunk: bytes, signs: Mapping[bytes, Sequence[bytes]]) -> bool:
    """Whether the piece of XML holds one of the signs."""
    return any(first in chunk and any(sign in chunk for sign in found) for first, found in signs.items())


class _Walk:
    def __init__(self, percent_styles: set[str]) -> None:
        self.marks = Marks()
        self._percent = percent_styles
        self._row = self._column = 0
        self._cell: dict[str, str] = {}
        self._formula = self._in_value = False
        self._value = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._place(attributes.get("r", ""))
            self._cell, self._formula, self._value = attributes, False, ""
        elif name == "row":
            self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
        elif name == "f":
            self._formula = True
        elif name in ("v", "is"):
            self._in_value = True

    def text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in ("v", "is"):
            self._in_value = False
        elif name == "c":
            self._mark()

    def _place(self, reference: str) -> None:
        letters = reference.rstrip("0123456789")
        self._column = column_number(letters.encode("ascii", "replace")) if letters else self._column + 1

    def _mark(self) -> None:
        place = (self._row, self._column)
        kind = self._cell.get("t", "n")
        if kind == "e":
            self.marks.flaws[place] = self._value or "#"
        elif self._formula and not self._value and kind != "str":
            self.marks.flaws[place] = "="
        elif kind == "n" and self._value and self._cell.get("s") in self._percent:
            self.marks.percent.add(place)
        if len(self.marks.flaws) > MAX_FLAWS:
            message = "Trang tính có quá nhiều ô báo lỗi hoặc công thức chưa có kết quả lưu sẵn"
            raise WorkbookRefused(message, expected="mở bằng Excel, tính lại rồi lưu")
