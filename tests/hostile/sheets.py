"""Damage to the first sheet of a workbook: too much, too far, too wide, or only written in an unusual way."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from cchc_portal.lib.sheets.letters import letter
from tests.hostile.damage import Damage, Legal, Refused
from tests.hostile.parts import SHEET, names_of, part_of, with_parts

EVERY_COLUMN, LAST_ROW = 16_384, 1_048_576
QUOTED = "Bảng \"một\" 'hai' & <ba>"
# A cell to repeat: `@` stands for its column, `#` for its row.
_FILLED = '<c r="@#"><v>3</v></c>'
_EMPTY = '<c r="@#" s="1"/>'
_LABEL = '<c r="@#" t="inlineStr"><is><t>Cột @</t></is></c>'


def _row(columns: range, cell: str) -> str:
    return "".join(cell.replace("@", letter(column)) for column in columns)


def _rows(numbers: range, columns: range, cell: str) -> Iterator[bytes]:
    row = f'<row r="#">{_row(columns, cell)}</row>'
    return (row.replace("#", str(number)).encode() for number in numbers)


def _replaced(numbers: range, columns: range, cell: str) -> Damage:
    """These rows instead of the sheet's own."""
    return lambda book: _with_rows(book, _rows(numbers, columns, cell), keep=False)


def _appended(numbers: range, columns: range, cell: str) -> Damage:
    """These rows below the sheet's own."""
    return lambda book: _with_rows(book, _rows(numbers, columns, cell), keep=True)


def _with_rows(book: bytes, rows: Iterator[bytes], *, keep: bool) -> bytes:
    def blocks() -> Iterator[bytes]:
        yield xml[: end if keep else start]
        yield from rows
        yield xml[end:]

    xml = part_of(book, SHEET)
    start, end = xml.index(b"<sheetData>") + len(b"<sheetData>"), xml.index(b"</sheetData>")
    return with_parts(book, {SHEET: blocks()})


def _cell(reference: str) -> Damage:
    """One more filled cell, in a row of its own."""
    row = int(reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return _appended(range(row, row + 1), range(1), _FILLED.replace("@#", reference))


def _cut(book: bytes) -> bytes:
    xml = part_of(book, SHEET)
    return with_parts(book, {SHEET: xml[: len(xml) // 2]})


def _labelled(cell: str, columns: int = EVERY_COLUMN) -> Damage:
    """The row of the header, which is the first with many cells, goes on for so many columns in all."""

    def damage(book: bytes) -> bytes:
        xml = part_of(book, SHEET)
        rows = re.finditer(rb'<row r="([0-9]+)".*?</row>', xml)
        header = next(row for row in rows if row[0].count(b"<c ") > 4)
        more = _row(range(header[0].count(b"<c "), columns), cell).replace("#", header[1].decode())
        end = header.end() - len(b"</row>")
        return with_parts(book, {SHEET: xml[:end] + more.encode() + xml[end:]})

    return damage


def _repeating_a_text(book: bytes) -> bytes:
    """A text of 32,000 letters in 12,000 cells, in a writing that Excel does not use."""
    texts = b"<sst><si><t>%b</t></si></sst>" % (b"x" * 32_000)
    cell = '<c r="@#" t="s"><f/><v>0</v></c>'
    return with_parts(_appended(range(1_000, 13_000), range(1), cell)(book), {"xl/sharedStrings.xml": texts})


def _in_every_sheet(change: Callable[[str], str]) -> Damage:
    def damage(book: bytes) -> bytes:
        sheets = [name for name in names_of(book) if name.startswith("xl/worksheets/")]
        return with_parts(book, {name: change(part_of(book, name).decode()).encode() for name in sheets})

    return damage


def _decomposed(xml: str) -> str:
    """Letters and tones apart, as a Mac writes them."""
    return unicodedata.normalize("NFD", xml)


def _oddly_spaced(xml: str) -> str:
    """Spaces that do not break, characters without width, and the letter Ƣ of old fonts for Ư."""
    texts = re.compile(r"(?<=<t>)[^<]+")
    return texts.sub(lambda t: "\u200b" + t[0].replace(" ", "\u00a0").translate({431: 418, 432: 419}), xml)


def _rewritten(part: str, old: str, new: str) -> Damage:
    return lambda book: with_parts(
        book, {part: re.sub(old.encode(), new.encode(), part_of(book, part), count=1)}
    )


def _prefixed(book: bytes) -> bytes:
    """Every tag with a prefix, as libraries of .NET write them."""
    xml = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part_of(book, SHEET))
    return with_parts(book, {SHEET: xml.replace(b"xmlns=", b"xmlns:x=")})


_QUOTED_XML = QUOTED.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")

SHEETS = {
    "five-million-cells": Refused(
        _appended(range(1_000, 123_000), range(41), _FILLED),
        "Tệp có quá nhiều ô; cần không quá 4,5 triệu ô có dữ liệu",
    ),
    "more-than-200000-rows": Refused(
        _appended(range(1_000, 201_001), range(1), _FILLED),
        "Trang tính có quá nhiều dòng; cần không quá 200.000 dòng",
    ),
    "cells-far-apart": Refused(
        _cell("XFD1048576"),
        "Trang tính trải quá rộng: các ô có dữ liệu nằm quá xa nhau; cần xóa các ô thừa ở xa bảng số liệu",
    ),
    "beyond-the-last-column": Refused(
        _cell("XFE900"), "Trang tính có cột vượt giới hạn của Excel; cần không quá 16.384 cột"
    ),
    "labels-in-every-column": Refused(
        _replaced(range(1, 41), range(EVERY_COLUMN), _LABEL), "Không tìm thấy dòng tiêu đề có các cột "
    ),
    "one-text-many-times": Refused(
        _repeating_a_text, "Văn bản trong tệp lặp lại quá nhiều lần, vượt bộ nhớ cho phép"
    ),
    "sheet-cut-short": Refused(_cut, "Không đọc được trang tính"),
}
# Built and refused in seconds: once is enough, and measured (test_limits.py).
HEAVY = {"five-million-cells", "labels-in-every-column"}
ODD_SHEETS = {
    "decomposed-letters": Legal(_in_every_sheet(_decomposed)),
    "odd-spaces": Legal(_in_every_sheet(_oddly_spaced)),
    "formula-with-its-value": Legal(_rewritten(SHEET, "<v>", "<f>1+1</f><v>")),
    "no-dimension": Legal(_rewritten(SHEET, "<dimension[^>]*>", "")),
    "wrong-dimension": Legal(_rewritten(SHEET, "<dimension[^>]*>", '<dimension ref="A1:XFD1048576"/>')),
    "formatted-empty-rows": Legal(_appended(range(1_000, LAST_ROW + 1), range(2), _EMPTY)),
    "formatted-last-cell": Legal(
        _appended(range(LAST_ROW, LAST_ROW + 1), range(EVERY_COLUMN - 1, EVERY_COLUMN), _EMPTY)
    ),
    "labelled-to-the-last-column": Legal(_labelled(_LABEL)),
    "asterisks-in-the-header": Legal(_labelled(_LABEL.replace("Cột", "*" * 300), columns=30)),
    "prefixed-tags": Legal(_prefixed),
    "quoted-sheet-name": Legal(
        _rewritten("xl/workbook.xml", '<sheet name="[^"]*"', f'<sheet name="{_QUOTED_XML}"')
    ),
}
