"""Small rounds for the pages, row by row: a group, its annex, a run and its publication."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from accounts.models import Role, RoleGrant, Unit, UnitGroup, User
from accounts.services.actors import system_actor
from feedback.models import FeedbackWindow
from scoring.core.types import ExtraOrder, Method, NoSurvey, Part, RoundingMode, RunKind, Stage, Status
from scoring.models import (
    Band,
    Catalogue,
    CriteriaSet,
    Criterion,
    Publication,
    Round,
    RoundProfile,
    ScoreLine,
    ScoreRun,
    SetState,
    SurveyHandover,
    SurveyQuestion,
    UnitScore,
)

COMPUTED = datetime(2021, 1, 9, 1, 30, tzinfo=UTC)
PUBLISHED = datetime(2021, 1, 9, 2, 0, tzinfo=UTC)
CLOSES = datetime(2021, 1, 14, 17, 0, tzinfo=UTC)
CLASSES = (("Xuất sắc", 90), ("Tốt", 80), ("Khá", 70), ("Trung bình", 50), ("Yếu", 0))
LEAVES = (
    ("1.1", "judgement", "bước 0,25"),
    ("2.1", "survey", "câu C1; công thức tỷ lệ hài lòng; quy đổi tỷ lệ"),
)


def make_person(role: Role | None, unit: Unit | None = None, username: str = "") -> User:
    """Someone who can sign in, with a role since 2020."""
    user = User.objects.create_user(
        username=username or (role.value if role else "khach"),
        password="mat-khau-dai-1",
        full_name="Lê Thị Hoa",
    )
    if role:
        RoleGrant.objects.create(user=user, role=role, unit=unit, valid_from=date(2020, 1, 1))
    return user


def make_group(code: str = "SO", name: str = "Các sở, ban, ngành", order: int = 1) -> UnitGroup:
    return UnitGroup.objects.create(code=code, name=name, order=order)


def make_unit(group: UnitGroup, code: str, name: str = "") -> Unit:
    return Unit.objects.create(code=code, name=name or f"Sở {code}", group=group)


def make_set(groups: Sequence[UnitGroup], **settings: Any) -> CriteriaSet:
    """A set with an annex of two domains for each group: a judged leaf and a survey leaf, 10 points each."""
    defaults: dict[str, Any] = {
        "decision": "1610/QĐ-UBND",
        "year_from": 2020,
        "rounding": RoundingMode.HALF_UP,
        "digits": 2,
        "extra_order": ExtraOrder.AFTER,
        "no_survey": NoSurvey.MISSING,
        "state": SetState.ACTIVE,
        "content_hash": "x",
        "imported_at": COMPUTED,
        "imported_by": system_actor(),
    }
    criteria_set = CriteriaSet.objects.create(**{**defaults, **settings})
    SurveyQuestion.objects.create(
        criteria_set=criteria_set, code="C1", text="Hài lòng", scale="Hài lòng 5 mức"
    )
    for order, group in enumerate(groups):
        catalogue = Catalogue.objects.create(
            criteria_set=criteria_set, group=group, name=f"Phụ lục {order + 1}", total=20, order=order
        )
        Criterion.objects.bulk_create(_criteria(catalogue))
        Band.objects.bulk_create(
            Band(criteria_set=criteria_set, group=group, name=name, lower=lower) for name, lower in CLASSES
        )
    return criteria_set


def _criteria(catalogue: Catalogue) -> list[Criterion]:
    common = {"catalogue": catalogue, "max_points": 10, "part": Part.MAIN}
    rows = []
    for order, (code, method, parameters) in enumerate(LEAVES):
        domain = code[0]
        rows += [
            Criterion(code=domain, order=2 * order, title=f"Lĩnh vực {domain}", is_leaf=False, **common),
            Criterion(
                code=code,
                parent_code=domain,
                order=2 * order + 1,
                title=f"Tiêu chí {code}",
                method=Method(method),
                parameters=parameters,
                is_leaf=True,
                **common,
            ),
        ]
    return rows


def make_round(criteria_set: CriteriaSet, year: int = 2020, **fields: Any) -> Round:
    """An open official round of Ninh Thuận."""
    round = Round.objects.create(
        code=str(year),
        year=year,
        criteria_set=criteria_set,
        reference_date=date(year, 12, 31),
        opened_at=COMPUTED,
        opened_by=system_actor(),
        **fields,
    )
    RoundProfile.objects.create(round=round, province="Ninh Thuận", parent_agency="UBND tỉnh Ninh Thuận")
    return round


def make_handover(round: Round, number: int = 1, at: datetime = COMPUTED) -> SurveyHandover:
    return SurveyHandover.objects.create(
        round=round, number=number, forms_digest=str(number), handed_over_at=at, handed_over_by=system_actor()
    )


def make_run(
    round: Round,
    kind: RunKind = RunKind.PROVISIONAL,
    code: str = "",
    handover: SurveyHandover | None = None,
) -> ScoreRun:
    return ScoreRun.objects.create(
        code=code or f"{round.code}-{kind.value}",
        round=round,
        criteria_set=round.criteria_set,
        kind=kind,
        engine_version="1.0",
        input_hash=(code or kind.value).ljust(64, "0"),
        inputs=b"",
        handover=handover,
        computed_at=COMPUTED,
        computed_by=system_actor(),
    )


def make_score(run: ScoreRun, unit: Unit, judged: str, surveyed: str, rank: int | None = 1) -> UnitScore:
    """A unit's result: points of the judged and of the survey leaf, each of 10; the index follows."""
    points = {"1.1": Decimal(judged), "2.1": Decimal(surveyed)}
    index = sum(points.values()) * 5
    stages = {"1.1": Stage.SELF if run.kind == RunKind.SELF else Stage.APPRAISAL, "2.1": Stage.SURVEY}
    for code, got in points.items():
        if run.kind != RunKind.SELF or code == "1.1":
            make_line(run, unit, code, got, stages[code])
    is_official = run.kind != RunKind.SELF
    return UnitScore.objects.create(
        run=run,
        unit=unit,
        group_code=unit.group.code,
        ranked=True,
        complete=True,
        obtained=sum(points.values()),
        applicable_max=20,
        extra=0,
        index=index if is_official else None,
        band=next(name for name, lower in CLASSES if index >= lower) if is_official else "",
        rank=rank if is_official else None,
        rank_of=1 if is_official else None,
        valid_forms=100,
        domains=[
            {"code": code[0], "obtained": str(got), "applicable_max": "10.00"} for code, got in points.items()
        ],
    )


def make_line(run: ScoreRun, unit: Unit, code: str, points: Decimal | None, stage: Stage) -> ScoreLine:
    return ScoreLine.objects.create(
        run=run,
        unit=unit,
        criterion_code=code,
        max_points=10,
        points=points,
        status=Status.MISSING if points is None else Status.SCORED,
        stage=stage,
        because=[f"Điểm của {code}: {points}"],
    )


def publish(run: ScoreRun, self_run: ScoreRun | None = None, **fields: Any) -> Publication:
    """A publication of the run with its feedback window, closing at 15/01/2021 00:00 in the province."""
    last = Publication.objects.filter(round=run.round).order_by("-number").first()
    defaults: dict[str, Any] = {
        "public_annexes": True,
        "is_sample": True,
        "number": last.number + 1 if last else 1,
        "published_at": PUBLISHED,
        "published_by": system_actor(),
    }
    publication = Publication.objects.create(
        round=run.round, kind=run.kind, run=run, self_run=self_run or run, **{**defaults, **fields}
    )
    FeedbackWindow.objects.create(
        publication=publication, opens_at=PUBLISHED, opened_by=system_actor(), closes_at=CLOSES
    )
    return publication
