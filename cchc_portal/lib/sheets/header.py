"""Finding the header of a table: titles may stand above it, and it may take two merged rows."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_portal.lib.sheets.reader import RawRow, Sheet
from cchc_portal.lib.tcvn3 import from_tcvn3
from cchc_portal.lib.text import fold_header

SEARCHED_ROWS, SEARCHED_COLUMNS = 40, 1_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column a table may have; `aliases` are other headers that mean the same."""

    name: str
    required: bool = True
    aliases: tuple[str, ...] = ()

    @property
    def folded(self) -> tuple[str, ...]:
        """Every header that stands for this column, in matching form, the name first."""
        return tuple(map(fold, (self.name, *self.aliases)))


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and what it says: `labels` by column from 0, `places` by column name."""

    first: int
    last: int
    labels: dict[int, str]
    places: dict[str, int]
    doubled: tuple[str, ...]

    @property
    def merit(self) -> tuple[int, bool]:
        """More columns named is better; among equals one row is, since a title may stand above it."""
        return len(self.places), self.first == self.last


def fold(label: str) -> str:
    """A header in matching form: `fold_header` without trailing colons and asterisks, in brackets or not."""
    text = fold_header(label)
    while (shorter := _without_ornament(text)) != text:
        text = shorter
    return text


def _without_ornament(text: str) -> str:
    text = text.rstrip(" *:")
    stars = text.removesuffix(")").rstrip("*")
    return stars[:-1] if text.endswith("*)") and stars.endswith("(") else text


def find_header(sheet: Sheet, columns: Sequence[Column]) -> Header | None:
    """The best header among the first rows and columns, or None where no row names even two columns."""
    best: Header | None = None
    rows = sheet.rows[:SEARCHED_ROWS]
    owners = {folded: column.name for column in reversed(columns) for folded in column.folded}
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else None
        for header in _readings(sheet, row, below, owners):
            if best is None or header.merit > best.merit:
                best = header
    needed = min(2, len(columns))
    return best if best and len(best.places) >= needed else None


def nearest(wanted: str, labels: Sequence[str]) -> str:
    """The label most like the wanted one, or an empty text."""
    by_fold = {fold(label): label for label in labels}
    close = difflib.get_close_matches(fold(wanted), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""


def _readings(sheet: Sheet, row: RawRow, below: RawRow | None, owners: Mapping[str, str]) -> list[Header]:
    upper = _texts(sheet, row)
    readings = [_match(row.number, row.number, {i: (t,) for i, t in upper.items()}, owners)]
    if below is not None and below.number == row.number + 1:
        readings.append(_match(row.number, below.number, _two_rows(upper, _texts(sheet, below)), owners))
    return readings


def _texts(sheet: Sheet, row: RawRow) -> dict[int, str]:
    legacy = sheet.texts.legacy
    cells = enumerate(row.cells[:SEARCHED_COLUMNS])
    texts = {i: sheet.texts.clean(raw) for i, raw in cells if isinstance(raw, str) and raw}
    return {i: from_tcvn3(text) if text in legacy else text for i, text in texts.items() if text}


def _two_rows(upper: dict[int, str], lower: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """The ways to read each column: its lower text, that with the merged text above, or the upper alone."""
    labels: dict[int, tuple[str, ...]] = {}
    above = ""
    for column in range(max([*upper, *lower], default=-1) + 1):
        above = upper.get(column, above)
        if column in lower:
            labels[column] = (lower[column], f"{above} {lower[column]}".strip())
        elif column in upper:
            labels[column] = (upper[column],)
    return labels


def _match(first: int, last: int, labels: dict[int, tuple[str, ...]], owners: Mapping[str, str]) -> Header:
    places: dict[str, int] = {}
    doubled: list[str] = []
    for index, variants in labels.items():
        name = next((owners[fold(v)] for v in reversed(variants) if fold(v) in owners), None)
        if name is not None and name in places:
            doubled.append(name)
        elif name is not None:
            places[name] = index
    return Header(first, last, {i: v[-1] for i, v in labels.items()}, places, tuple(doubled))
