"""Plain figures for the tests of the top floor's core."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from results.core.figures import ClassBound, DomainFigure, DomainHead, GroupFrame, PastFigure, UnitFigure
from results.core.run_state import RunState
from results.core.tones import Tone

FIVE = tuple(
    ClassBound(name, Decimal(lower), tone)
    for (name, lower), tone in zip(
        (("Xuất sắc", 90), ("Tốt", 80), ("Khá", 70), ("Trung bình", 50), ("Yếu", 0)), Tone, strict=False
    )
)
FOUR = (ClassBound("Tốt", Decimal(85), Tone.GOOD), *FIVE[2:])
DOMAINS = (DomainHead("1", "Chỉ đạo", Decimal(10)), DomainHead("2", "Thể chế", Decimal(20)))
SO = GroupFrame("SO", "Các sở", FIVE, DOMAINS)
DOC = GroupFrame("DOC", "Ngành dọc", FOUR, DOMAINS[:1])
STATE = RunState(2020, "2020-provisional-1", "Dự kiến", False, datetime(2021, 1, 9, tzinfo=UTC), True, True)


def past(index: str, band: str = "Tốt", rank: int | None = None, **shares: str) -> PastFigure:
    return PastFigure(Decimal(index), band, rank, {code: Decimal(share) for code, share in shares.items()})


def unit(code: str, index: str | None, rank: int | None = None, **fields: Any) -> UnitFigure:
    """A unit of the group SO unless told; its class follows from its index."""
    value = Decimal(index) if index else None
    bound = next((c for c in FIVE if value is not None and value >= c.lower), None)
    defaults: dict[str, Any] = {
        "name": f"Sở {code}",
        "label": code,
        "group": "SO",
        "ranked": True,
        "complete": value is not None,
        "missing": (),
        "obtained": value or Decimal(0),
        "applicable_max": Decimal(100),
        "extra": Decimal(0),
        "band": bound.name if bound else "",
        "tone": bound.tone if bound else Tone.NONE,
        "rank_of": None,
        "valid_forms": 0,
        "domains": {},
        "past": None,
    }
    return UnitFigure(code=code, index=value, rank=rank, **{**defaults, **fields})


def domain(obtained: str, applicable_max: str) -> DomainFigure:
    return DomainFigure(Decimal(obtained), Decimal(applicable_max))
