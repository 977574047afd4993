"""The link between audit events."""

from datetime import UTC, datetime
from typing import Any, Protocol

from cchc_portal.lib.hashing import canonical_json, sha256_bytes


class Event(Protocol):
    """What an event says."""

    sequence: int
    at: datetime
    actor: str
    verb: str
    target_type: str
    target_ref: str
    detail: Any
    previous_hash: str


def event_hash(event: Event) -> str:
    """SHA-256 over everything the event says, the hash of the one before included."""
    return sha256_bytes(
        canonical_json(
            {
                "sequence": event.sequence,
                "at": event.at.astimezone(UTC).isoformat(),
                "actor": event.actor,
                "verb": event.verb,
                "target": [event.target_type, event.target_ref],
                "detail": event.detail,
                "previous": event.previous_hash,
            }
        )
    )
