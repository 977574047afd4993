"""What the units of the sample season answer, as it is written down in a file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from accounts.models import Unit
from feedback.core.words import Outcome
from scoring.core.typed import Typed, read_entry
from scoring.core.types import Entry, Stage

_FIELDS = ("value", "denominator", "choice", "points")


class Reached(StrEnum):
    """How far a unit, or its request, is while the window is open."""

    AGREE = "agree"
    EXTENDED = "extended"
    DRAFT = "draft"
    SENT = "sent"
    ROUTED = "routed"
    AGREED = "agreed"
    ASKED = "asked"
    DECIDED = "decided"

    def is_past(self, other: "Reached") -> bool:
        """Whether this is as far as the other, or further."""
        return _ORDER.index(self) >= _ORDER.index(other)


_ORDER = list(Reached)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file. `granted`: what is agreed to where that is not what is asked; `early`: the lead
    unit agrees before the request is sent."""

    unit: Unit
    criterion: str
    asked: Typed
    reached: Reached
    early: bool
    outcome: Outcome | None
    granted: str
    answer: str

    def entry(self) -> Entry:
        """What the unit asks for."""
        return read_entry(self.asked, unit=self.unit.code, criterion=self.criterion)

    def agreed(self) -> Entry:
        """What the lead unit agrees to, and Sở Nội vụ decides."""
        field = next(name for name in _FIELDS if getattr(self.asked, name))
        typed = replace(self.asked, reason="", **({field: self.granted} if self.granted else {}))
        return replace(read_entry(typed, unit=self.unit.code, criterion=self.criterion), stage=Stage.REVISION)


def rows_of(path: Path) -> Iterator[Row]:
    """The lines of the file, in its order."""
    units = {unit.code: unit for unit in Unit.objects.select_related("group")}
    with path.open(newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            typed = Typed(**{name: row[name] for name in _FIELDS}, reason=row["grounds"])
            outcome = Outcome(row["outcome"]) if row["outcome"] else None
            yield Row(
                units[row["unit"]],
                row["criterion"],
                typed,
                Reached(row["reached"]),
                bool(row["early"]),
                outcome,
                row["granted"],
                row["answer"],
            )
