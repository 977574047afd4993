"""The lines of a working session: every appraised leaf of the unit with its points and its mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from scoring.core.engine import best_share, domain_of, preview
from scoring.core.progress import AssessmentProgress
from scoring.core.results import LineResult
from scoring.core.rule_types import RelativeRule
from scoring.core.session_sheet import LineMark, SessionLeaf
from scoring.core.sessions import MarkState
from scoring.core.types import CriterionInput, Entry, Method, Stage
from scoring.models import Assessment, Award, SessionMark, WorkingSession
from scoring.selectors.annex import Annex, annex_of
from scoring.selectors.desk import with_frame
from scoring.selectors.progress import progress_of, rounding_of
from scoring.selectors.run_inputs import ENTRY_COLUMNS, entry_of, named

Rows = Mapping[tuple[str, str], Entry]


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """`criteria` are all nodes of the unit's annex; `leaves` those that are appraised, in its order."""

    assessment: Assessment
    criteria: Annex
    progress: AssessmentProgress
    leaves: tuple[SessionLeaf, ...]

    def leaf(self, code: str) -> SessionLeaf | None:
        return next((leaf for leaf in self.leaves if leaf.code == code), None)


def assessment_of(session: WorkingSession) -> Assessment:
    """The unit's part in the round, with its frame: one query."""
    return with_frame(Assessment.objects.filter(round=session.round_id, unit=session.unit_id)).get()


def session_sheet(session: WorkingSession) -> SessionSheet:
    """Seven queries at most, and one for an annex not read yet, whatever the number of lines."""
    assessment = assessment_of(session)
    criteria = annex_of(assessment)
    progress = progress_of(assessment)
    awarded = awarded_lines(assessment, criteria)
    marks = _marks(session)
    own = {row.code: row for row in progress.leaves}
    parents = {c.code: c.parent_code for c in criteria}
    leaves = tuple(
        SessionLeaf(
            code=c.code,
            title=c.title,
            domain=domain_of(c.code, parents),
            maximum=c.max,
            part=c.part,
            own=own[c.code].points,
            standing=own[c.code].standing,
            awarded=awarded[c.code],
            mark=marks.get(c.code),
        )
        for c in criteria
        if is_appraised(c)
    )
    return SessionSheet(assessment, criteria, progress, leaves)


def is_appraised(criterion: CriterionInput) -> bool:
    """Whether somebody judges it: leaves, but not those that the survey gives."""
    return criterion.rule is not None and criterion.method is not Method.SURVEY


def awarded_lines(assessment: Assessment, criteria: Iterable[CriterionInput]) -> dict[str, LineResult]:
    """Appraised leaves as a run would draw them now: three queries."""
    leaves = [c for c in criteria if is_appraised(c)]
    relative = [c.code for c in leaves if isinstance(c.rule, RelativeRule)]
    rows = {**_of_group(assessment, relative), **_of_unit(assessment)}
    units = sorted({unit for unit, _ in rows})
    rounding = rounding_of(assessment.round.criteria_set)
    unit = assessment.unit.code
    return {
        c.code: preview(
            c,
            rows.get((unit, c.code)),
            rounding=rounding,
            best=best_share(c.code, units, rows) if c.code in relative else None,
        )
        for c in leaves
    }


def _of_unit(assessment: Assessment) -> Rows:
    rows = Award.objects.current().filter(
        round=assessment.round_id, unit=assessment.unit_id, stage=Stage.APPRAISAL
    )
    return _entries(rows.values_list("unit__code", *ENTRY_COLUMNS, *named("awarded_by")))


def _of_group(assessment: Assessment, codes: list[str]) -> Rows:
    """What the units of the group got where the best of them counts."""
    if not codes:
        return {}
    rows = Award.objects.current().filter(
        round=assessment.round_id,
        unit__assessments__round=assessment.round_id,
        unit__group=assessment.unit.group_id,
        stage=Stage.APPRAISAL,
        criterion_code__in=codes,
    )
    return _entries(rows.values_list("unit__code", *ENTRY_COLUMNS, *named("awarded_by")))


def _entries(rows: Iterable[tuple[object, ...]]) -> Rows:
    entries = [entry_of(Stage.APPRAISAL, row) for row in rows]
    return {(entry.unit, entry.criterion): entry for entry in entries}


def _marks(session: WorkingSession) -> dict[str, LineMark]:
    rows = SessionMark.objects.filter(session=session).select_related("marked_by")
    return {row.criterion_code: line_mark(row) for row in rows}


def line_mark(row: SessionMark) -> LineMark:
    """A stored mark as plain data, its moment in the province's time."""
    return LineMark(
        state=MarkState(row.state),
        note=row.note,
        points=row.points,
        version=row.version,
        by=row.marked_by.get_full_name(),
        at=timezone.localtime(row.marked_at),
    )
