"""The Tổ giúp việc: who does what in it, and in which order its members are named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.core.words import Word


class Duty(Word):
    """What a member does in the Tổ giúp việc, the head first."""

    LEADER = "leader", "Tổ trưởng"
    DEPUTY = "deputy", "Tổ phó"
    MEMBER = "member", "Thành viên"
    SECRETARY = "secretary", "Thư ký"


_ORDER = tuple(Duty)


@dataclass(frozen=True, slots=True)
class NamedMember:
    """A member as papers name them; `key` is the member's row."""

    name: str
    position: str = ""
    agency: str = ""
    duty: Duty = Duty.MEMBER
    key: int = 0

    @property
    def line(self) -> str:
        """“Ông (bà) Trần Hải, Giám đốc Sở Nội vụ, Tổ trưởng” without the form of address."""
        return ", ".join(part for part in (self.name, self.position, self.agency, self.duty.label) if part)


def by_duty(members: Iterable[NamedMember]) -> tuple[NamedMember, ...]:
    """Leader, deputies, members, secretary; those of one duty as they came."""
    return tuple(sorted(members, key=lambda member: _ORDER.index(member.duty)))


def chair_of(members: Sequence[NamedMember]) -> NamedMember | None:
    """Who leads a session: the first by duty who is not the secretary; alone, the secretary does."""
    ordered = by_duty(members)
    return next((m for m in ordered if m.duty is not Duty.SECRETARY), ordered[0] if ordered else None)


def secretary_of(members: Sequence[NamedMember]) -> NamedMember | None:
    """Who keeps the minutes, where somebody besides the chair does."""
    chair = chair_of(members)
    return next((m for m in members if m.duty is Duty.SECRETARY and m is not chair), None)
