"""Which rows a run reads: one per unit and leaf, whatever order they came in."""

from collections.abc import Iterable

from scoring.core.types import Entry, EntryState, RunInput, RunKind, Stage, SurveyFigure

Key = tuple[str, str]


class DuplicateRowError(ValueError):
    """Two current rows for the same unit, criterion and stage: the caller broke its own constraint."""


def rows_read(kind: RunKind, entries: Iterable[Entry]) -> dict[Key, Entry]:
    """The row that counts per (unit, criterion). Raises DuplicateRowError.

    provisional: appraisal; final: revision, else appraisal; self: the unit's own row, except where
    an exemption has been granted.
    """
    by_stage = _by_stage(entries)
    appraisal, revision = by_stage[Stage.APPRAISAL], by_stage[Stage.REVISION]
    match kind:
        case RunKind.PROVISIONAL:
            return appraisal
        case RunKind.FINAL:
            return appraisal | revision
        case RunKind.SELF:
            awards = appraisal | revision
            granted = {k: row for k, row in awards.items() if row.state is EntryState.NOT_APPLICABLE}
            return by_stage[Stage.SELF] | granted


def figures_read(inputs: RunInput) -> dict[Key, SurveyFigure]:
    """The survey figure per (unit, criterion); a self run reads none. Raises DuplicateRowError."""
    if inputs.kind is RunKind.SELF:
        return {}
    found: dict[Key, SurveyFigure] = {}
    for figure in inputs.figures:
        key = (figure.unit, figure.criterion)
        if key in found:
            raise DuplicateRowError(f"hai chỉ số khảo sát cho {figure.unit}, tiêu chí {figure.criterion}")
        found[key] = figure
    return found


def _by_stage(entries: Iterable[Entry]) -> dict[Stage, dict[Key, Entry]]:
    found: dict[Stage, dict[Key, Entry]] = {stage: {} for stage in Stage}
    for row in entries:
        rows = found[row.stage]
        key = (row.unit, row.criterion)
        if key in rows:
            raise DuplicateRowError(f"hai dòng {row.stage.label} cho {row.unit}, tiêu chí {row.criterion}")
        rows[key] = row
    return found
