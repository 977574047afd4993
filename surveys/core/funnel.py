"""The funnel of a unit: planned → issued → returned → valid, as declared and as counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many forms of a unit; None where nothing is declared."""

    planned: int | None = None
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None


_STEPS = ("planned", "issued", "returned", "valid")
_WORDS = {"planned": "theo kế hoạch", "issued": "phát ra", "returned": "thu về", "valid": "hợp lệ"}


def disagreements(unit: str, declared: Funnel, counted: Funnel) -> Iterator[str]:
    """Sentences on what cannot be: more at a later step than before, or other than was counted."""
    known = [(_WORDS[step], number) for step in _STEPS if (number := getattr(declared, step)) is not None]
    for (above, more), (below, fewer) in pairwise(known):
        if fewer > more:
            yield f"{unit}: số phiếu {below} ({fewer}) nhiều hơn số phiếu {above} ({more})"
    for step in _STEPS:
        said, found = getattr(declared, step), getattr(counted, step)
        if said is not None and found is not None and said != found:
            yield f"{unit}: khai báo {said} phiếu {_WORDS[step]}, đếm được {found}"
