"""A unit's answer as it was sent: what its hash is of, and what its receipt and papers rest on."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cchc_portal.lib.hashing import canonical_json
from feedback.core.words import ReplyKind
from scoring.core.submission_content import NamedDocument, Signer, plain_data

FORMAT = 1
DECLARATION = (
    "Tôi chịu trách nhiệm về ý kiến này của đơn vị và về tính chính xác của số liệu, tài liệu kèm theo."
)
Json = Any  # what json.loads gives back; every reader below knows the shape that content_bytes() wrote


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """The unit's văn bản phối hợp; `sha256` of its file."""

    number: str
    issued_on: date
    file_name: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A request: what stood published, what is asked for in words, the points the rule makes of it, why."""

    code: str
    title: str
    maximum: Decimal
    published: Decimal | None
    published_status: str
    asked: str
    asked_points: Decimal | None
    grounds: str
    lead_unit: str = ""
    version: int = 1
    documents: tuple[NamedDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyContent:
    """The answer to one publication; `lines` are empty where the unit agrees."""

    publication: str
    run: str
    year: int
    is_sample: bool
    unit_code: str
    unit_name: str
    kind: ReplyKind
    paper: NamedPaper | None
    lines: tuple[AskedLine, ...]
    signer: Signer
    declaration: str = DECLARATION


def content_bytes(content: ReplyContent) -> bytes:
    """Canonical JSON: the same content gives the same bytes."""
    return canonical_json({"format": FORMAT, **plain_data(asdict(content))})


def read_content(data: bytes) -> ReplyContent:
    """The content that content_bytes() wrote."""
    read = json.loads(data)
    read.pop("format")
    return ReplyContent(
        **{
            **read,
            "kind": ReplyKind(read["kind"]),
            "paper": _paper(read["paper"]) if read["paper"] else None,
            "lines": tuple(_line(line) for line in read["lines"]),
            "signer": Signer(**read["signer"]),
        }
    )


def _paper(read: Json) -> NamedPaper:
    return NamedPaper(**{**read, "issued_on": date.fromisoformat(read["issued_on"])})


def _line(read: Json) -> AskedLine:
    return AskedLine(
        **{
            **read,
            "maximum": Decimal(read["maximum"]),
            **{name: _number(read[name]) for name in ("published", "asked_points")},
            "documents": tuple(_document(document) for document in read["documents"]),
        }
    )


def _document(read: Json) -> NamedDocument:
    day = read["issued_on"]
    return NamedDocument(**{**read, "issued_on": date.fromisoformat(day) if day else None})


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
