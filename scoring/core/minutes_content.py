"""What minutes freeze: the session as plain data, its canonical writing, and the way back."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cchc_portal.lib.hashing import canonical_json
from cchc_portal.lib.numbers import plain
from scoring.core.sessions import MarkState
from scoring.core.task_force import Duty, NamedMember
from scoring.core.words import Part

FORMAT = 1

Json = Any  # what json.loads gives back; the readers below know the shape that minutes_bytes() wrote


@dataclass(frozen=True, slots=True)
class ForceNamed:
    """The Tổ giúp việc as papers name it, with the decision that set it up."""

    name: str
    superior: str
    symbol: str
    decision: str
    decided_on: date
    issuer: str


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """A node of the unit's annex. Of a leaf: points as printed, with a word where there are none."""

    code: str
    parent: str
    title: str
    maximum: Decimal
    part: Part
    is_leaf: bool = False
    own: Decimal | None = None
    own_told: str = ""
    awarded: Decimal | None = None
    awarded_told: str = ""
    state: MarkState | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MinutesTotals:
    """Sums of the main part by the code of a run, bonus and penalty (`extra`) beside them; lines counted."""

    own: Decimal
    awarded: Decimal
    applicable_max: Decimal
    extra: Decimal
    agreed: int
    reserved: int


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """A session with all that its printed minutes say. Moments are in the province's time."""

    round_code: str
    year: int
    is_sample: bool
    unit_code: str
    unit_name: str
    force: ForceNamed
    place: str
    began_at: datetime
    finished_at: datetime
    members: tuple[NamedMember, ...]
    unit_people: tuple[str, ...]
    other_people: tuple[str, ...]
    unit_signer: str
    opinions: str
    conclusion: str
    lines: tuple[MinutesLine, ...]
    totals: MinutesTotals
    version: int = 1
    reason: str = ""


def minutes_bytes(content: MinutesContent) -> bytes:
    """Canonical JSON: the same content gives the same bytes."""
    return canonical_json({"format": FORMAT, **_plain(asdict(content))})


def read_minutes(data: bytes) -> MinutesContent:
    """The content that minutes_bytes() wrote."""
    read = json.loads(data)
    del read["format"]
    force = {**read["force"], "decided_on": date.fromisoformat(read["force"]["decided_on"])}
    return MinutesContent(
        **{
            **read,
            "force": ForceNamed(**force),
            "began_at": datetime.fromisoformat(read["began_at"]),
            "finished_at": datetime.fromisoformat(read["finished_at"]),
            "members": tuple(NamedMember(**{**m, "duty": Duty(m["duty"])}) for m in read["members"]),
            "unit_people": tuple(read["unit_people"]),
            "other_people": tuple(read["other_people"]),
            "lines": tuple(_read_line(line) for line in read["lines"]),
            "totals": _read_totals(read["totals"]),
        }
    )


def _plain(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value


def _read_line(read: Json) -> MinutesLine:
    numbers = {name: _read_number(read[name]) for name in ("own", "awarded")}
    state = MarkState(read["state"]) if read["state"] else None
    return MinutesLine(
        **{
            **read,
            **numbers,
            "maximum": Decimal(read["maximum"]),
            "part": Part(read["part"]),
            "state": state,
        }
    )


def _read_totals(read: Json) -> MinutesTotals:
    names = ("own", "awarded", "applicable_max", "extra")
    return MinutesTotals(**{**read, **{name: Decimal(read[name]) for name in names}})


def _read_number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
