"""A unit at the appraisal desk, domain by domain: what it claimed beside what is awarded."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count

from scoring.core.appraisal import AppraisalDesk, appraisal_lock
from scoring.core.appraisal_line import DeskLine, LineFilter, LineSums, filter_counts, sums_of
from scoring.core.appraisal_row import AwardRow, award_row
from scoring.core.appraisal_sight import Reach, Sight
from scoring.core.engine import preview
from scoring.core.rounding import Rounding
from scoring.core.types import SurveyFigure as Figure
from scoring.core.types import SurveyFormula
from scoring.core.workflow import AppraisalState
from scoring.models import AppraisalNote, AppraisalPart, Assessment, SurveyFigure, SurveyHandover
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.desk import StandingPart, desk_in, standing_parts
from scoring.selectors.appraisal.lines import desk_lines
from scoring.selectors.appraisal.second_looks import open_looks
from scoring.selectors.progress import rounding_of


@dataclass(frozen=True, slots=True)
class Heading:
    """A branch of the annex above its leaves."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class DomainTab:
    code: str
    title: str
    sums: LineSums


@dataclass(frozen=True, slots=True)
class UnitDesk:
    """`rows` are those inside the filter, `lines` all of the domain; `lock` says why none of the parts can
    be judged now, empty where one can; `parts` is where the part of each lead unit stands, by its id."""

    assessment: Assessment
    domain: DomainTab
    tabs: tuple[DomainTab, ...]
    lines: tuple[DeskLine, ...]
    rows: tuple[Heading | AwardRow, ...]
    counts: Mapping[LineFilter, int]
    rounding: Rounding
    lock: str
    parts: Mapping[int, AppraisalState]

    @property
    def award_rows(self) -> tuple[AwardRow, ...]:
        return tuple(row for row in self.rows if isinstance(row, AwardRow))

    @property
    def matching(self) -> tuple[AwardRow, ...]:
        """Rows shown that can be accepted as they were claimed."""
        return tuple(row for row in self.award_rows if row.line.matches and not row.lock)

    @property
    def open(self) -> bool:
        """Whether this person can judge any of the rows now."""
        return any(not row.lock for row in self.award_rows)


def unit_desk(
    assessment: Assessment,
    domain: str,
    sight: Sight,
    reach: Reach,
    wanted: LineFilter | None = None,
    now: datetime | None = None,
) -> UnitDesk | None:
    """The desk of a domain, None where the person reads nothing there inside the reach: ten queries."""
    lines = desk_lines([assessment], sight, reach)[assessment.pk]
    titles = {c.code: c.title for c in annex_of(assessment)}
    tabs = tuple(_tabs(lines, titles))
    chosen = next((tab for tab in tabs if tab.code == domain), None)
    if chosen is None:
        return None
    own = tuple(line for line in lines if line.domain == domain)
    desks = part_desks(assessment, {line.lead_id for line in own}, domain, now)
    locks = {appraisal_lock(desk) for desk in desks.values()}
    return UnitDesk(
        assessment=assessment,
        domain=chosen,
        tabs=tabs,
        lines=own,
        rows=tuple(_rows(assessment, own, wanted, desks)),
        counts=filter_counts(own),
        rounding=rounding_of(assessment.round.criteria_set),
        lock="" if "" in locks else next(iter(locks), ""),
        parts={lead: AppraisalState(desk.part_state) for lead, desk in desks.items() if lead},
    )


def part_desks(
    assessment: Assessment, leads: Collection[int | None], domain: str, now: datetime | None = None
) -> dict[int | None, AppraisalDesk]:
    """Where each lead unit's part of the domain stands: one query."""
    parts = standing_parts(AppraisalPart.objects.filter(assessment=assessment, domain_code=domain))
    found = {lead: parts.get((assessment.pk, lead or 0), StandingPart()) for lead in leads}
    return {lead: desk_in(assessment, part.state, now, part.last) for lead, part in found.items()}


def survey_points(
    assessments: Sequence[Assessment], lines: Collection[DeskLine]
) -> dict[tuple[int, str], Decimal | None]:
    """By assessment and survey leaf, of the last hand-over: one query, none without such a leaf."""
    leaves = {line.code: line.criterion for line in lines if line.surveyed}
    if not leaves:
        return {}
    by_unit = {assessment.unit_id: assessment for assessment in assessments}
    last = SurveyHandover.objects.latest_of(assessments[0].round).values("pk")
    rows = SurveyFigure.objects.filter(handover__in=last, unit__in=by_unit, criterion_code__in=leaves)
    rounding = rounding_of(assessments[0].round.criteria_set)
    found: dict[tuple[int, str], Decimal | None] = {}
    for unit, code, formula, earned, possible, forms in rows.values_list(
        "unit", "criterion_code", "formula", "earned", "possible", "forms"
    ):
        figure = Figure(str(unit), code, SurveyFormula(formula), earned, possible, forms)
        line = preview(leaves[code], None, rounding=rounding, figure=figure)
        found[by_unit[unit].pk, code] = line.points
    return found


def note_counts(assessments: Collection[Assessment], codes: Collection[str]) -> dict[tuple[int, str], int]:
    """How many notes each line has, by assessment and leaf: one query."""
    rows = AppraisalNote.objects.filter(assessment__in=assessments, criterion_code__in=codes).order_by()
    counted = rows.values_list("assessment", "criterion_code").annotate(Count("pk"))
    return {(key, code): count for key, code, count in counted}


def _tabs(lines: Sequence[DeskLine], titles: Mapping[str, str]) -> Iterator[DomainTab]:
    for code in dict.fromkeys(line.domain for line in lines if line.readable):
        yield DomainTab(code, titles[code], sums_of(line for line in lines if line.domain == code))


def _rows(
    assessment: Assessment,
    lines: Sequence[DeskLine],
    wanted: LineFilter | None,
    desks: Mapping[int | None, AppraisalDesk],
) -> Iterator[Heading | AwardRow]:
    """The lines inside the filter, each branch before its first leaf."""
    annex = {c.code: c for c in annex_of(assessment)}
    points = survey_points([assessment], lines)
    notes = note_counts([assessment], {line.code for line in lines if line.readable})
    looks = open_looks([assessment])
    digits = rounding_of(assessment.round.criteria_set).digits
    headed: set[str] = set()
    for line in lines:
        if not line.passes(wanted):
            continue
        above = line.criterion.parent_code
        if above and above != line.domain and above not in headed:
            headed.add(above)
            yield Heading(above, annex[above].title)
        key = (assessment.pk, line.code)
        yield award_row(
            line,
            desks[line.lead_id],
            digits,
            key=line.code,
            name=line.criterion.title,
            unit=assessment.unit.code,
            survey=points.get(key),
            notes=notes.get(key, 0),
            look=looks.get(key),
        )
