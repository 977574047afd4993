"""A run: everything entered goes in, every line with its explanation comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.core.aggregate import add_up, index
from scoring.core.lines import Evidence, Leaf, score_line
from scoring.core.ranking import branch, classify, ranks
from scoring.core.reading import Key, figures_read, rows_read
from scoring.core.results import LineResult, RunResult, UnitResult
from scoring.core.rounding import Rounding, exact
from scoring.core.rule_types import RelativeRule
from scoring.core.shares import Best, InputError, Share, share_of
from scoring.core.types import (
    CatalogueInput,
    CriterionInput,
    Entry,
    RunInput,
    SetInput,
    SurveyFigure,
    UnitInput,
)
from scoring.core.words import EntryState, Method, NoSurvey, Part, RunKind


@dataclass(frozen=True, slots=True)
class _Plan:
    """A catalogue ready for scoring."""

    leaves: tuple[Leaf, ...]
    weights: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class _Sources:
    rows: Mapping[Key, Entry]
    figures: Mapping[Key, SurveyFigure]


def run(inputs: RunInput) -> RunResult:
    """Score, index, classify and rank every unit; units come sorted by group and code.

    Raises DuplicateRowError where two rows claim the same unit, leaf and stage.
    """
    with exact():
        sources = _Sources(rows_read(inputs.kind, inputs.entries), figures_read(inputs))
        plans = {c.group: _plan(c, inputs) for c in inputs.criteria_set.catalogues}
        scored: list[UnitResult] = []
        for group in sorted({unit.group for unit in inputs.units}):
            members = sorted((u for u in inputs.units if u.group == group), key=lambda u: u.code)
            scored += _group(members, plans.get(group, _Plan((), {})), sources, inputs)
    return RunResult(tuple(scored))


def preview(
    criterion: CriterionInput,
    entry: Entry | None,
    *,
    rounding: Rounding,
    no_survey: NoSurvey = NoSurvey.MISSING,
    figure: SurveyFigure | None = None,
    best: Best | None = None,
) -> LineResult:
    """The line of one leaf for one entry, by the code of a run.

    “So với cao nhất” needs `best` (see `best_share`). Raises ValueError on a criterion that is no leaf.
    """
    with exact():
        leaf = Leaf.of(criterion, criterion.code, rounding)
        return score_line(leaf, Evidence(entry, figure, best), rounding, no_survey)


def best_share(criterion: str, units: Sequence[str], rows: Mapping[Key, Entry]) -> Best | None:
    """The largest ratio among `units` whose row is “Chấm” with a value; overrides do not alter it."""
    best: Share | None = None
    holders: list[str] = []
    for unit in units:
        share = _share(rows.get((unit, criterion)))
        if share is None or (best is not None and best.above(share)):
            continue
        if best is None or share.above(best):
            best, holders = share, []
        holders.append(unit)
    return None if best is None else Best(best, tuple(holders))


def _share(row: Entry | None) -> Share | None:
    if row is None or row.state is not EntryState.SCORE:
        return None
    try:
        return share_of(row)
    except InputError:
        return None


def _plan(catalogue: CatalogueInput, inputs: RunInput) -> _Plan:
    parents = {c.code: c.parent_code for c in catalogue.criteria}
    inner = set(parents.values())
    leaves = [
        Leaf.of(c, domain_of(c.code, parents), inputs.criteria_set.rounding)
        for c in sorted(catalogue.criteria, key=lambda c: (c.order, c.code))
        if c.code not in inner and (inputs.kind is not RunKind.SELF or self_scored(c))
    ]
    weights = {
        c.code: c.weight
        for c in catalogue.criteria
        if c.parent_code is None and c.part is Part.MAIN and c.weight is not None
    }
    return _Plan(tuple(leaves), weights)


def self_scored(criterion: CriterionInput) -> bool:
    """Whether units score this leaf themselves."""
    return criterion.method is not Method.SURVEY and criterion.part is not Part.PENALTY


def domain_of(code: str, parents: Mapping[str, str | None]) -> str:
    """The top of the branch that the node stands in."""
    while (parent := parents[code]) is not None:
        code = parent
    return code


def _group(members: list[UnitInput], plan: _Plan, sources: _Sources, inputs: RunInput) -> list[UnitResult]:
    codes = [unit.code for unit in members]
    best = {
        leaf.code: best_share(leaf.code, codes, sources.rows)
        for leaf in plan.leaves
        if isinstance(leaf.rule, RelativeRule)
    }
    results = [_unit(unit, plan, sources, best, inputs) for unit in members]
    places = ranks({r.code: r.index for r in results if r.ranked and r.index is not None})
    return [replace(r, rank=places.get(r.code), rank_of=len(places)) for r in results]


def _unit(
    unit: UnitInput, plan: _Plan, sources: _Sources, best: Mapping[str, Best | None], inputs: RunInput
) -> UnitResult:
    settings = inputs.criteria_set
    lines = [
        score_line(
            leaf, _evidence(unit.code, leaf.code, sources, best), settings.rounding, settings.no_survey
        )
        for leaf in plan.leaves
    ]
    totals = add_up(plan.leaves, lines, settings.rounding)
    official = inputs.kind is not RunKind.SELF and not totals.missing
    value = index(totals, plan.weights, settings.extra_order, settings.rounding) if official else None
    band, because = _band(value, unit.group, settings, lines)
    return UnitResult(
        code=unit.code,
        group=unit.group,
        ranked=unit.ranked,
        complete=not totals.missing,
        missing=totals.missing,
        obtained=totals.obtained,
        applicable_max=totals.applicable_max,
        extra=totals.extra,
        index=value,
        band=band,
        rank=None,
        rank_of=0,
        valid_forms=unit.valid_forms,
        domains=totals.domains,
        lines=tuple(lines),
        because=because,
    )


def _evidence(unit: str, leaf: str, sources: _Sources, best: Mapping[str, Best | None]) -> Evidence:
    key = (unit, leaf)
    return Evidence(sources.rows.get(key), sources.figures.get(key), best.get(leaf))


def _band(
    value: Decimal | None, group: str, settings: SetInput, lines: Sequence[LineResult]
) -> tuple[str | None, tuple[str, ...]]:
    if value is None:
        return None, ()
    return classify(value, settings.bands.get(group, ()), lambda code: branch(code, lines))
