"""Repeated findings told once, with a count and the first rows, so that a long list stays readable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_portal.lib.findings import Finding

_KEPT_APART = 5
_DIFFERENT_KEPT_APART = 20
_ROWS_SHOWN = 10
_FOUND_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Repeated:
    """A finding and the rows it was made in; `count` is 1 for one told once."""

    finding: Finding
    count: int
    rows: tuple[int, ...]
    found: str = ""

    @property
    def told(self) -> Finding:
        """The finding whose message carries the count and the first rows."""
        if self.count == 1:
            return self.finding
        rows = ", ".join(map(str, self.rows[:_ROWS_SHOWN]))
        more = ", …" if len(self.rows) > _ROWS_SHOWN else ""
        message = f"{self.finding.message} ({self.count} lần, các dòng {rows}{more})"
        return replace(self.finding, message=message, found=self.found)


def grouped(findings: Iterable[Finding]) -> list[Repeated]:
    """The findings in their order, long repetitions drawn together.

    Up to 5 findings of the same cell content and up to 20 of the same wording are kept apart, so
    that each still names its own row.
    """
    result: list[Repeated] = []
    for alike in _by(findings, with_found=False):
        if len(alike) <= _KEPT_APART:
            result.extend(Repeated(f, 1, ()) for f in alike)
            continue
        same = _by(alike, with_found=True)
        if sum(len(group) if len(group) <= _KEPT_APART else 1 for group in same) > _DIFFERENT_KEPT_APART:
            result.append(_together(alike))
        else:
            result.extend(one for group in same for one in _drawn(group))
    return result


def told(findings: Iterable[Finding]) -> list[Finding]:
    """`grouped`, as findings to print."""
    return [one.told for one in grouped(findings)]


def _drawn(group: Sequence[Finding]) -> list[Repeated]:
    return [_together(group)] if len(group) > _KEPT_APART else [Repeated(f, 1, ()) for f in group]


def _by(findings: Iterable[Finding], *, with_found: bool) -> list[list[Finding]]:
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for f in findings:
        key = (f.severity, f.sheet, f.column, f.message, f.found if with_found else "")
        groups.setdefault(key, []).append(f)
    return list(groups.values())


def _together(group: Sequence[Finding]) -> Repeated:
    rows = tuple(f.row for f in group if f.row is not None)
    found = list(dict.fromkeys(f.found for f in group if f.found))
    more = ", …" if len(found) > _FOUND_SHOWN else ""
    return Repeated(group[0], len(group), rows, ", ".join(found[:_FOUND_SHOWN]) + more)
