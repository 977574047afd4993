"""Bounds on the shared texts of a workbook: a long text referred to a million times is a bomb too."""

import re
from collections import Counter
from collections.abc import Iterable

from cchc_portal.lib.sheets.refusal import WorkbookRefused

MAX_TEXT = 32_767
MAX_EXPANDED = 256 << 20
_USE = re.compile(rb"\st\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v\s*>\s*([0-9]+)")
_MARKUP = re.compile(rb"<[^>]*>|[\x80-\xbf]")
_END = re.compile(rb"</(?:\w+:)?si\s*>")


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


def check_expansion(lengths: list[int], sheet_chunks: Iterable[bytes], cells: int) -> None:
    """Refuse a sheet whose texts, written out, would pass 256 MB. `cells` is at least their number."""
    if max(lengths, default=0) * cells <= MAX_EXPANDED:
        return
    uses: Counter[bytes] = Counter()
    for chunk in sheet_chunks:
        uses.update(_USE.findall(chunk))
    known = len(lengths)
    total = sum(lengths[int(i)] * n for i, n in uses.items() if len(i) < 10 and int(i) < known)
    if total > MAX_EXPANDED:
        raise WorkbookRefused("Văn bản trong tệp lặp lại quá nhiều lần, vượt bộ nhớ cho phép")
