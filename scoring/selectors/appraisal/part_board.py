"""The parts of a lead unit as a board: units by domain, with what a person may do with each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import Role, Unit, UnitGroup, User
from accounts.rules import Standing
from scoring.core.appraisal import PartStep, Scope
from scoring.core.parts import PartSums, offered_moves, part_rights, part_sums
from scoring.core.types import Entry, Stage
from scoring.core.workflow import AppraisalMove, AppraisalState
from scoring.models import Award, Claim, Round
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.desk import desk_in, last_steps
from scoring.selectors.appraisal.parts import RoundPart, round_parts
from scoring.selectors.appraisal.scope import scope_of
from scoring.selectors.progress import rounding_of
from scoring.selectors.round_list import groups_of
from scoring.selectors.run_inputs import ENTRY_COLUMNS, entry_of, named

Entries = Mapping[int, Mapping[str, Entry]]


@dataclass(frozen=True, slots=True)
class PartCell:
    """A part with its sums, how it came to where it stands, and the moves that are open to the person."""

    part: RoundPart
    sums: PartSums
    last: PartStep | None
    moves: frozenset[AppraisalMove]

    @property
    def key(self) -> str:
        """What names it among the parts of its lead unit."""
        return f"{self.part.assessment.pk}:{self.part.domain_code}"


@dataclass(frozen=True, slots=True)
class PartColumn:
    """A domain; `open_to` counts the parts in it by the move that the person may make now."""

    code: str
    title: str
    open_to: Mapping[AppraisalMove, int]


@dataclass(frozen=True, slots=True)
class PartLine:
    """A unit with its cells in the order of the columns; None where nothing applies to it."""

    unit: Unit
    cells: tuple[PartCell | None, ...]


@dataclass(frozen=True, slots=True)
class PartBoard:
    """The parts of one lead unit in one group. `leads` are those that the person may look at."""

    round: Round
    leads: tuple[Unit, ...]
    lead: Unit
    groups: tuple[UnitGroup, ...]
    group: UnitGroup
    columns: tuple[PartColumn, ...]
    lines: tuple[PartLine, ...]
    counts: Mapping[AppraisalState, int]

    @property
    def open_to(self) -> frozenset[AppraisalMove]:
        """The moves that the person may make anywhere on the board."""
        return frozenset(move for column in self.columns for move in column.open_to)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def part_board(
    round: Round,
    user: User,
    held: Standing,
    *,
    lead: str = "",
    group: str = "",
    only: str = "",
    now: datetime | None = None,
) -> PartBoard | None:
    """The board; None where the person may look at no lead unit. `lead` and `group` by code, the first
    unless told; `only` keeps the units with a part in that state. Thirteen queries, one more for an annex
    not read yet."""
    moment = now or timezone.now()
    scope = scope_of(round, user, timezone.localdate(moment))
    leads = readable_leads(scope, held)
    if not leads:
        return None
    chosen = next((unit for unit in leads if unit.code == lead), leads[0])
    led = {key for key, each in scope.leads.items() if each.unit_id == chosen.pk}
    groups = tuple(each for each in groups_of(round) if any(each.pk == key for key, _ in led))
    if not groups:
        return None
    shown = next((each for each in groups if each.code == group), groups[0])
    parts = round_parts(round, leads=scope.leads, group=shown.code, lead_unit=chosen.pk)
    parts = [part for part in parts if may_look(part, scope, held)]
    cells = part_cells(parts, scope, held, moment)
    return PartBoard(
        round=round,
        leads=leads,
        lead=chosen,
        groups=groups,
        group=shown,
        columns=_columns(cells),
        lines=_lines(cells, only),
        counts=_counted(cells),
    )


def readable_leads(scope: Scope, held: Standing) -> tuple[Unit, ...]:
    """The lead units whose parts the person may look at: the own, or all for who sees every figure and
    the Tổ giúp việc. One query."""
    found = {lead.unit_id for lead in scope.leads.values()}
    if not (held.sees_every_figure or scope.in_task_force):
        found &= scope.appraises_for | held.headed_ids
    return tuple(Unit.objects.filter(pk__in=found).order_by("sort_key"))


def may_look(part: RoundPart, scope: Scope, held: Standing) -> bool:
    """What is awarded to the lead unit itself its people do not see before publication, unless they judge."""
    if not part.is_own or scope.appraises_own or held.sees_every_figure:
        return True
    return scope.in_task_force and part.assessment.unit_id not in scope.belongs_to


def part_cells(
    parts: Sequence[RoundPart], scope: Scope, held: Standing, now: datetime
) -> tuple[PartCell, ...]:
    """Each part with all that is shown of it: three queries."""
    claims, awards = part_entries(parts)
    last = last_steps([part.row.pk for part in parts if part.row])
    return tuple(_cell(part, scope, held, claims, awards, last, now) for part in parts)


def part_entries(parts: Sequence[RoundPart]) -> tuple[Entries, Entries]:
    """What was claimed and awarded on the parts' lines, by assessment and leaf: two queries."""
    codes = {line.code for part in parts for line in part.lines}
    assessments = {part.assessment.unit_id: part.assessment for part in parts}
    rounds = {part.assessment.round_id for part in parts}
    asked = ("unit__code", *ENTRY_COLUMNS)
    claims = Claim.objects.filter(
        assessment__in=[row.pk for row in assessments.values()], criterion_code__in=codes
    ).values_list("assessment_id", *(f"assessment__{asked[0]}", *asked[1:]), *named("saved_by"))
    awards = (
        Award.objects.current()
        .filter(round__in=rounds, unit__in=assessments, stage=Stage.APPRAISAL, criterion_code__in=codes)
        .values_list("unit_id", *asked, *named("awarded_by"))
    )
    keyed = ((assessments[unit].pk, *row) for unit, *row in awards)
    return _by_leaf(Stage.SELF, claims), _by_leaf(Stage.APPRAISAL, keyed)


