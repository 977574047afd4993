"""Text that is slow to make, kept in the cache: old text is shown while one request makes it anew."""

from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache

_KEPT = timedelta(days=1)


def kept(key: str, make: Callable[[], str], *, fresh: timedelta) -> str:
    """The text kept under the key, else made now.

    Once it is no longer fresh, the first who asks makes it anew; others meanwhile get the old text.
    """
    mine = cache.add(f"{key}:fresh", True, fresh.total_seconds())
    text: str | None = cache.get(key)
    if text is None or mine:
        text = make()
        cache.set(key, text, _KEPT.total_seconds())
    return text
