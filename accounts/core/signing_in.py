"""How long a person waits after wrong passwords in a row.

Counted per name and address: who guesses from outside makes nobody else wait. An address that tries
many names (an office behind one address may well have ten slips) waits a minute between tries.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE_TRIES = 5
FREE_TRIES_OF_ADDRESS = 50
MOST_WAIT = timedelta(minutes=15)
ADDRESS_WAIT = timedelta(minutes=1)
FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Tries:
    """Tries in a row without success, and when the last was."""

    count: int
    last_at: datetime


def wait_of_pair(count: int) -> timedelta:
    """After the fifth try a minute, then twice as long each time, never more than a quarter of an hour."""
    if count < FREE_TRIES:
        return timedelta()
    return min(MOST_WAIT, timedelta(minutes=2 ** min(count - FREE_TRIES, 10)))


def free_at(pair: Tries | None, address: Tries | None, now: datetime) -> datetime:
    """From when the name may be tried from the address; not after `now` where it may be tried at once."""
    moments = [now]
    if pair and now - pair.last_at < FORGOTTEN_AFTER:
        moments.append(pair.last_at + wait_of_pair(pair.count))
    if address and address.count >= FREE_TRIES_OF_ADDRESS:
        moments.append(address.last_at + ADDRESS_WAIT)
    return max(moments)


def minutes_until(moment: datetime, now: datetime) -> int:
    """Whole minutes to wait, rounded up."""
    return -((now - moment) // timedelta(minutes=1))
