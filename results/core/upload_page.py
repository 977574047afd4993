"""The page of an upload: its steps, what would be written, how the answers are spread."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cchc_portal.lib.findings import Remedy
from surveys.core.answers import FIVE_LEVELS

_STEPS = ("Tải tệp lên", "Kiểm tra", "Xem trước", "Ghi dữ liệu")
_AT = {"checking": 1, "checked": 2, "written": 4, "dropped": 2}
_REMEDIES = {
    Remedy.CONVERT_LEGACY: "Tệp có chữ gõ bằng phông cũ: bấm “Chuyển mã TCVN3, kiểm tra lại” ở cuối trang.",
    Remedy.DIRECTION: "Tệp ghi trả lời bằng số: chọn 5 hay 1 là rất hài lòng ở mục “Phân bố trả lời”.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """`state`: done, now or later."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What the button writes; `rows` 0: there is nothing to write. `dropped`: wrong rows left out."""

    rows: int
    dropped: int
    unchanged: int
    valid_rows_only: bool
    repeated: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """How often a code stands in the file, how often a level is read from it; shares in whole percent."""

    level: int
    word: str
    codes: int
    count: int
    share: int


def steps_of(state: str, *, working: bool) -> tuple[Step, ...]:
    """The steps of an import; while a checked file is being written the last one is under way."""
    at = 3 if working and state == "checked" else _AT[state]
    return tuple(
        Step(name, "done" if i < at else "now" if i == at else "later") for i, name in enumerate(_STEPS)
    )


def write_offer(report: Mapping[str, Any]) -> Offer:
    """What may be written after this check: everything, the valid rows only, or nothing."""
    counts = report["counts"]
    repeated = bool(report["repeated"])
    if not report["refused"]:
        rows = 0 if repeated else counts["created"] + counts["updated"]
        return Offer(rows, 0, counts["unchanged"], valid_rows_only=False, repeated=repeated)
    valid = report["valid_rows"]
    if valid is None:
        return Offer(0, 0, 0, valid_rows_only=False, repeated=False)
    rows, dropped = valid["created"] + valid["updated"], valid["invalid"]
    return Offer(rows, dropped, valid["unchanged"], valid_rows_only=True, repeated=False)


def remedy_words(wanted: Collection[Remedy]) -> tuple[str, ...]:
    """What to choose on the page so that the file can be read."""
    return tuple(words for remedy, words in _REMEDIES.items() if remedy in wanted)


def answer_bars(details: Mapping[str, Any]) -> tuple[Bar, ...]:
    """The answers of a delivery by level, best first; empty where nothing was answered."""
    return tuple(_bars(details)) if sum(details.get("levels", ())) else ()


def _bars(details: Mapping[str, Any]) -> Iterator[Bar]:
    levels, codes = details["levels"], details["codes"]
    total = sum(levels)
    for level in range(5, 0, -1):
        count = levels[level - 1]
        yield Bar(
            level, FIVE_LEVELS[level - 1], codes[level - 1], count, (200 * count + total) // (2 * total)
        )
