"""What a person may do with a working session."""

from dataclasses import dataclass

from scoring.core.sessions import SessionMove


@dataclass(frozen=True, slots=True)
class SessionRights:
    """Runs the round, records the session for the Tổ giúp việc, belongs to the unit, looks on, or numbers
    what goes out."""

    runs: bool = False
    records: bool = False
    owns: bool = False
    looks: bool = False
    numbers: bool = False

    @property
    def may_record(self) -> bool:
        """Begin the session, mark lines, write what is said, close."""
        return self.runs or self.records

    @property
    def may_number(self) -> bool:
        """Write down number, day and signed scan of closed minutes."""
        return self.runs or self.numbers

    @property
    def sees_marks(self) -> bool:
        """Lines and marks before the minutes are closed; the unit sees the minutes, not the work on them."""
        return self.may_record or self.looks

    def may(self, move: SessionMove) -> bool:
        """Whether the move is this person's at all, whatever the state."""
        return self.may_record if move in (SessionMove.BEGIN, SessionMove.CLOSE) else self.runs
