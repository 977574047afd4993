"""A preview of a correction as its page shows it: units by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.core.compare import LineChange
from scoring.core.correction_work import CorrectionWork, GoneLeaf, some
from scoring.core.movements import Movements
from scoring.core.results import UnitResult
from scoring.core.words import Stage
from scoring.models import Assessment, CriteriaSet, Round
from scoring.selectors.correction_preview import CorrectionPreview, correction_preview

_FEW = 40
_LINES = 6


@dataclass(frozen=True, slots=True)
class MovedUnit:
    """`lines` are the first that cause it, `more` how many others differ."""

    label: str
    before: UnitResult
    after: UnitResult
    lines: tuple[LineChange, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MovedRun:
    """A kind of run with those it moves, in the order of the groups."""

    label: str
    is_self: bool
    units: tuple[MovedUnit, ...]
    still: int

    @property
    def few(self) -> bool:
        """Few enough to be shown opened."""
        return len(self.units) <= _FEW


@dataclass(frozen=True, slots=True)
class Unfit:
    """Entries of one leaf and stage that no longer fit for the same reason."""

    code: str
    stage: Stage
    said: str
    units: tuple[str, ...]

    @property
    def told(self) -> str:
        return some(self.units)


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """The preview; `touched` are the leaves that go though something is stored for them."""

    preview: CorrectionPreview
    runs: tuple[MovedRun, ...]
    touched: tuple[GoneLeaf, ...]
    untouched: int
    unfit: tuple[Unfit, ...]

    @property
    def leaves_work(self) -> bool:
        work = self.preview.work
        return bool(work.gone or work.fresh or work.unfit or self.preview.by_survey)


def correction_page(round: Round, newer: CriteriaSet) -> CorrectionPage:
    """The queries of the preview, and one for names."""
    preview = correction_preview(round, newer)
    rows = Assessment.objects.filter(round=round).select_related("unit")
    units = [row.unit for row in rows.order_by("unit__group__order", "unit__sort_key", "unit__code")]
    names = {unit.code: unit.label for unit in units}
    gone = preview.work.gone
    return CorrectionPage(
        preview=preview,
        runs=tuple(_run(run, names) for run in preview.runs),
        touched=tuple(leaf for leaf in gone if leaf.touches),
        untouched=sum(not leaf.touches for leaf in gone),
        unfit=tuple(_unfit(preview.work)),
    )


def _unfit(work: CorrectionWork) -> Iterator[Unfit]:
    """In the order of the annexes."""
    found: dict[tuple[str, Stage, str], list[str]] = {}
    for entry in work.unfit:
        found.setdefault((entry.code, entry.stage, entry.said), []).append(entry.unit)
    for (code, stage, said), units in found.items():
        yield Unfit(code, stage, said, tuple(units))


def _run(run: Movements, names: Mapping[str, str]) -> MovedRun:
    return MovedRun(run.kind.label, run.is_self, tuple(_units(run, names)), run.still)


def _units(run: Movements, names: Mapping[str, str]) -> Iterator[MovedUnit]:
    moved = {change.code: change for change in run.moved}
    for code, label in names.items():
        change = moved.get(code)
        if change and change.before and change.after:
            lines = change.lines
            yield MovedUnit(label, change.before, change.after, lines[:_LINES], max(0, len(lines) - _LINES))
