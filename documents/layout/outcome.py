"""The final results as they go up to the committee: classes counted by group, and the summary annexes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.layout.figures import GroupFigures
from documents.layout.summary import SummaryAnnex
from documents.layout.sums import FiguresDisagree


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group's units by class, in the order of the table's columns; None where it has no such class."""

    name: str
    units: int
    classes: tuple[int | None, ...]
    without: int

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple("-" if count is None else str(count) for count in self.classes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`classes`: the names of all groups' classes, the best first; `total`: the sums of the table."""

    classes: tuple[str, ...]
    groups: tuple[GroupCount, ...]
    total: GroupCount
    annexes: tuple[SummaryAnnex, ...]

    @property
    def has_without(self) -> bool:
        """Whether some unit has no index, and the table a column for it."""
        return bool(self.total.without)


def outcome_of(groups: Sequence[GroupFigures], annexes: Sequence[SummaryAnnex]) -> Outcome:
    """The counts of the publication. Raises FiguresDisagree where they do not add up to its units."""
    classes = _classes(groups)
    counts = tuple(_count(group, classes) for group in groups)
    total = GroupCount(
        name="Tổng cộng",
        units=sum(count.units for count in counts),
        classes=tuple(sum(count.classes[n] or 0 for count in counts) for n in range(len(classes))),
        without=sum(count.without for count in counts),
    )
    for row, annex in zip((*counts, total), (*annexes, None), strict=True):
        _check(row, annex)
    return Outcome(classes, counts, total, tuple(annexes))


def _classes(groups: Iterable[GroupFigures]) -> tuple[str, ...]:
    """Every class by its name, those of the group with the most classes first."""
    ordered = sorted(groups, key=lambda group: -len(group.bands))
    return tuple(dict.fromkeys(band.name for group in ordered for band in group.bands))


def _count(group: GroupFigures, classes: Iterable[str]) -> GroupCount:
    counts = Counter(unit.band for unit in group.units if unit.index is not None)
    known = {band.name for band in group.bands}
    return GroupCount(
        name=group.name,
        units=len(group.units),
        classes=tuple(counts[name] if name in known else None for name in classes),
        without=sum(unit.index is None for unit in group.units),
    )


def _check(row: GroupCount, annex: SummaryAnnex | None) -> None:
    counted = sum(count or 0 for count in row.classes) + row.without
    if counted != row.units or (annex is not None and len(annex.rows) != row.units):
        raise FiguresDisagree(f"{row.name}: cộng theo xếp loại là {counted} đơn vị, lượt tính có {row.units}")
