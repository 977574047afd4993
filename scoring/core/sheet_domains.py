"""A sheet parted into its domains, in the order of the annex."""

from dataclasses import dataclass

from scoring.core.submission_content import DomainTotal, SheetContent, SheetLine


@dataclass(frozen=True, slots=True)
class DomainLines:
    """A domain: its own node, its sums, and the branches and leaves below it.

    A leaf that stands on the top level is its own domain, and its only line.
    """

    head: SheetLine
    total: DomainTotal
    lines: tuple[SheetLine, ...]


def lines_by_domain(content: SheetContent) -> tuple[DomainLines, ...]:
    """Every domain of the sheet."""
    parents = {line.code: line.parent for line in content.lines}
    totals = {total.code: total for total in content.totals.domains}
    below: dict[str, list[SheetLine]] = {code: [] for code in totals}
    for line in content.lines:
        if line.parent or line.is_leaf:
            below[_top(line.code, parents)].append(line)
    heads = (line for line in content.lines if not line.parent)
    return tuple(DomainLines(head, totals[head.code], tuple(below[head.code])) for head in heads)


def _top(code: str, parents: dict[str, str]) -> str:
    while parents[code]:
        code = parents[code]
    return code
