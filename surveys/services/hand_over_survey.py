"""Handing the survey's indexes over to scoring."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from accounts.models import Unit, User
from cchc_portal.lib.refusal import Refused
from scoring.core.rules import SurveyRule, parse_rule
from scoring.core.types import Method, Part
from scoring.core.words import fold_word
from scoring.core.workflow import RoundState
from scoring.models import Assessment, Criterion, Round, ScaleLevel, SurveyHandover, SurveyQuestion
from scoring.services.record_survey_indexes import CountRow, IndexRow, record_survey_indexes
from surveys.core.tally import LeafFigure, SurveyLeaf, Weights, tally
from surveys.models import DeclaredFunnel
from surveys.selectors.tally import (
    answer_counts,
    answered_counts,
    forms_digest,
    question_codes,
    valid_counts,
)


class HandoverRefused(Refused):
    """There is nothing to hand over."""


@transaction.atomic
def hand_over_survey(*, round: Round, by: User, now: datetime | None = None) -> SurveyHandover:
    """Tally the round's valid forms and freeze the result as inputs of scoring.

    The same forms again give the hand-over that stands. Raises HandoverRefused without any form, or once
    the round is closed.
    """
    round = Round.objects.select_for_update().get(pk=round.pk)
    if round.state == RoundState.CLOSED:
        raise HandoverRefused(f"Đợt {round.code} đã đóng nên không bàn giao khảo sát được nữa")
    if not round.form_batches.exists():
        raise HandoverRefused(
            f"Đợt {round.code} chưa có phiếu khảo sát; hãy nhập phiếu trước (import_survey)"
        )
    units = _units(round)
    figures = _figures(round, units)
    ids = {unit.code: unit.pk for unit in units}
    return record_survey_indexes(
        round=round,
        indexes=[_index_row(ids[unit], figure) for (unit, _), figure in figures.items() if figure],
        counts=_count_rows(round, units),
        forms_digest=forms_digest(round),
        by=by,
        now=now,
    )


def _units(round: Round) -> list[Unit]:
    taking_part = Assessment.objects.filter(round=round).values("unit")
    return list(Unit.objects.filter(pk__in=taking_part).select_related("group").order_by("code"))


def _figures(round: Round, units: Sequence[Unit]) -> dict[tuple[str, str], LeafFigure | None]:
    """The figure of every unit and survey leaf of its annex, by (unit code, criterion code)."""
    questions = question_codes(round)
    by_group = _leaves(round)
    leaves = {unit.code: by_group.get(unit.group.code, []) for unit in units}
    lists = {leaf.questions for group in by_group.values() for leaf in group}
    counted = answered_counts(round, questions, lists)
    answered = {
        (unit, leaf.criterion): counted.get((unit, leaf.questions), 0)
        for unit, asked in leaves.items()
        for leaf in asked
    }
    return tally(answer_counts(round, questions), leaves, answered, _weights(round))


def _leaves(round: Round) -> dict[str, list[SurveyLeaf]]:
    """The survey leaves of each group's annex, by group code."""
    found: dict[str, list[SurveyLeaf]] = {}
    rows = Criterion.objects.filter(
        catalogue__criteria_set=round.criteria_set_id, method=Method.SURVEY
    ).select_related("catalogue__group")
    for row in rows:
        rule = parse_rule(Method.SURVEY, row.parameters, max_points=row.max_points, part=Part(row.part))
        if isinstance(rule, SurveyRule):
            leaf = SurveyLeaf(row.code, rule.questions, rule.formula)
            found.setdefault(row.catalogue.group.code, []).append(leaf)
    return found


def _weights(round: Round) -> Weights:
    """Question code → level → weight, from the scales of the set that carry weights."""
    by_scale: dict[str, dict[int, Decimal]] = {}
    levels = ScaleLevel.objects.filter(criteria_set=round.criteria_set_id)
    for level in levels:
        if level.weight is not None:
            by_scale.setdefault(fold_word(level.scale), {})[level.level] = level.weight
    questions = SurveyQuestion.objects.filter(criteria_set=round.criteria_set_id)
    scales = {q.code: fold_word(q.scale) for q in questions}
    return {code: by_scale[scale] for code, scale in scales.items() if scale in by_scale}


def _index_row(unit_id: int, figure: LeafFigure) -> IndexRow:
    return IndexRow(
        unit_id=unit_id,
        criterion=figure.criterion,
        formula=figure.formula,
        earned=figure.earned,
        possible=figure.possible,
        forms=figure.forms,
        margin=figure.margin,
    )


def _count_rows(round: Round, units: Sequence[Unit]) -> list[CountRow]:
    """Valid forms as counted here, beside what the post office declared in all its batches."""
    valid = valid_counts(round)
    declared = DeclaredFunnel.objects.filter(batch__round=round).values("unit_id")
    sums = declared.annotate(p=Sum("planned"), i=Sum("issued"), r=Sum("returned"))
    funnels = {row["unit_id"]: (row["p"], row["i"], row["r"]) for row in sums}
    return [
        CountRow(unit.pk, *funnels.get(unit.pk, (None, None, None)), valid.get(unit.pk, 0)) for unit in units
    ]
