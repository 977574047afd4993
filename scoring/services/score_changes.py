"""What the rows of a scores workbook would change, beside what is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from scoring.models import Award, Claim
from scoring.models.assessment import stored as columns_of
from scoring.sheets.scores import ScoreRow

Key = tuple[int, str]
Stored = TypeVar("Stored", Claim, Award)


@dataclass(frozen=True, slots=True)
class Changes(Generic[Stored]):
    """Rows of leaves without an entry, rows that differ with the entry they differ from, and the rest."""

    new: list[ScoreRow]
    changed: list[tuple[Stored, ScoreRow]]
    unchanged: int


def changes_of(rows: Iterable[ScoreRow], known: Mapping[Key, Stored]) -> Changes[Stored]:
    """The rows beside the stored entries by (unit id, criterion code)."""
    new: list[ScoreRow] = []
    changed: list[tuple[Stored, ScoreRow]] = []
    unchanged = 0
    for row in rows:
        stored = known.get((row.unit.id, row.entry.criterion))
        if stored is None:
            new.append(row)
        elif _differs(row, stored):
            changed.append((stored, row))
        else:
            unchanged += 1
    return Changes(new, changed, unchanged)


def entry_values(row: ScoreRow) -> tuple[Any, ...]:
    """The entry's fields as they are stored, in the order of ENTRY_FIELDS."""
    return tuple(columns_of(row.entry).values())


def _differs(row: ScoreRow, stored: Claim | Award) -> bool:
    return columns_of(row.entry) != stored.entered()
