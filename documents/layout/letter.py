"""The official letter (công văn) of a publication: what it is told and the headings it prints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_portal.lib.text import squeeze
from scoring.core.words import RunKind

COMMITTEE = "Ủy ban nhân dân"
_TEXTS = (
    "province",
    "parent_agency",
    "issuing_agency",
    "symbol",
    "place",
    "signer_title",
    "signer_name",
    "survey_provider",
)
_LISTS = ("bases", "addressees", "recipients")
_DEFAULT_AGENCY = "Sở Nội vụ"
_DEFAULT_ADDRESSEES = ("Các cơ quan, đơn vị, địa phương",)
_DEFAULT_RECIPIENTS = ("Như trên", "Lưu: VT")


@dataclass(frozen=True, slots=True)
class LetterData:
    """The round's settings as a letter needs them; an empty text or None is left out on paper."""

    kind: RunKind
    year: int
    province: str
    parent_agency: str
    issuing_agency: str
    symbol: str
    place: str
    signer_title: str
    signer_name: str
    survey_provider: str
    bases: tuple[str, ...]
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    sessions_from: date | None
    sessions_to: date | None
    respond_before: date | None
    public_annexes: bool

    @property
    def is_provisional(self) -> bool:
        return self.kind is RunKind.PROVISIONAL

    @property
    def answer_day(self) -> date | None:
        """Answers come before it; None where none is asked for."""
        return self.respond_before if self.is_provisional else None

    @property
    def committee(self) -> str:
        """The province's committee as sentences name it: "Ủy ban nhân dân tỉnh"."""
        named = self.parent_agency.replace("UBND", COMMITTEE)
        if self.province:
            named = named.removesuffix(self.province).rstrip()
        return named if named.startswith(COMMITTEE) and named != COMMITTEE else f"{COMMITTEE} tỉnh"

    @property
    def territory(self) -> str:
        """ "tỉnh", or "thành phố" for a city under the central government."""
        return self.committee.removeprefix(COMMITTEE).strip()

    @property
    def issue_month(self) -> str:
        """Month and year of issue, taken from the day of response: letter and answer fall together.

        Empty where no answer is asked for; months 1 and 2 take a zero, the others none (NĐ 30/2020).
        """
        day = self.answer_day
        if day is None:
            return ""
        month = f"{day.month:02d}" if day.month < 3 else str(day.month)
        return f"tháng {month} năm {day.year}"


def letter_data(
    *,
    kind: RunKind,
    year: int,
    profile: Mapping[str, Any],
    respond_before: date | None,
    public_annexes: bool,
) -> LetterData:
    """The letter of a publication from its frozen profile (plain JSON: dates are ISO texts)."""
    texts = {name: squeeze(profile.get(name) or "") for name in _TEXTS}
    lists = {name: _lines(profile.get(name) or ()) for name in _LISTS}
    texts["issuing_agency"] = texts["issuing_agency"] or _DEFAULT_AGENCY
    texts["place"] = texts["place"] or texts["province"]
    return LetterData(
        kind=kind,
        year=year,
        **texts,
        bases=lists["bases"],
        addressees=lists["addressees"] or _DEFAULT_ADDRESSEES,
        recipients=lists["recipients"] or _DEFAULT_RECIPIENTS,
        sessions_from=_day(profile.get("sessions_from")),
        sessions_to=_day(profile.get("sessions_to")),
        respond_before=respond_before,
        public_annexes=public_annexes,
    )


def _lines(items: Iterable[str]) -> tuple[str, ...]:
    """The lines without the marks that the letter itself sets: leading dash, closing ; or full stop."""
    cleaned = (squeeze(item).lstrip("-").strip().rstrip(";.").rstrip() for item in items)
    return tuple(line for line in cleaned if line)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
