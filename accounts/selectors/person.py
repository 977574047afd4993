"""One person as their page shows them: roles by period, and what was done about the account."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.core.deeds import DEEDS, FACTS
from accounts.core.periods import period
from accounts.models import AuditEvent, Role, RoleGrant, Unit, User
from cchc_portal.lib.dates import vn_day

MOST_EVENTS = 100
_FACTS = ("full_name", "position", "email", "phone")


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A grant with where it stands on the day: current, coming, over or revoked."""

    grant: RoleGrant
    state: str
    passed_to: tuple[User, ...]

    @property
    def may_end(self) -> bool:
        return self.state in ("current", "coming")


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something done about the account; `what` in words, `more` what belongs to it."""

    at: datetime
    actor: str
    what: str
    more: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    person: User
    grants: tuple[GrantRow, ...]
    events: tuple[EventRow, ...]


def person_page(person: User, day: date) -> PersonPage:
    """Five queries at most, however long the history."""
    related = ("unit", "granted_by", "revoked_by", "taken_from__user")
    grants = RoleGrant.objects.filter(user=person).select_related(*related).order_by("-valid_from", "-pk")
    rows = [_grant_row(grant, day) for grant in grants.prefetch_related("passed_on__user")]
    order = ("current", "coming", "over", "revoked")
    events = AuditEvent.objects.filter(target_type="user", target_ref=person.username)
    return PersonPage(
        person,
        tuple(sorted(rows, key=lambda row: order.index(row.state))),
        tuple(_event_rows(events.order_by("-sequence")[:MOST_EVENTS])),
    )


def _grant_row(grant: RoleGrant, day: date) -> GrantRow:
    if grant.revoked_at:
        state = "revoked"
    elif grant.valid_from > day:
        state = "coming"
    elif grant.valid_to and grant.valid_to < day:
        state = "over"
    else:
        state = "current"
    return GrantRow(grant, state, tuple(new.user for new in grant.passed_on.all()))


def _event_rows(events: Iterable[AuditEvent]) -> Iterator[EventRow]:
    rows = list(events)
    units = dict(Unit.objects.values_list("code", "name")) if any(e.detail.get("unit") for e in rows) else {}
    for event in rows:
        what = DEEDS.get(event.verb, event.verb)
        yield EventRow(event.at, event.actor, what, _more(event.verb, event.detail, units))


def _more(verb: str, detail: dict[str, Any], units: dict[str, str]) -> str:
    """What belongs to an event, as a sentence without its end."""
    if verb == "change_details":
        return "; ".join(f"{FACTS[n]}: “{old}” → “{new}”" for n, (old, new) in detail.items() if n in _FACTS)
    if verb == "hold_sign_in":
        return f"từ địa chỉ {detail['address']}, {detail['tries']} lần; chờ {detail['minutes']} phút"
    parts = [_role(detail, units), _days(detail)]
    if "successor" in detail:
        parts.append(f"người nhận: {detail['successor']}")
    parts += [detail.get("basis", ""), detail.get("reason", "")]
    return "; ".join(part for part in parts if part)


def _role(detail: dict[str, Any], units: dict[str, str]) -> str:
    if not detail.get("role"):
        return ""
    unit = detail.get("unit")
    return f"{Role(detail['role']).label}{f', {units.get(unit, unit)}' if unit else ''}"


def _days(detail: dict[str, Any]) -> str:
    if start := detail.get("valid_from"):
        end = detail.get("valid_to")
        return period(date.fromisoformat(start), date.fromisoformat(end) if end else None)
    if "last_day" in detail:
        last = detail["last_day"]
        return f"đến hết {vn_day(date.fromisoformat(last))}" if last else "thu hồi, không còn tính ngày nào"
    return ""
