"""How far the cells of a sheet reach, measured on its XML before any reader builds a grid of it.

A reader allocates rows × columns cells from the outermost references, so that two cells far apart
would be enough to fill the memory. Formatted empty cells do not count: readers skip them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

from cchc_portal.lib.sheets.deadline import Deadline
from cchc_portal.lib.sheets.refusal import WorkbookRefused

MAX_ROWS = 200_000
MAX_COLUMNS = 16_384
MAX_GRID = 8_000_000
MAX_KEPT = 12_000_000
MAX_FILLED = 4_500_000
_REFERENCE = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"')
_FILLED = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*(?<!/)>')
_ONLY_EMPTY = re.compile(rb"(?:<c [^<>]*+(?<=/)>|</?row[^<>]*+>)*+")
_OTHER_TAGS = (b"<co", b"<ce", b"<cf", b"<cu")
_NEAR_ROWS = range(1, 100_000)
_NEAR_COLUMN = b"BZ"
_NOT_NEAR = re.compile(rb'<c(?! r="[AB]?[A-Z][0-9]{1,5}"|[oefu])')
_PREFIXED = re.compile(rb"<\w+:(?:c|row)[\s/>]")
_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Size:
    """What sheets take to keep: places in the rows that hold something, and cells that do."""

    kept: int = 0
    filled: int = 0

    def __add__(self, other: "Size") -> "Size":
        return Size(self.kept + other.kept, self.filled + other.filled)

    def checked(self) -> "Size":
        """The same; refused where it would take too much time or memory."""
        if self.filled > MAX_FILLED:
            raise WorkbookRefused("Tệp có quá nhiều ô", expected="không quá 4,5 triệu ô có dữ liệu")
        if self.kept > MAX_KEPT:
            raise _too_wide(f"{self.kept} ô trên các dòng có dữ liệu")
        return self


class Extent:
    """A quick measure for sheets as every known program writes them: each cell begins `<c r="A1"`.

    It is fed with pieces that end before a tag. `odd` tells of anything else, which only
    `walk_cells` can judge. With `filled_only`, formatted empty cells are left out.

    Cells of a piece that all stand within BZ99999, as in most workbooks, are taken to reach that far, which
    is seen three times faster than it is measured. With `filled_only` all are measured.
    """

    def __init__(self, *, filled_only: bool = False) -> None:
        self.odd = False
        self.tags = 0
        self._filled_only = filled_only
        self._near = self._filled = self._surely_filled = 0
        self._letters: set[bytes] = set()
        self._rows: set[bytes] = set()

    def feed(self, piece: bytes) -> None:
        """Take in the references of one piece; refused once too many cells are sure to hold something."""
        if _ONLY_EMPTY.fullmatch(piece):  # rows of formatted empty cells: nothing to measure
            return
        colons = b":" in piece and (b":c" in piece or b":row" in piece)
        self.odd = self.odd or bool(colons and _PREFIXED.search(piece))
        if self._filled_only or _NOT_NEAR.search(piece):
            cells = self._measure(piece)
        else:
            cells = piece.count(b'<c r="')
            self.tags += cells
            self._near += cells
        self._filled += cells
        self._surely_filled += cells if self._filled_only else cells - piece.count(b"/>")
        Size(filled=self._surely_filled).checked()

    def _measure(self, piece: bytes) -> int:
        references = _REFERENCE.findall(piece)
        tags = piece.count(b"<c") - sum(map(piece.count, _OTHER_TAGS))
        self.odd = self.odd or len(references) != tags
        self.tags += tags
        if self._filled_only:
            self.odd = self.odd or b'/>"' in piece or b"/>'" in piece
            references = _FILLED.findall(piece)
        joined = b" ".join(references)
        self._letters.update(joined.translate(None, _DIGITS).split())
        self._rows.update(joined.translate(None, _LETTERS).split())
        return len(references)

    def size(self) -> Size:
        """What the sheet takes at most to keep; refused where it is, or may be, beyond the limits.

        With `filled_only` nothing is left in doubt.
        """
        rows = set(map(int, self._rows)).union(_NEAR_ROWS if self._near else ())
        letters = self._letters | ({_NEAR_COLUMN} if self._near else set())
        height = max(rows) - min(rows) + 1 if rows else 0
        columns = max(map(column_number, letters), default=0)
        check_extent(len(rows), height, columns)
        filled_rows = len(self._rows) + min(self._near, len(_NEAR_ROWS))
        return Size(filled_rows * columns, self._filled)


def column_number(letters: bytes) -> int:
    """1 for A, 26 for Z, 27 for AA; anything longer than Excel allows is out of range."""
    if len(letters) > 3:
        return MAX_COLUMNS + 1
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class _Walk:
    """Positions of the cells that hold something, with or without written references."""

    def __init__(self, deadline: Deadline) -> None:
        self.row = self.column = 0
        self.first_row = self.last_row = self.last_column = 0
        self.filled = self.filled_rows = 0
        self._deadline = deadline
        self._in_cell = False

    @property
    def size(self) -> Size:
        return Size(self.filled_rows * self.last_column, self.filled)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            reference = attributes.get("r", "")
            self.row = int(reference) if reference.isdecimal() else self.row + 1
            self.column = 0
            self._deadline.check()
        elif name == "c":
            self._move(attributes.get("r", ""))
            self._in_cell = True
        elif self._in_cell and name in ("v", "is", "f"):
            self._fill()

    def _move(self, reference: str) -> None:
        letters = reference.rstrip("0123456789")
        digits = reference[len(letters) :]
        self.column = column_number(letters.encode("ascii", "replace")) if letters else self.column + 1
        if digits:
            self.row = int(digits[:9])

    def _fill(self) -> None:
        self._in_cell = False
        self.filled += 1
        if self.row != self.last_row:
            self.filled_rows += 1
        self.first_row = self.first_row or self.row
        self.first_row = min(self.first_row, self.row)
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        height = self.last_row - self.first_row + 1
        check_extent(self.filled_rows, height, self.last_column)


def walk_cells(chunks: Iterable[bytes], deadline: Deadline) -> Size:
    """The exact measure, cell by cell; raises WorkbookRefused as soon as a limit is passed."""
    walk = _Walk(deadline)
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            walk.size.checked()
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise WorkbookRefused("Trang tính trong tệp bị hỏng, không đọc được") from error
    return walk.size


def check_extent(filled_rows: int, height: int, columns: int) -> None:
    """Refuse a sheet with more rows, more columns or a larger grid than the portal reads."""
    if filled_rows > MAX_ROWS:
        raise WorkbookRefused("Trang tính có quá nhiều dòng", expected="không quá 200.000 dòng")
    if columns > MAX_COLUMNS:
        raise WorkbookRefused("Trang tính có cột vượt giới hạn của Excel", expected="không quá 16.384 cột")
    if height * columns > MAX_GRID:
        raise _too_wide(f"{height} dòng × {columns} cột")


def _too_wide(found: str) -> WorkbookRefused:
    return WorkbookRefused(
        "Trang tính trải quá rộng: các ô có dữ liệu nằm quá xa nhau",
        found=found,
        expected="xóa các ô thừa ở xa bảng số liệu",
    )
