"""What a submission freezes: the whole sheet as plain data, its canonical writing, and the way back."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cchc_portal.lib.hashing import canonical_json
from cchc_portal.lib.numbers import plain, vn
from scoring.core.progress import LeafStanding
from scoring.core.words import EntryState, Part

FORMAT = 1

Json = Any  # what json.loads gives back; the readers below know the shape that content_bytes() wrote


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document named for a leaf; without a file (a reference only) `sha256` is empty, `version` 0."""

    title: str
    number: str = ""
    issued_on: date | None = None
    place: str = ""
    file_name: str = ""
    version: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class ClaimedEntry:
    """What the unit entered for a leaf, under which version, and who last."""

    version: int
    state: EntryState
    value: Decimal | None = None
    denominator: Decimal | None = None
    choice: str = ""
    points: Decimal | None = None
    reason: str = ""
    document: str = ""
    saved_by: str = ""

    @property
    def text(self) -> str:
        """What was entered, on one line: “34/37”, an option, “1,5 điểm”, “Không phát sinh”."""
        if self.state is not EntryState.SCORE:
            return self.state.label
        figures = "/".join(vn(number) for number in (self.value, self.denominator) if number is not None)
        given = f"{vn(self.points)} điểm" if self.points is not None else ""
        return "; ".join(part for part in (self.choice, figures, given) if part)

    @property
    def explanation(self) -> str:
        """Reason and ground as one sentence."""
        return "; ".join(part for part in (self.reason, self.document) if part)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A node of the unit's annex. `method` is its label, empty on a branch.

    `standing` is None on branches. `ground` is why an exemption was granted.
    """

    code: str
    parent: str
    title: str
    maximum: Decimal
    part: Part
    method: str = ""
    claim: ClaimedEntry | None = None
    points: Decimal | None = None
    standing: LeafStanding | None = None
    ground: str = ""
    documents: tuple[NamedDocument, ...] = ()

    @property
    def is_leaf(self) -> bool:
        return bool(self.method)

    @property
    def is_own(self) -> bool:
        """Whether the unit scores it: a leaf of its own that does not stand exempt."""
        return self.is_leaf and self.standing not in (LeafStanding.OUTSIDE, LeafStanding.EXEMPT)


@dataclass(frozen=True, slots=True)
class DomainTotal:
    """A top branch: leaves entered of those to enter, points of applicable maximum."""

    code: str
    title: str
    done: int
    leaves: int
    obtained: Decimal
    applicable_max: Decimal


@dataclass(frozen=True, slots=True)
class SheetTotals:
    """The sums of the main part, and bonus beside them."""

    done: int
    leaves: int
    obtained: Decimal
    applicable_max: Decimal
    extra: Decimal
    domains: tuple[DomainTotal, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """Under whom the unit reports, and to whom."""

    parent: str = ""
    addressee: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who hands in; `capacity` is "" for the head in person, else KT., TUQ., TL."""

    username: str
    name: str
    position: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A self-assessment with all that its printed report says; `signer` is None before submission."""

    round_code: str
    year: int
    is_sample: bool
    unit_code: str
    unit_name: str
    agency: Agency
    criteria_set: str
    lines: tuple[SheetLine, ...]
    totals: SheetTotals
    signer: Signer | None = None
    declaration: str = ""


def content_bytes(content: SheetContent) -> bytes:
    """Canonical JSON: the same content gives the same bytes."""
    return canonical_json({"format": FORMAT, **plain_data(asdict(content))})


def read_content(data: bytes) -> SheetContent:
    """The content that content_bytes() wrote."""
    read = json.loads(data)
    return SheetContent(
        **{name: read[name] for name in ("round_code", "year", "is_sample", "unit_code", "unit_name")},
        agency=Agency(**read["agency"]),
        criteria_set=read["criteria_set"],
        lines=tuple(_read_line(line) for line in read["lines"]),
        totals=_read_totals(read["totals"]),
        signer=Signer(**read["signer"]) if read["signer"] else None,
        declaration=read["declaration"],
    )


def plain_data(value: Json) -> Json:
    """What canonical JSON may hold: numbers as text, days in ISO form."""
    if isinstance(value, dict):
        return {key: plain_data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(each) for each in value]
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value


def _read_line(read: Json) -> SheetLine:
    return SheetLine(
        **{name: read[name] for name in ("code", "parent", "title", "method", "ground")},
        maximum=Decimal(read["maximum"]),
        part=Part(read["part"]),
        claim=_read_claim(read["claim"]) if read["claim"] else None,
        points=_read_number(read["points"]),
        standing=LeafStanding(read["standing"]) if read["standing"] else None,
        documents=tuple(_read_document(document) for document in read["documents"]),
    )


def _read_claim(read: Json) -> ClaimedEntry:
    numbers = {name: _read_number(read[name]) for name in ("value", "denominator", "points")}
    return ClaimedEntry(**{**read, **numbers, "state": EntryState(read["state"])})


def _read_document(read: Json) -> NamedDocument:
    day = read["issued_on"]
    return NamedDocument(**{**read, "issued_on": date.fromisoformat(day) if day else None})


def _read_totals(read: Json) -> SheetTotals:
    domains = tuple(DomainTotal(**{**domain, **_sums(domain)}) for domain in read["domains"])
    return SheetTotals(**{**read, **_sums(read), "extra": Decimal(read["extra"]), "domains": domains})


def _sums(read: Json) -> dict[str, Decimal]:
    return {name: Decimal(read[name]) for name in ("obtained", "applicable_max")}


def _read_number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
