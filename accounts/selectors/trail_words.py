"""An event of the audit chain in words: what belongs to it, and what it changed from what to what."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.core.deeds import FACTS
from accounts.models import Role
from cchc_portal.lib.dates import vn_day, vn_moment

NOTHING = "trống"
_MOST = 8  # of a list; the rest is counted
_ROLES = {role.value: role.label for role in Role}


def facts_told(detail: Mapping[str, Any]) -> Iterator[str]:
    """“lý do: …”, “hạn tự chấm: a → b”; facts without a name here are left to the event as it is stored."""
    was, now = detail.get("from"), detail.get("to")
    if isinstance(now, Mapping):
        yield from _changes(was if isinstance(was, Mapping) else {}, now)
    for name, value in detail.items():
        if name == "role":
            yield f"vai trò: {_ROLES.get(str(value), value)}"
        elif name in FACTS and value not in ("", None, [], {}):
            yield f"{FACTS[name]}: {_pair(value) if _is_pair(name, detail) else told(value)}"


def _changes(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name, value in now.items():
        if name in FACTS and was.get(name) != value:
            yield f"{FACTS[name]}: {told(was.get(name))} → {told(value)}"


def _is_pair(name: str, detail: Mapping[str, Any]) -> bool:
    """Whether the value is [old, new], as `change_details` keeps it."""
    value = detail[name]
    return name in ("full_name", "position", "email", "phone") and isinstance(value, list) and len(value) == 2


def _pair(value: list[Any]) -> str:
    return f"{told(value[0])} → {told(value[1])}"


def told(value: object) -> str:
    """A stored value as pages write it; moments by the province's clock."""
    if value in ("", None, [], {}):
        return NOTHING
    if isinstance(value, list):
        more = f" và {len(value) - _MOST} mục nữa" if len(value) > _MOST else ""
        return ", ".join(told(each) for each in value[:_MOST]) + more
    if isinstance(value, Mapping):
        return ", ".join(told(each) for each in value.values())
    return _dated(value) if isinstance(value, str) else str(value)


def _dated(text: str) -> str:
    try:
        return vn_day(date.fromisoformat(text)) if len(text) == 10 else _moment(datetime.fromisoformat(text))
    except ValueError:
        return text


def _moment(moment: datetime) -> str:
    return vn_moment(timezone.localtime(moment))
