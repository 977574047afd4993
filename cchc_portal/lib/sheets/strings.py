"""Bounds on the shared texts of a workbook: a long text referred to a million times is a bomb too."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from cchc_portal.lib.sheets.deadline import Deadline
from cchc_portal.lib.sheets.refusal import WorkbookRefused

MAX_TEXT = 32_767
MAX_EXPANDED = 100 << 20
_BLOCK = 4 << 20
_ATTRIBUTES = rb"""(?:\s+(?!t\s*=)[\w:]+\s*=\s*(?:"[^"<]*+"|'[^'<]*+'))*+"""
_USE = re.compile(
    rb"<c" + _ATTRIBUTES + rb"\s+t\s*=\s*[\"']s[\"']" + _ATTRIBUTES + rb"\s*><v>\s*([0-9]+)\s*</v>"
)
_SIGN = re.compile(rb"[\s\"']t\s*=\s*[\"']s[\"']")
_MARKUP = re.compile(rb"<[^>]*>|[\x80-\xbf]")
_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si(?:\s[^<>]*)?/>")


def text_lengths(chunks: Iterable[bytes]) -> list[int]:
    """The length in characters of every shared text, in order; refused above Excel's own limit."""
    lengths: list[int] = []
    rest = b""
    for chunk in chunks:
        *whole, rest = _END.split(rest + chunk)
        lengths.extend(map(_length, whole))
        if len(rest) > 64 * MAX_TEXT:
            raise WorkbookRefused("Tệp có ô chứa văn bản quá dài", expected="không quá 32.767 ký tự một ô")
    return lengths


def _length(item: bytes) -> int:
    length = len(_MARKUP.sub(b"", item)) if len(item) > MAX_TEXT else len(item)
    if length > MAX_TEXT + 200:
        raise WorkbookRefused("Tệp có ô chứa văn bản quá dài", expected="không quá 32.767 ký tự một ô")
    return length


def check_expansion(
    lengths: list[int], read: Callable[[], Iterable[bytes]], cells: int, deadline: Deadline
) -> None:
    """Refuse a sheet whose shared texts, written out, would pass 100 million characters.

    `read` gives the sheet's XML in pieces, each time anew; `cells` is at least their number.
    """
    if max(lengths, default=0) * cells <= MAX_EXPANDED:
        return
    uses = _quick_uses(read()) or _Walk(deadline).uses(read())
    known = len(lengths)
    total = sum(lengths[int(i)] * n for i, n in uses.items() if len(i) < 10 and int(i) < known)
    if total > MAX_EXPANDED:
        raise WorkbookRefused("Văn bản trong tệp lặp lại quá nhiều lần, vượt bộ nhớ cho phép")


def _quick_uses(pieces: Iterable[bytes]) -> Counter[bytes]:
    """How often each text is referred to; nothing where a reference is written in an unusual way."""
    uses: Counter[bytes] = Counter()
    signs = 0
    for block in _whole_cells(pieces):
        signs += len(_SIGN.findall(block))
        uses.update(_USE.findall(block))
    return uses if uses.total() == signs else Counter()


def _whole_cells(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        block = rest + piece
        cut = block.rfind(b"<c ")
        cut = cut if cut > 0 and len(block) < _BLOCK else len(block)
        yield block[:cut]
        rest = block[cut:]
    yield rest


class _Walk:
    """The same, cell by cell, however it is written."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._uses: Counter[bytes] = Counter()
        self._shared = self._in_value = False

    def uses(self, chunks: Iterable[bytes]) -> Counter[bytes]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
                self._deadline.check()
        except expat.ExpatError as error:
            raise WorkbookRefused("Trang tính trong tệp bị hỏng, không đọc được") from error
        return self._uses

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._shared = attributes.get("t") == "s"
        self._in_value = name == "v"

    def _end(self, _tag: str) -> None:
        self._in_value = False

    def _text(self, text: str) -> None:
        if self._shared and self._in_value and text.strip().isdecimal():
            self._uses[str(int(text)).encode()] += 1
