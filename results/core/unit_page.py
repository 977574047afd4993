"""A unit's result, line by line, in the order of its annex."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from results.core.figures import WHOLE, DomainFigure, DomainHead, GroupFrame, PastFigure, UnitFigure
from results.core.formula import Formula
from results.core.heatmap import Cell, heatmap_of
from results.core.run_state import RunState
from scoring.core.rounding import ZERO, rounded
from scoring.core.words import Method, Stage, Status


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A criterion of the annex; `method` is None on a branch. `depth` is 0 for a domain."""

    code: str
    title: str
    parent_code: str
    max_points: Decimal
    method: Method | None
    lead_unit: str
    evidence: str


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What a run says of a leaf, and what the unit claimed; `group_mean` is None where nobody has points."""

    points: Decimal | None
    status: Status
    stage: Stage | None
    because: tuple[str, ...]
    claimed: Decimal | None
    group_mean: Decimal | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A domain or criterion with what its leaves add up to."""

    node: NodeRow
    depth: int
    points: Decimal
    applicable_max: Decimal


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scored line."""

    node: NodeRow
    depth: int
    facts: LineFacts

    @property
    def surveyed(self) -> bool:
        return self.facts.stage is Stage.SURVEY

    @property
    def difference(self) -> Decimal | None:
        """Award minus claim, where there are both."""
        if self.facts.points is None or self.facts.claimed is None:
            return None
        return self.facts.points - self.facts.claimed


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain of the unit beside its group's mean and last year, in whole percent."""

    head: DomainHead
    figure: DomainFigure
    cell: Cell
    group_mean: Decimal | None
    past: Decimal | None


@dataclass(frozen=True, slots=True)
class UnitPage:
    """`kin`: last year's results of units it carries on from, where they are not the unit's own."""

    state: RunState
    unit: UnitFigure
    frame: GroupFrame
    formula: Formula
    domains: tuple[DomainRow, ...]
    rows: tuple[Branch | Leaf, ...]
    kin: tuple[PastFigure, ...] = ()

    @property
    def past_year(self) -> int | None:
        """Last year, where the unit has a result of it."""
        return self.state.year - 1 if self.unit.past else None

    @property
    def past_name(self) -> str:
        """What the unit was called last year, where the result of then is under another name."""
        past = self.unit.past
        return past.unit if past and past.unit != self.unit.name else ""


def domain_rows(
    frame: GroupFrame, unit: UnitFigure, group_units: Sequence[UnitFigure]
) -> tuple[DomainRow, ...]:
    """The unit's domains; a domain that does not apply has a cell without a figure."""
    means = heatmap_of(frame, group_units).means
    return tuple(
        DomainRow(head, figure, Cell(figure.percent, figure), mean.percent, _past_share(unit, head))
        for head, mean in zip(frame.domains, means, strict=True)
        if (figure := unit.domains.get(head.code))
    )


def tree_rows(nodes: Sequence[NodeRow], lines: Mapping[str, LineFacts]) -> tuple[Branch | Leaf, ...]:
    """Branches and leaves in the annex's order; branches add up the lines under them."""
    parents = {node.code: node.parent_code for node in nodes}
    under: dict[str, list[tuple[NodeRow, LineFacts]]] = {node.code: [] for node in nodes}
    for node in nodes:
        if node.code in lines:
            for code in _ancestors(node.code, parents):
                under[code].append((node, lines[node.code]))
    found: list[Branch | Leaf] = []
    for node in nodes:
        depth = len(_ancestors(node.code, parents))
        if node.method is None:
            found.append(_branch(node, depth, under[node.code]))
        elif node.code in lines:
            found.append(Leaf(node, depth, lines[node.code]))
    return tuple(found)


def _branch(node: NodeRow, depth: int, leaves: Iterable[tuple[NodeRow, LineFacts]]) -> Branch:
    counted = [(leaf, line) for leaf, line in leaves if line.status is not Status.NOT_APPLICABLE]
    return Branch(
        node,
        depth,
        points=sum((line.points for _, line in counted if line.points is not None), ZERO),
        applicable_max=sum((leaf.max_points for leaf, _ in counted), ZERO),
    )


def _ancestors(code: str, parents: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    while code := parents.get(code, ""):
        found.append(code)
    return found


def _past_share(unit: UnitFigure, head: DomainHead) -> Decimal | None:
    share = unit.past.shares.get(head.past_code or head.code) if unit.past else None
    return None if share is None else rounded(share, WHOLE)
