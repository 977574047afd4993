"""The lines of a unit as its working session looks at them: self, awarded, and what was come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.numbers import plain, vn_fixed
from scoring.core.progress import LeafStanding
from scoring.core.results import LineResult
from scoring.core.sessions import MarkState
from scoring.core.words import Part, Status

_SHOWN_OF_DIGEST = 16
_NOTHING = "–"
_OWN = {
    LeafStanding.OUTSIDE: "–",
    LeafStanding.EMPTY: "Chưa chấm",
    LeafStanding.INVALID: "Chưa hợp lệ",
    LeafStanding.LATER: "Tính sau",
    LeafStanding.ASKED: "Đề nghị KAD",
    LeafStanding.EXEMPT: "KAD",
}


@dataclass(frozen=True, slots=True)
class LineMark:
    """What was marked on a line, of which awarded points, under which version, by whom and when."""

    state: MarkState
    note: str
    points: Decimal | None
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SessionLeaf:
    """A leaf that is appraised; `own` are the points the unit gave itself."""

    code: str
    title: str
    domain: str
    maximum: Decimal
    part: Part
    own: Decimal | None
    standing: LeafStanding
    awarded: LineResult
    mark: LineMark | None = None

    @property
    def points(self) -> Decimal | None:
        """The awarded points; None where there are none or the leaf does not apply."""
        return self.awarded.points

    @property
    def is_appraised(self) -> bool:
        return self.awarded.status is not Status.MISSING

    @property
    def state(self) -> MarkState:
        return self.mark.state if self.mark else MarkState.OPEN

    @property
    def is_open(self) -> bool:
        return self.state is MarkState.OPEN

    @property
    def is_stale(self) -> bool:
        """Whether the awarded points changed after the line was marked."""
        return self.mark is not None and not self.is_open and self.mark.points != self.points

    @property
    def own_told(self) -> str:
        return vn_fixed(self.own) if self.own is not None else _OWN.get(self.standing, _NOTHING)

    @property
    def awarded_told(self) -> str:
        return told_award(self.awarded)

    @property
    def seen(self) -> str:
        """The awarded points as a form sends them back, to tell what its reader saw."""
        return "" if self.points is None else plain(self.points)


def told_award(line: LineResult) -> str:
    """“1,50”, “KAD” where it does not apply, “Chưa thẩm định”."""
    if line.points is not None:
        return vn_fixed(line.points)
    return "KAD" if line.status is Status.NOT_APPLICABLE else "Chưa thẩm định"


@dataclass(frozen=True, slots=True)
class MarkCounts:
    """How many lines stand how."""

    leaves: int
    agreed: int
    reserved: int

    @property
    def done(self) -> int:
        return self.agreed + self.reserved

    @property
    def told(self) -> str:
        """“12 thống nhất, 3 bảo lưu”."""
        return f"{self.agreed} thống nhất, {self.reserved} bảo lưu"


def counts(leaves: Sequence[SessionLeaf]) -> MarkCounts:
    states = [leaf.state for leaf in leaves]
    return MarkCounts(len(states), states.count(MarkState.AGREED), states.count(MarkState.RESERVED))


def figures_digest(leaves: Sequence[SessionLeaf]) -> str:
    """A short name for all awarded points of the sheet: another one, and some of them changed."""
    told = "\n".join(f"{leaf.code}={leaf.seen}" for leaf in leaves)
    return sha256_bytes(told.encode())[:_SHOWN_OF_DIGEST]


def mark_trouble(leaf: SessionLeaf, state: MarkState, note: str) -> dict[str, str]:
    """What is wrong with marking the leaf so, by field; empty where nothing is."""
    if state is MarkState.RESERVED and not note.strip():
        return {"note": "Bảo lưu phải ghi rõ nội dung bảo lưu."}
    if state is MarkState.AGREED and not leaf.is_appraised:
        return {"state": "Tiêu chí chưa có điểm thẩm định nên chưa thống nhất được."}
    return {}


def closing_troubles(leaves: Sequence[SessionLeaf]) -> list[str]:
    """What keeps the minutes from being closed, as far as the lines go."""
    open_ = [leaf.code for leaf in leaves if leaf.is_open]
    stale = [leaf.code for leaf in leaves if leaf.is_stale]
    troubles = []
    if open_:
        troubles.append(f"Còn {len(open_)} dòng chưa đánh dấu: {_listed(open_)}.")
    if stale:
        troubles.append(f"Điểm thẩm định đã đổi sau khi đánh dấu, cần xem lại: {_listed(stale)}.")
    return troubles


def _listed(codes: Sequence[str]) -> str:
    more = ", …" if len(codes) > 10 else ""
    return ", ".join(codes[:10]) + more
