"""What a hostile workbook is: how it is made from a healthy one, and what the portal says to it."""

from collections.abc import Callable
from dataclasses import dataclass

Damage = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Refused:
    """Damage after which every command refuses the file, with this sentence first."""

    damage: Damage
    says: str


@dataclass(frozen=True, slots=True)
class Legal:
    """Damage that a reader must put up with: the same is read as from the healthy workbook."""

    damage: Damage
