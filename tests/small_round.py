"""A real round of a few units, small enough to be computed often: judged, related to the best, surveyed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from accounts.models import Unit
from accounts.services.actors import system_actor
from scoring.core.types import EntryState, Method, NoSurvey, Part, RunKind, Stage
from scoring.models import Assessment, Award, Catalogue, Criterion, Round, ScoreRun
from scoring.services.compute_scores import compute_scores
from tests import factories

JUDGED, RELATED, SURVEYED = "1.1", "3.1", "2.1"
SET = {"no_survey": NoSurvey.NOT_APPLICABLE, "content_hash": "small"}


def small_round(points: Mapping[str, str], **settings: Any) -> Round:
    """Units by code with points on the judged leaf, of 10: ten times that is the index without a survey."""
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group], **{**SET, **settings}))
    for code, judged in points.items():
        unit = factories.make_unit(group, code)
        Assessment.objects.create(round=round, unit=unit)
        award(round, code, points=Decimal(judged))
    return round


def relate(round: Round, values: Mapping[str, str]) -> None:
    """A third domain of 10 points, its leaf “So với cao nhất”, with a value for each unit."""
    catalogue = Catalogue.objects.get(criteria_set=round.criteria_set)
    common = {"catalogue": catalogue, "max_points": 10, "part": Part.MAIN}
    Criterion.objects.create(code="3", order=8, title="Lĩnh vực 3", is_leaf=False, **common)
    Criterion.objects.create(
        code=RELATED,
        parent_code="3",
        order=9,
        title="Tiêu chí 3.1",
        method=Method.RELATIVE_TO_BEST,
        is_leaf=True,
        **common,
    )
    for code, value in values.items():
        award(round, code, RELATED, value=Decimal(value))


def award(
    round: Round, unit: str, criterion: str = JUDGED, stage: Stage = Stage.APPRAISAL, **fields: Any
) -> Award:
    """A judgement that replaces the one that stands."""
    rows = Award.objects.current().filter(round=round, unit__code=unit, criterion_code=criterion, stage=stage)
    return Award.objects.create(
        round=round,
        unit=Unit.objects.get(code=unit),
        criterion_code=criterion,
        stage=stage,
        replaces=rows.first(),
        awarded_at=factories.COMPUTED,
        awarded_by=system_actor(),
        **{"state": EntryState.SCORE, **fields},
    )


def computed(round: Round, kind: RunKind = RunKind.PROVISIONAL) -> ScoreRun:
    return compute_scores(round=round, kind=kind, by=system_actor()).run
