"""The nearest of the accepted words, for messages about an unknown one."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from cchc_portal.lib.text import without_tones

_MOST = 3
_ALIKE = 0.5
_COMPARED = 200  # characters; no accepted word is nearly as long


def nearest(found: str, accepted: Iterable[str]) -> list[str]:
    """At most three accepted words like `found`, the closest first; tones count little."""
    folded = without_tones(found[:_COMPARED]).casefold()
    scored = [(_likeness(folded, word), word) for word in accepted]
    return [word for likeness, word in sorted(scored, key=lambda s: -s[0])[:_MOST] if likeness >= _ALIKE]


def one_of(found: str, accepted: Iterable[str]) -> str:
    """“A”, “B”: the nearest words, or all of them where none is near and they are few."""
    words = list(accepted)
    shown = nearest(found, words) or words[:_MOST]
    more = ", …" if len(shown) < len(words) and shown == words[:_MOST] else ""
    return ", ".join(f"“{word}”" for word in shown) + more


def _likeness(folded: str, word: str) -> float:
    matcher = SequenceMatcher(None, folded, without_tones(word).casefold())
    # The first two are quick upper bounds of the third.
    alike = matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE
    return matcher.ratio() if alike else 0.0
