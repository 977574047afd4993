"""The inputs of a run in one writing, whatever the order of rows; their hash; and the way back."""

import json
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from cchc_portal.lib.hashing import canonical_json, sha256_bytes
from cchc_portal.lib.numbers import plain
from scoring.core import ENGINE_VERSION
from scoring.core.knockouts import Condition
from scoring.core.reading import figures_read, rows_read
from scoring.core.rounding import Rounding
from scoring.core.rule_parse import parse_rule
from scoring.core.types import (
    BandInput,
    CatalogueInput,
    CriterionInput,
    Entry,
    EntryState,
    ExtraOrder,
    Method,
    NoSurvey,
    Part,
    RoundingMode,
    RunInput,
    RunKind,
    SetInput,
    Stage,
    SurveyFigure,
    SurveyFormula,
    UnitInput,
)

Json = Any  # what json.loads gives back; every reader below knows the shape that canonical() wrote


def canonical(inputs: RunInput) -> bytes:
    """Canonical JSON of all that the run reads: sorted rows, 1.0 written as 1, the engine's version.

    Rows of stages that the run does not read are left out. Raises DuplicateRowError.
    """
    rows = rows_read(inputs.kind, inputs.entries).values()
    figures = figures_read(inputs).values()
    return canonical_json(
        {
            "engine": ENGINE_VERSION,
            "kind": inputs.kind.value,
            "set": _set(inputs.criteria_set),
            "units": sorted([u.code, u.group, u.ranked, u.valid_forms] for u in inputs.units),
            "entries": _sorted(_entry(row) for row in rows),
            "figures": _sorted(_figure(figure) for figure in figures),
            "forms": inputs.forms_digest,
        }
    )


def hash_of(data: bytes) -> str:
    """Hexadecimal SHA-256 of canonical bytes."""
    return sha256_bytes(data)


def input_hash(inputs: RunInput) -> str:
    """The hash of the run's canonical inputs."""
    return hash_of(canonical(inputs))


def restore(data: bytes) -> RunInput:
    """The inputs from canonical bytes: `run(restore(canonical(x)))` equals `run(x)`."""
    read: Json = json.loads(data)
    return RunInput(
        kind=RunKind(read["kind"]),
        criteria_set=_read_set(read["set"]),
        units=tuple(UnitInput(*unit) for unit in read["units"]),
        entries=tuple(_read_entry(row) for row in read["entries"]),
        figures=tuple(_read_figure(row) for row in read["figures"]),
        forms_digest=read["forms"],
    )


def _sorted(rows: Iterable[list[str | None]]) -> list[list[str | None]]:
    """Sorted by unit and criterion, which are unique together."""
    return sorted(rows, key=lambda row: (row[0], row[1]))


@lru_cache(maxsize=8192)  # entries hold the same few numbers, and equal ones have one writing
def _number(value: Decimal | None) -> str | None:
    if value is None:
        return None
    return plain(value) if value else "0"


def _set(criteria_set: SetInput) -> Json:
    return {
        "decision": criteria_set.decision,
        "version": criteria_set.version,
        "rounding": [criteria_set.rounding.mode.value, criteria_set.rounding.digits],
        "extra": criteria_set.extra_order.value,
        "no_survey": criteria_set.no_survey.value,
        "catalogues": [_catalogue(c) for c in sorted(criteria_set.catalogues, key=lambda c: c.group)],
        "bands": {group: _bands(bands) for group, bands in criteria_set.bands.items()},
    }


def _catalogue(catalogue: CatalogueInput) -> Json:
    ordered = sorted(catalogue.criteria, key=lambda c: (c.order, c.code))
    return [catalogue.group, catalogue.name, _number(catalogue.total), [_criterion(c) for c in ordered]]


def _criterion(c: CriterionInput) -> Json:
    return {
        "code": c.code,
        "title": c.title,
        "parent": c.parent_code,
        "max": _number(c.max),
        "part": c.part.value,
        "method": c.method.value if c.method else None,
        "parameters": c.parameters,
        "weight": _number(c.weight),
        "order": c.order,
        "lead": c.lead_unit,
    }


def _bands(bands: Iterable[BandInput]) -> Json:
    ordered = sorted(bands, key=lambda band: (-band.lower, band.name))
    return [
        [b.name, _number(b.lower), [[c.code, _number(c.least), c.percent] for c in b.conditions]]
        for b in ordered
    ]


def _entry(row: Entry) -> list[str | None]:
    return [
        *(row.unit, row.criterion, row.stage.value, row.state.value),
        *(_number(row.value), _number(row.denominator), row.choice, _number(row.points)),
        *(row.reason, row.document, row.by),
    ]


def _figure(figure: SurveyFigure) -> list[str | None]:
    numbers = (_number(figure.earned), _number(figure.possible), str(figure.forms))
    return [figure.unit, figure.criterion, figure.formula.value, *numbers]


def _read_number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _read_set(read: Json) -> SetInput:
    mode, digits = read["rounding"]
    return SetInput(
        decision=read["decision"],
        version=read["version"],
        rounding=Rounding(RoundingMode(mode), digits),
        extra_order=ExtraOrder(read["extra"]),
        no_survey=NoSurvey(read["no_survey"]),
        catalogues=tuple(
            CatalogueInput(group, name, Decimal(total), tuple(_read_criterion(c) for c in criteria))
            for group, name, total, criteria in read["catalogues"]
        ),
        bands={group: tuple(_read_band(*band) for band in bands) for group, bands in read["bands"].items()},
    )


def _read_criterion(read: Json) -> CriterionInput:
    method = Method(read["method"]) if read["method"] else None
    top, part, parameters = Decimal(read["max"]), Part(read["part"]), read["parameters"]
    return CriterionInput(
        code=read["code"],
        title=read["title"],
        parent_code=read["parent"],
        max=top,
        part=part,
        method=method,
        parameters=parameters,
        rule=parse_rule(method, parameters, max_points=top, part=part) if method else None,
        weight=_read_number(read["weight"]),
        order=read["order"],
        lead_unit=read["lead"],
    )


def _read_band(name: str, lower: str, conditions: Json) -> BandInput:
    return BandInput(
        name, Decimal(lower), tuple(Condition(code, Decimal(least), p) for code, least, p in conditions)
    )


def _read_entry(row: Json) -> Entry:
    unit, criterion, stage, state, value, denominator, choice, points, reason, document, by = row
    return Entry(
        *(unit, criterion, Stage(stage), EntryState(state), _read_number(value), _read_number(denominator)),
        *(choice, _read_number(points), reason, document, by),
    )


def _read_figure(row: Json) -> SurveyFigure:
    unit, criterion, formula, earned, possible, forms = row
    return SurveyFigure(
        unit, criterion, SurveyFormula(formula), Decimal(earned), Decimal(possible), int(forms)
    )
