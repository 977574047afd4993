"""The golden rounds in the database, published; written without the importers."""

from datetime import UTC, date, datetime
from typing import Any

import openpyxl

from accounts.models import Unit, UnitGroup, User
from accounts.services.actors import system_actor
from scoring.core.types import RunInput, RunKind, SetInput, Stage
from scoring.models import (
    Assessment,
    Award,
    Band,
    Catalogue,
    Claim,
    CriteriaSet,
    Criterion,
    Publication,
    Round,
    RoundProfile,
    SetState,
)
from scoring.services.compute_scores import compute_scores
from scoring.services.freeze_publication import PublicationTerms, freeze_publication
from scoring.services.open_round import open_round
from scoring.services.record_survey_indexes import CountRow, IndexRow, record_survey_indexes
from tests.documents.papers import PROFILE
from tests.golden_loader import GOLDEN, run_input

NOW = datetime(2021, 1, 8, 2, 0, tzinfo=UTC)


def publish_golden(year: int, *, is_sample: bool = True) -> Publication:
    """The golden round of the year, computed and published as provisional, with the seed's letter."""
    by = system_actor()
    inputs = run_input(year)
    _store_units(year)
    _store_set(inputs.criteria_set, year, by)
    round = open_round(year=year, by=by, now=NOW)
    RoundProfile.objects.filter(round=round).update(**PROFILE)
    Round.objects.filter(pk=round.pk).update(is_sample=is_sample)
    _store_entries(round, inputs, by)
    _hand_over(round, inputs, by)
    own = compute_scores(round=round, kind=RunKind.SELF, by=by, now=NOW).run
    return publish_run(round, RunKind.PROVISIONAL, own.pk, by)


def publish_run(round: Round, kind: RunKind, self_run_id: int, by: User) -> Publication:
    """Compute and publish, without proposal and approval."""
    run = compute_scores(round=round, kind=kind, by=by, now=NOW).run
    terms = PublicationTerms(respond_before=date(2021, 1, 15), acknowledges_incomplete=True)
    own = type(run).objects.get(pk=self_run_id)
    publication = freeze_publication(run=run, self_run=own, terms=terms, by=by, now=NOW)
    return Publication.objects.select_related("run", "round__criteria_set").get(pk=publication.pk)


def _store_units(year: int) -> None:
    book = openpyxl.load_workbook(GOLDEN / str(year) / "don-vi.xlsx", read_only=True)
    for code, name, order in list(book["Nhóm đơn vị"].values)[1:]:
        UnitGroup.objects.create(code=code, name=name, order=order)
    groups = {group.code: group for group in UnitGroup.objects.all()}
    for code, name, short, group, ranked, *_ in list(book["Đơn vị"].values)[1:]:
        Unit.objects.create(
            code=code,
            name=name,
            short_name=short or "",
            group=groups[group],
            ranked=ranked == "Có",
        )


def _store_set(chosen: SetInput, year: int, by: User) -> None:
    criteria_set = CriteriaSet.objects.create(
        decision=chosen.decision,
        decision_date=date(2019, 10, 3),
        issuer="Chủ tịch UBND tỉnh",
        title="Bộ tiêu chí minh họa",
        year_from=year,
        rounding=chosen.rounding.mode,
        digits=chosen.rounding.digits,
        extra_order=chosen.extra_order,
        no_survey=chosen.no_survey,
        state=SetState.ACTIVE,
        content_hash="golden",
        imported_at=NOW,
        imported_by=by,
    )
    for order, annex in enumerate(chosen.catalogues, start=1):
        group = UnitGroup.objects.get(code=annex.group)
        catalogue = Catalogue.objects.create(
            criteria_set=criteria_set, group=group, name=annex.name, total=annex.total, order=order
        )
        Criterion.objects.bulk_create(_criterion(catalogue, c) for c in annex.criteria)
        for band in chosen.bands.get(annex.group, ()):
            conditions = "; ".join(condition.text for condition in band.conditions)
            Band.objects.create(
                criteria_set=criteria_set,
                group=group,
                name=band.name,
                lower=band.lower,
                conditions=conditions,
            )


def _criterion(catalogue: Catalogue, c: Any) -> Criterion:
    return Criterion(
        catalogue=catalogue,
        code=c.code,
        parent_code=c.parent_code or "",
        order=c.order,
        title=c.title,
        max_points=c.max,
        part=c.part,
        method=c.method or "",
        parameters=c.parameters,
        weight=c.weight,
        is_leaf=c.method is not None,
    )


def _store_entries(round: Round, inputs: RunInput, by: User) -> None:
    assessments = {a.unit.code: a for a in Assessment.objects.filter(round=round).select_related("unit")}
    awards, claims = [], []
    for entry in inputs.entries:
        assessment = assessments[entry.unit]
        common = {
            name: getattr(entry, name)
            for name in ("state", "value", "denominator", "choice", "points", "reason", "document")
        }
        if entry.stage is Stage.SELF:
            claims.append(
                Claim(
                    assessment=assessment,
                    criterion_code=entry.criterion,
                    saved_at=NOW,
                    saved_by=by,
                    **common,
                )
            )
        else:
            awards.append(
                Award(
                    round=round,
                    unit=assessment.unit,
                    criterion_code=entry.criterion,
                    stage=entry.stage,
                    awarded_at=NOW,
                    awarded_by=by,
                    **common,
                )
            )
    Claim.objects.bulk_create(claims)
    Award.objects.bulk_create(awards)


def _hand_over(round: Round, inputs: RunInput, by: User) -> None:
    ids = dict(Unit.objects.values_list("code", "pk"))
    record_survey_indexes(
        round=round,
        indexes=[
            IndexRow(ids[f.unit], f.criterion, f.formula, f.earned, f.possible, f.forms, None)
            for f in inputs.figures
            if f.possible
        ],
        counts=[CountRow(ids[u.code], None, None, None, u.valid_forms) for u in inputs.units],
        forms_digest=inputs.forms_digest,
        by=by,
        now=NOW,
    )