def _by_leaf(stage: Stage, rows: Iterable[Sequence[object]]) -> Entries:
    found: dict[int, dict[str, Entry]] = defaultdict(dict)
    for key, *row in rows:
        entry = entry_of(stage, row)
        found[int(str(key))][entry.criterion] = entry
    return found


def _cell(
    part: RoundPart,
    scope: Scope,
    held: Standing,
    claims: Entries,
    awards: Entries,
    last: Mapping[int, PartStep],
    now: datetime,
) -> PartCell:
    of = part.assessment
    rights = part_rights(
        scope,
        held.headed_ids,
        runs=held.holds({Role.ROUND_ADMIN}),
        unit_id=of.unit_id,
        lead_id=part.lead_unit_id,
    )
    rounding = rounding_of(of.round.criteria_set)
    sums = part_sums(part.lines, claims.get(of.pk, {}), awards.get(of.pk, {}), rounding)
    moves = offered_moves(desk_in(of, part.state.value, now), rights)
    if sums.unjudged:
        moves -= {AppraisalMove.CLOSE}
    return PartCell(part, sums, last.get(part.row.pk) if part.row else None, moves)


def _columns(cells: Sequence[PartCell]) -> tuple[PartColumn, ...]:
    codes = list(dict.fromkeys(cell.part.domain_code for cell in cells))
    titles = _titles(cells)
    return tuple(PartColumn(code, titles[code], _open_to(cells, code)) for code in codes)


def _titles(cells: Sequence[PartCell]) -> dict[str, str]:
    criteria = annex_of(cells[0].part.assessment) if cells else ()
    return {c.code: c.title for c in criteria}


def _open_to(cells: Iterable[PartCell], domain: str) -> Mapping[AppraisalMove, int]:
    here = (cell for cell in cells if cell.part.domain_code == domain and not cell.part.exempt)
    return Counter(move for cell in here for move in cell.moves)


def _lines(cells: Sequence[PartCell], only: str) -> tuple[PartLine, ...]:
    domains = list(dict.fromkeys(cell.part.domain_code for cell in cells))
    by_unit: dict[Unit, dict[str, PartCell]] = defaultdict(dict)
    for cell in cells:
        of_unit = by_unit[cell.part.assessment.unit]
        if not cell.part.exempt:
            of_unit[cell.part.domain_code] = cell
    lines = (PartLine(unit, tuple(map(found.get, domains))) for unit, found in by_unit.items())
    return tuple(line for line in lines if not only or any(_is(cell, only) for cell in line.cells))


def _is(cell: PartCell | None, state: str) -> bool:
    return cell is not None and cell.part.state == state


def _counted(cells: Iterable[PartCell]) -> dict[AppraisalState, int]:
    found = Counter(cell.part.state for cell in cells if not cell.part.exempt)
    return {state: found[state] for state in AppraisalState}
