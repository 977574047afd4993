"""From a run, with its inputs, to the figures that annexes print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from documents.layout.figures import (
    BandRow,
    CriterionRow,
    GroupFigures,
    LeafFigures,
    ScoringRules,
    UnitFigures,
)
from scoring.core.reading import Key, rows_read
from scoring.core.results import LineResult, UnitResult
from scoring.core.types import BandInput, CatalogueInput, CriterionInput, Entry, RunInput
from scoring.core.words import Method, Stage


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called on paper. `groups` is in the order of the annexes."""

    groups: Mapping[str, str]
    units: Mapping[str, str]
    set_title: str
    decision: str


def group_figures(
    inputs: RunInput, units: Sequence[UnitResult], claims: Mapping[Key, LineResult], names: Names
) -> tuple[GroupFigures, ...]:
    """One GroupFigures per group that has units in the run, units in the order given.

    `claims` are the lines of the units' own figures (a self run) by unit and criterion; a leaf without
    one is not self-scored.
    """
    catalogues = {catalogue.group: catalogue for catalogue in inputs.criteria_set.catalogues}
    entries = rows_read(inputs.kind, inputs.entries)
    found = []
    for code, name in names.groups.items():
        members = [unit for unit in units if unit.group == code]
        if members:
            found.append(
                GroupFigures(
                    name=name,
                    criteria=_criteria(catalogues[code]),
                    bands=tuple(_band(band) for band in inputs.criteria_set.bands.get(code, ())),
                    units=tuple(_unit(unit, entries, claims, names.units) for unit in members),
                    rules=_rules(inputs, names),
                )
            )
    return tuple(found)


def _rules(inputs: RunInput, names: Names) -> ScoringRules:
    chosen = inputs.criteria_set
    return ScoringRules(
        title=names.set_title,
        decision=names.decision,
        rounding=chosen.rounding.mode,
        digits=chosen.rounding.digits,
        extra_order=chosen.extra_order,
    )


def _criteria(catalogue: CatalogueInput) -> tuple[CriterionRow, ...]:
    ordered = sorted(catalogue.criteria, key=lambda c: (c.order, c.code))
    return tuple(_criterion(criterion) for criterion in ordered)


def _criterion(criterion: CriterionInput) -> CriterionRow:
    return CriterionRow(
        code=criterion.code,
        parent=criterion.parent_code or "",
        title=criterion.title,
        max_points=criterion.max,
        part=criterion.part,
        is_leaf=criterion.method is not None,
        is_survey=criterion.method is Method.SURVEY,
        weight=criterion.weight,
    )


def _band(band: BandInput) -> BandRow:
    return BandRow(band.name, band.lower, "; ".join(condition.text for condition in band.conditions))


def _unit(
    unit: UnitResult, entries: Mapping[Key, Entry], claims: Mapping[Key, LineResult], names: Mapping[str, str]
) -> UnitFigures:
    return UnitFigures(
        code=unit.code,
        name=names[unit.code],
        ranked=unit.ranked,
        obtained=unit.obtained,
        applicable_max=unit.applicable_max,
        extra=unit.extra,
        index=unit.index,
        band=unit.band or "",
        rank=unit.rank,
        rank_of=unit.rank_of,
        valid_forms=unit.valid_forms,
        band_because=" ".join(unit.because),
        leaves={
            line.criterion: _leaf(
                line, entries.get((unit.code, line.criterion)), claims.get((unit.code, line.criterion))
            )
            for line in unit.lines
        },
    )


def _leaf(line: LineResult, entry: Entry | None, claim: LineResult | None) -> LeafFigures:
    said = (entry.reason, entry.document) if entry else ()
    return LeafFigures(
        points=line.points,
        status=line.status,
        self_points=claim.points if claim else None,
        self_status=claim.status if claim else None,
        revised=line.stage is Stage.REVISION,
        note="; ".join(text for text in said if text),
    )
