"""A row of the sheet as a person types it: read into an entry, and an entry written back for its fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from cchc_portal.lib.numbers import NumberError, decimal_places, parse_decimal, vn
from cchc_portal.lib.text import clean, squeeze
from scoring.core.entries import REASON_COLUMN, STATE_COLUMN
from scoring.core.types import Entry, Stage
from scoring.core.words import EntryState, InputField

# As columns keep them: digits behind the mark, digits before it.
_VALUE_DIGITS, _POINTS_DIGITS = (15, 15), (6, 6)
_DOCUMENT_LIMIT, _REASON_LIMIT = 500, 10_000
_GROUPED = re.compile(r"^[1-9]\d{0,2}(\.\d{3}){2,}(,\d+)?$|^[1-9]\d{0,2}\.\d{3},\d+$", re.ASCII)
_UNCLEAR = re.compile(r"^[1-9]\d{0,2}\.\d{3}$", re.ASCII)
_UNSCORED = {state.value: state.label for state in EntryState if state is not EntryState.SCORE}
_FIELD_OF = {
    InputField.VALUE.label: "value",
    InputField.DENOMINATOR.label: "denominator",
    InputField.CHOICE.label: "choice",
    InputField.POINTS.label: "points",
    STATE_COLUMN: "state",
    REASON_COLUMN: "reason",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a row as text; parts of a checklist are joined by “;”."""

    state: str = EntryState.SCORE.value
    value: str = ""
    denominator: str = ""
    choice: str = ""
    points: str = ""
    reason: str = ""
    document: str = ""

    @classmethod
    def read(cls, given: Mapping[str, object]) -> "Typed":
        """From whatever was sent; what is missing is empty, what is no text is told as text."""
        sent = {f.name: given.get(f.name) for f in fields(cls)}
        return cls(**{name: str(text).strip() for name, text in sent.items() if text is not None})

    @classmethod
    def of(cls, entered: Mapping[str, object]) -> "Typed":
        """What stands in the fields of a stored entry."""
        return cls(
            **{
                name: vn(value) if isinstance(value, Decimal) else str(value)
                for name, value in entered.items()
                if value is not None
            }
        )

    @classmethod
    def of_entry(cls, entry: Entry) -> "Typed":
        """The same of an entry as the core reads it."""
        return cls.of({f.name: getattr(entry, f.name) for f in fields(cls)})


class TypingError(ValueError):
    """What was typed cannot be read; `errors` says why, by field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__("; ".join(errors.values()))


def field_of(column: str) -> str:
    """The field that a finding's column means; the row as a whole is “state”."""
    return _FIELD_OF.get(column, "state")


def read_entry(typed: Typed, *, unit: str, criterion: str) -> Entry:
    """The unit's entry. Where no case arose or nothing applies, figures left in the row are not read.

    Raises TypingError with every field that cannot be read.
    """
    errors: dict[str, str] = {}
    state = EntryState(typed.state) if typed.state in list(EntryState) else None
    if state is None:
        errors["state"] = "trạng thái không có trong danh sách"
    numbers: dict[str, Decimal | None] = dict.fromkeys(("value", "denominator", "points"))
    if state is EntryState.SCORE:
        for name, digits in zip(numbers, (_VALUE_DIGITS, _VALUE_DIGITS, _POINTS_DIGITS), strict=True):
            try:
                numbers[name] = read_number(getattr(typed, name), digits)
            except NumberError as error:
                errors[name] = str(error)
    reason, document = clean(typed.reason), squeeze(typed.document)
    for name, text, limit in (("reason", reason, _REASON_LIMIT), ("document", document, _DOCUMENT_LIMIT)):
        if len(text) > limit:
            errors[name] = f"dài {len(text)} ký tự, không quá {limit}"
    if errors or state is None:
        raise TypingError(errors)
    choice = squeeze(typed.choice) if state is EntryState.SCORE else ""
    value, denominator, points = numbers.values()
    return Entry(unit, criterion, Stage.SELF, state, value, denominator, choice, points, reason, document)


def read_number(text: str, digits: tuple[int, int] = _VALUE_DIGITS) -> Decimal | None:
    """The number typed, None where nothing is: dots between thousands only where they can be nothing else.

    `digits`: how many may stand behind the mark, and before it. Raises NumberError.
    """
    plain = squeeze(text).replace(" ", "")
    if not plain:
        return None
    if _UNCLEAR.match(plain):
        whole, broken = plain.replace(".", ""), plain.replace(".", ",")
        raise NumberError(f"“{plain}” chưa rõ là {whole} hay {broken}; nhập {whole} hoặc {broken}")
    number = parse_decimal(plain.replace(".", "") if _GROUPED.match(plain) else plain)
    behind, before = digits
    if decimal_places(number) > behind:
        raise NumberError(f"không quá {behind} chữ số thập phân")
    if abs(number) >= Decimal(10) ** before:
        raise NumberError(f"số quá lớn, không quá {before} chữ số")
    return number


def told_entry(entered: Mapping[str, object]) -> str:
    """What was entered in a few words, as the conflict panel and the history name it."""
    return told_typed(Typed.of(entered))


def told_typed(row: Typed) -> str:
    """The same of what was typed."""
    if row.state in _UNSCORED:
        return _UNSCORED[row.state]
    share = f"{row.value} / {row.denominator}" if row.denominator else row.value
    given = f"{row.points} điểm" if row.points else ""
    return "; ".join(piece for piece in (share, row.choice, given) if piece) or "để trống"
