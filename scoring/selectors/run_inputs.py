"""Everything a run reads, as plain data: a fixed number of queries whatever the size of the round."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from scoring.core.canonical import input_hash
from scoring.core.knockouts import parse_conditions
from scoring.core.rounding import Rounding
from scoring.core.rules import parse_rule
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
from scoring.models import (
    Assessment,
    Award,
    Band,
    Claim,
    CriteriaSet,
    Criterion,
    Round,
    SurveyHandover,
)
from scoring.models.assessment import ENTRY_FIELDS

_STAGES = {
    RunKind.PROVISIONAL: (Stage.APPRAISAL,),
    RunKind.FINAL: (Stage.APPRAISAL, Stage.REVISION),
}
# A run reads tens of thousands of entries; calling the enumerations costs three times a look-up.
_STAGE_OF = {stage.value: stage for stage in Stage}
_STATE_OF = {state.value: state for state in EntryState}
ENTRY_COLUMNS = ("criterion_code", *ENTRY_FIELDS)


def run_inputs(round: Round, kind: RunKind, under: SetInput | None = None) -> RunInput:
    """The inputs of a run of the round, as they are now; `under` where its set is at hand."""
    handover = SurveyHandover.objects.latest_of(round).first()
    return RunInput(
        kind=kind,
        criteria_set=under or set_input(round.criteria_set),
        units=_units(round, handover),
        entries=tuple(_claims(round) if kind is RunKind.SELF else _awards(round, _STAGES[kind])),
        figures=_figures(handover),
        forms_digest=handover.forms_digest if handover else "",
    )


def current_input_hash(round: Round, kind: RunKind) -> str:
    """The hash a run of the kind would have now."""
    return input_hash(run_inputs(round, kind))


def set_input(criteria_set: CriteriaSet) -> SetInput:
    """A criteria set as the engine reads it."""
    return SetInput(
        decision=criteria_set.decision,
        version=criteria_set.version,
        rounding=Rounding(RoundingMode(criteria_set.rounding), criteria_set.digits),
        extra_order=ExtraOrder(criteria_set.extra_order),
        no_survey=NoSurvey(criteria_set.no_survey),
        catalogues=_catalogues(criteria_set),
        bands=_bands(criteria_set),
    )


def _catalogues(criteria_set: CriteriaSet) -> tuple[CatalogueInput, ...]:
    by_catalogue = defaultdict(list)
    criteria = Criterion.objects.filter(catalogue__criteria_set=criteria_set).select_related("lead_unit")
    for criterion in criteria.order_by("catalogue__order", "order"):
        by_catalogue[criterion.catalogue_id].append(criterion_input(criterion))
    return tuple(
        CatalogueInput(
            group=catalogue.group.code,
            name=catalogue.name,
            total=catalogue.total,
            criteria=tuple(by_catalogue[catalogue.pk]),
        )
        for catalogue in criteria_set.catalogues.select_related("group")
    )


def criterion_input(row: Criterion) -> CriterionInput:
    """A node with its parameters parsed."""
    method = Method(row.method) if row.method else None
    part = Part(row.part)
    return CriterionInput(
        code=row.code,
        title=row.title,
        parent_code=row.parent_code or None,
        max=row.max_points,
        part=part,
        method=method,
        parameters=row.parameters,
        rule=parse_rule(method, row.parameters, max_points=row.max_points, part=part) if method else None,
        weight=row.weight,
        order=row.order,
        lead_unit=row.lead_unit.code if row.lead_unit else "",
    )


def _bands(criteria_set: CriteriaSet) -> dict[str, tuple[BandInput, ...]]:
    by_group: dict[str, list[BandInput]] = defaultdict(list)
    rows = Band.objects.filter(criteria_set=criteria_set).select_related("group").order_by("group", "-lower")
    for row in rows:
        by_group[row.group.code].append(BandInput(row.name, row.lower, parse_conditions(row.conditions)))
    return {group: tuple(bands) for group, bands in by_group.items()}


def _units(round: Round, handover: SurveyHandover | None) -> tuple[UnitInput, ...]:
    valid = dict(handover.counts.values_list("unit_id", "valid")) if handover else {}
    rows = Assessment.objects.filter(round=round).order_by("unit__code")
    return tuple(
        UnitInput(code=code, group=group, ranked=ranked, valid_forms=valid.get(pk, 0))
        for pk, code, group, ranked in rows.values_list(
            "unit_id", "unit__code", "unit__group__code", "unit__ranked"
        )
    )


def _awards(round: Round, stages: Iterable[Stage]) -> list[Entry]:
    rows = Award.objects.current().awarding().filter(round=round, stage__in=list(stages))
    return [
        entry_of(stage, row)
        for stage, *row in rows.values_list("stage", "unit__code", *ENTRY_COLUMNS, *named("awarded_by"))
    ]


def _claims(round: Round) -> list[Entry]:
    """The units' own rows, and the exemptions granted to them."""
    claims = Claim.objects.filter(assessment__round=round)
    own = claims.values_list("assessment__unit__code", *ENTRY_COLUMNS, *named("saved_by"))
    exemptions = Award.objects.current().filter(
        round=round, stage=Stage.APPRAISAL, state=EntryState.NOT_APPLICABLE
    )
    granted = exemptions.values_list("unit__code", *ENTRY_COLUMNS, *named("awarded_by"))
    return [entry_of(Stage.SELF, row) for row in own] + [entry_of(Stage.APPRAISAL, row) for row in granted]


def named(person: str) -> tuple[str, str]:
    """The columns of a person's printable name."""
    return f"{person}__full_name", f"{person}__username"


def entry_of(stage: str, row: Sequence[Any]) -> Entry:
    """An entry from a row of unit code, the entry's fields, full name and username."""
    (
        unit,
        code,
        state,
        value,
        denominator,
        choice,
        points,
        reason,
        document,
        name,
        username,
    ) = row
    return Entry(
        unit=unit,
        criterion=code,
        stage=_STAGE_OF[stage],
        state=_STATE_OF[state],
        value=value,
        denominator=denominator,
        choice=choice,
        points=points,
        reason=reason,
        document=document,
        by=name or username,
    )


def _figures(handover: SurveyHandover | None) -> tuple[SurveyFigure, ...]:
    if handover is None:
        return ()
    return tuple(
        SurveyFigure(unit, code, SurveyFormula(formula), earned, possible, forms)
        for unit, code, formula, earned, possible, forms in handover.figures.values_list(
            "unit__code", "criterion_code", "formula", "earned", "possible", "forms"
        )
    )
