"""A synthetic round of a given size: units, awards by every method, exemptions, survey figures."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import ImportBatch, ImportKind, Unit, UnitGroup, User
from accounts.services.actors import system_actor
from benchmarks.sample_sets import NOW, RULES, YEAR, leaf_codes, store_set
from cchc_portal.lib.bulk import insert_rows
from scoring.core.types import EntryState, Method, RunKind, Stage, SurveyFormula
from scoring.models import Award, Claim, Publication, Round
from scoring.services.compute_scores import compute_scores
from scoring.services.freeze_publication import PublicationTerms, freeze_publication
from scoring.services.open_round import open_round
from scoring.services.record_survey_indexes import CountRow, IndexRow, record_survey_indexes
from surveys.models import Direction, FormBatch, SurveyForm

_ENTRY = ("criterion_code", "state", "value", "denominator", "choice", "points", "reason", "document")
_DOCUMENT = "Báo cáo số 12/BC-SNV ngày 15/11/2040"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a round is."""

    units: int
    leaves: int
    questions: int = 40


def open_sample(size: Size, *, code: str = "MAU") -> Round:
    """A round opened with its units, nothing entered."""
    by = system_actor()
    group = UnitGroup.objects.create(code=code, name=f"Các đơn vị {code}")
    Unit.objects.bulk_create(_units(group, size.units))
    criteria_set = store_set(group, leaves=size.leaves, questions=size.questions, by=by)
    year = YEAR + Round.objects.count()
    return open_round(year=year, by=by, code=code, decision=criteria_set.decision, now=NOW)


def filled_sample(size: Size, *, code: str = "MAU") -> Round:
    """The same with claims, awards and the survey's figures of every unit."""
    round, by = open_sample(size, code=code), system_actor()
    chance = random.Random(code)  # noqa: S311 - the same figures on every run
    entries = [(unit_id, entry) for unit_id in _unit_ids(round) for entry in _entries(size.leaves, chance)]
    insert_rows(
        Award,
        ("round_id", "unit_id", "stage", "awarded_at", "awarded_by_id", *_ENTRY),
        ((round.pk, unit, Stage.APPRAISAL.value, NOW, by.pk, *entry) for unit, entry in entries),
    )
    assessments = dict(round.assessments.values_list("unit_id", "pk"))
    insert_rows(
        Claim,
        ("assessment_id", "version", "saved_at", "saved_by_id", *_ENTRY),
        ((assessments[unit], 1, NOW, by.pk, *entry) for unit, entry in entries),
    )
    _hand_over(round, size, chance, by)
    return round


def _units(group: UnitGroup, count: int) -> Iterator[Unit]:
    for n in range(1, count + 1):
        name = f"Đơn vị số {n} thuộc nhóm {group.code}"
        yield Unit(code=f"{group.code}{n:04}", name=name, group=group, sort_key=f"{n:04}")


def _unit_ids(round: Round) -> list[int]:
    return list(round.assessments.order_by("unit__code").values_list("unit_id", flat=True))


def _entries(leaves: int, chance: random.Random) -> Iterator[tuple[Any, ...]]:
    """The entries of one unit; one in fifty is an exemption, one in fifty has no case."""
    for code, method in leaf_codes(leaves):
        if method is Method.SURVEY:
            continue
        drawn = chance.random()
        if drawn < 0.04:
            state = EntryState.NOT_APPLICABLE if drawn < 0.02 else EntryState.NO_CASE
            yield code, state.value, None, None, "", None, "Đơn vị không có nhiệm vụ này", _DOCUMENT
        else:
            value, denominator, choice, points = _figures(method, chance)
            yield code, EntryState.SCORE.value, value, denominator, choice, points, "", _DOCUMENT


def _figures(
    method: Method, chance: random.Random
) -> tuple[Decimal | None, Decimal | None, str, Decimal | None]:
    """Value, denominator, choice and points as the method reads them."""
    match method:
        case Method.CHOICE | Method.CHECKLIST:
            options = [piece.split(" =")[0] for piece in dict(RULES)[method].split("; ")]
            return None, None, chance.choice(options), None
        case Method.COUNT | Method.DEDUCT:
            return Decimal(chance.randrange(6)), None, "", None
        case Method.EXTERNAL:
            return Decimal(chance.randrange(5000, 10000)).scaleb(-2), None, "", None
        case Method.JUDGEMENT:
            return None, None, "", Decimal(chance.randrange(9)) / 4
        case _:
            whole = chance.randrange(50, 500)
            return Decimal(chance.randrange(whole // 2, whole + 1)), Decimal(whole), "", None


def _hand_over(round: Round, size: Size, chance: random.Random, by: User) -> None:
    surveyed = [code for code, method in leaf_codes(size.leaves) if method is Method.SURVEY]
    units = _unit_ids(round)
    record_survey_indexes(
        round=round,
        indexes=[
            IndexRow(
                *(unit, code, SurveyFormula.SHARE_TOP2, Decimal(chance.randrange(60, 121))),
                *(Decimal(120), 60, Decimal("4.2500")),
            )
            for unit in units
            for code in surveyed
        ],
        counts=[CountRow(unit, 60, 60, 60, 60) for unit in units],
        forms_digest=round.code,
        by=by,
        now=NOW,
    )


def publish_sample(round: Round) -> Publication:
    """The provisional publication of a filled round, with the units' own figures beside it."""
    by = system_actor()
    own, run = (
        compute_scores(round=round, kind=kind, by=by, now=NOW).run
        for kind in (RunKind.SELF, RunKind.PROVISIONAL)
    )
    terms = PublicationTerms(respond_before=date(YEAR, 12, 31), acknowledges_incomplete=True)
    return freeze_publication(run=run, self_run=own, terms=terms, by=by, now=NOW)


def store_forms(round: Round, questions: int, *, forms_of_a_unit: int) -> int:
    """Valid forms of every unit, one answer in ten blank; gives their number."""
    by = system_actor()
    brought = ImportBatch.objects.create(
        kind=ImportKind.SURVEY, sha256=round.code, imported_at=NOW, imported_by=by
    )
    batch = FormBatch.objects.create(
        round=round, number=1, import_batch=brought, direction=Direction.FIVE_BEST
    )
    chance = random.Random(questions)  # noqa: S311 - the same answers on every run
    units = _unit_ids(round) * forms_of_a_unit
    insert_rows(
        SurveyForm,
        ("batch_id", "round_id", "row", "serial", "unit_id", "respondent_group", "answers", "exclusion"),
        (
            (
                batch.pk,
                round.pk,
                row,
                f"P{row:06}",
                unit,
                "",
                "".join(chance.choices(".1233444555", k=questions)),
                "",
            )
            for row, unit in enumerate(units, start=1)
        ),
    )
    return len(units)
