"""A working session as its minutes freeze it."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from scoring.core.aggregate import add_up
from scoring.core.lines import Leaf
from scoring.core.minutes_content import ForceNamed, MinutesContent, MinutesLine, MinutesTotals
from scoring.core.rounding import exact
from scoring.core.session_sheet import SessionLeaf, counts
from scoring.core.task_force import by_duty
from scoring.core.types import CriterionInput
from scoring.core.words import Part
from scoring.models import TaskForce, WorkingSession
from scoring.selectors.progress import rounding_of
from scoring.selectors.session_sheet import SessionSheet


def minutes_content(
    session: WorkingSession, sheet: SessionSheet, *, finished_at: datetime, version: int, reason: str
) -> MinutesContent:
    """The session with its lines, whose frame is at hand and which has begun: one query, for its people."""
    round, unit = session.round, session.unit
    began_at = session.began_at or finished_at
    return MinutesContent(
        round_code=round.code,
        year=round.year,
        is_sample=round.is_sample,
        unit_code=unit.code,
        unit_name=unit.name,
        force=_force(round.task_force),
        place=session.place,
        began_at=timezone.localtime(began_at),
        finished_at=timezone.localtime(finished_at),
        members=by_duty(p.member.named for p in session.participants.select_related("member") if p.present),
        unit_people=people(session.unit_people),
        other_people=people(session.other_people),
        unit_signer=session.unit_signer,
        opinions=session.opinions,
        conclusion=session.conclusion,
        lines=_lines(sheet),
        totals=_totals(sheet),
        version=version,
        reason=reason,
    )


def people(text: str) -> tuple[str, ...]:
    """One on a line, empty lines left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _force(force: TaskForce) -> ForceNamed:
    return ForceNamed(**{name: getattr(force, name) for name in ForceNamed.__dataclass_fields__})


def _lines(sheet: SessionSheet) -> tuple[MinutesLine, ...]:
    """The appraised leaves and the headings above them, in the order of the annex."""
    leaves = {leaf.code: leaf for leaf in sheet.leaves}
    above = _above(sheet.criteria, leaves)
    return tuple(
        _leaf(c, leaves[c.code]) if c.code in leaves else _branch(c)
        for c in sheet.criteria
        if c.code in leaves or c.code in above
    )


def _above(criteria: Sequence[CriterionInput], leaves: dict[str, SessionLeaf]) -> set[str]:
    parents = {c.code: c.parent_code for c in criteria}
    found: set[str] = set()
    for code in leaves:
        parent = parents[code]
        while parent is not None:
            found.add(parent)
            parent = parents[parent]
    return found


def _branch(c: CriterionInput) -> MinutesLine:
    return MinutesLine(c.code, c.parent_code or "", c.title, c.max, c.part)


def _leaf(c: CriterionInput, leaf: SessionLeaf) -> MinutesLine:
    return MinutesLine(
        code=c.code,
        parent=c.parent_code or "",
        title=c.title,
        maximum=c.max,
        part=c.part,
        is_leaf=True,
        own=leaf.own,
        own_told=leaf.own_told,
        awarded=leaf.points,
        awarded_told=leaf.awarded_told,
        state=leaf.state,
        note=leaf.mark.note if leaf.mark else "",
    )


def _totals(sheet: SessionSheet) -> MinutesTotals:
    """By the code that adds up a run, over the appraised leaves."""
    rounding = rounding_of(sheet.assessment.round.criteria_set)
    by_code = {c.code: c for c in sheet.criteria}
    with exact():
        leaves = [Leaf.of(by_code[leaf.code], leaf.domain, rounding) for leaf in sheet.leaves]
        totals = add_up(leaves, [leaf.awarded for leaf in sheet.leaves], rounding)
    marked = counts(sheet.leaves)
    main = [leaf.own for leaf in sheet.leaves if leaf.part is Part.MAIN and leaf.own is not None]
    return MinutesTotals(
        own=sum(main, start=Decimal(0)),
        awarded=totals.obtained,
        applicable_max=totals.applicable_max,
        extra=totals.extra,
        agreed=marked.agreed,
        reserved=marked.reserved,
    )
