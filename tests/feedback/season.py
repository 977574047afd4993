"""A small round in its feedback window: three units, four leaves led by others, and everybody involved."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from accounts.models import Role, Unit, User
from accounts.services.actors import system_actor
from cchc_portal.lib.hashing import sha256_bytes
from feedback.core.words import PaperForm, ReplyKind
from feedback.models import Concurrence, FeedbackWindow, Objection, Paper, Reply, ReplySending
from feedback.selectors.windows import window_of, window_of_line
from feedback.services.receive_paper import PaperGiven
from feedback.services.reply.attach_paper import attach_paper
from feedback.services.reply.save_objection import save_objection
from feedback.services.reply.send_reply import send_reply
from feedback.services.thread.record_concurrence import Place, record_agreement
from scoring.core.types import Entry, Method, NoSurvey, Part, RunKind, Stage
from scoring.core.workflow import RoundState
from scoring.models import (
    Assessment,
    Band,
    Catalogue,
    CatalogueCorrection,
    CriteriaSet,
    Criterion,
    Round,
)
from scoring.services.award_points import Judgement, award_points
from scoring.services.compute_scores import compute_scores
from tests import factories
from tests.cchc_portal.lib.files import samples
from tests.scoring.core.samples import award

OPENED = factories.PUBLISHED
NOW = datetime(2021, 1, 12, 2, tzinfo=UTC)  # 09:00 in the province
CLOSES = factories.CLOSES  # 00:00 of the 15th in the province
LAST_SECOND = datetime(2021, 1, 14, 16, 59, 59, tzinfo=UTC)
SIGNED_ON = date(2021, 1, 11)
GROUNDS = "Bổ sung số liệu tháng 11 và 12"


@dataclass(frozen=True, slots=True)
class Season:
    """Units A, B, C are scored. L leads 1.1, Sở Nội vụ the survey leaf 2.1, A itself 3.1, M leads 3.2."""

    round: Round
    a: Unit
    b: Unit
    c: Unit
    lead: Unit
    other_lead: Unit
    officer: User
    head: User
    other_head: User
    appraiser: User
    other_appraiser: User
    admin: User
    member: User

    @property
    def window(self) -> FeedbackWindow:
        found = window_of(Round.objects.get(pk=self.round.pk))
        assert found is not None
        return found

    def reply(self, unit: Unit | None = None) -> Reply:
        return Reply.objects.get(window=self.window, unit=unit or self.a)

    def objection(self, code: str = "1.1", unit: Unit | None = None) -> Objection:
        rows = Objection.objects.select_related("reply__window__publication__round", "reply__unit__group")
        return rows.get(reply__unit=unit or self.a, criterion_code=code)


def make_season() -> Season:
    """The provisional results are out; nobody has answered."""
    scored = factories.make_group()
    others = factories.make_group("KHAC", "Đơn vị khác", 2)
    a, b, c = (factories.make_unit(scored, code) for code in "ABC")
    lead, other_lead = (factories.make_unit(others, code) for code in "LM")
    office = factories.make_unit(others, "SNV", "Sở Nội vụ")
    criteria_set = factories.make_set([scored], no_survey=NoSurvey.NOT_APPLICABLE)
    catalogue = criteria_set.catalogues.get()
    _more_leaves(catalogue)
    for code, unit in (("1.1", lead), ("2.1", office), ("3.1", a), ("3.2", other_lead)):
        Criterion.objects.filter(catalogue=catalogue, code=code).update(lead_unit=unit)
    round = factories.make_round(criteria_set)
    for unit in (a, b, c):
        Assessment.objects.create(round=round, unit=unit)
    _appraise(round, (a, "7", 80, "Không"), (b, "8", 90, "Có"), (c, "9", 100, "Có"))
    run = compute_scores(round=round, kind=RunKind.PROVISIONAL, by=system_actor(), now=factories.COMPUTED).run
    factories.publish(run)
    Round.objects.filter(pk=round.pk).update(state=RoundState.PROVISIONAL)
    person = factories.make_person
    return Season(
        round=Round.objects.get(pk=round.pk),
        a=a,
        b=b,
        c=c,
        lead=lead,
        other_lead=other_lead,
        officer=person(Role.UNIT_OFFICER, a, "canbo.a"),
        head=person(Role.UNIT_HEAD, a, "thutruong.a"),
        other_head=person(Role.UNIT_HEAD, b, "thutruong.b"),
        appraiser=person(Role.APPRAISER, lead, "thamdinh.l"),
        other_appraiser=person(Role.APPRAISER, other_lead, "thamdinh.m"),
        admin=person(Role.ROUND_ADMIN, office, "quantri"),
        member=person(Role.TASK_FORCE, None, "togiupviec"),
    )


def _more_leaves(catalogue: Catalogue) -> None:
    common: dict[str, Any] = {"catalogue": catalogue, "part": Part.MAIN}
    rows = (
        Criterion(code="3", order=4, title="Lĩnh vực 3", max_points=15, is_leaf=False, **common),
        Criterion(
            code="3.1",
            parent_code="3",
            order=5,
            title="Tiêu chí 3.1",
            max_points=10,
            method=Method.RELATIVE_TO_BEST,
            is_leaf=True,
            **common,
        ),
        Criterion(
            code="3.2",
            parent_code="3",
            order=6,
            title="Tiêu chí 3.2",
            max_points=5,
            method=Method.CHOICE,
            parameters="Có = 5; Không = 0",
            is_leaf=True,
            **common,
        ),
    )
    Criterion.objects.bulk_create(rows)


def _appraise(round: Round, *units: tuple[Unit, str, int, str]) -> None:
    judgements = [
        judgement
        for unit, points, value, choice in units
        for judgement in (
            Judgement(unit.pk, "1.1", points=Decimal(points)),
            Judgement(unit.pk, "3.1", value=Decimal(value), denominator=Decimal(100)),
            Judgement(unit.pk, "3.2", choice=choice),
        )
    ]
    by = system_actor()
    award_points(round=round, stage=Stage.APPRAISAL, judgements=judgements, by=by, now=factories.COMPUTED)


def asking(code: str = "1.1", unit: str = "A", **more: Any) -> Entry:
    """A request; numbers may be given as text. Of 1.1 nine points unless told."""
    given = more or {"points": "9"}
    return award(unit, code, Stage.REVISION, **{"reason": GROUNDS, **given})


def saved(
    season: Season, code: str = "1.1", *, unit: Unit | None = None, by: User | None = None, **more: Any
) -> Objection:
    """A request in the unit's draft."""
    version = more.pop("version", 0)
    now = more.pop("now", NOW)
    of = unit or season.a
    entry = asking(code, of.code, **more)
    return save_objection(
        window=season.window,
        unit=of,
        criterion_code=code,
        entry=entry,
        version=version,
        by=by or season.officer,
        now=now,
    ).objection


def paper(number: str = "37/UBND-NV", *, form: PaperForm = PaperForm.LETTER) -> PaperGiven:
    return PaperGiven(number, SIGNED_ON, form, ContentFile(samples.pdf(), name="Công văn 37.pdf"))


def with_paper(season: Season, unit: Unit | None = None, by: User | None = None) -> Paper:
    """The unit's văn bản phối hợp, put to its draft."""
    return attach_paper(
        window=season.window, unit=unit or season.a, given=paper(), by=by or season.officer, now=NOW
    )


def sent(
    season: Season,
    kind: ReplyKind = ReplyKind.OBJECT,
    *,
    unit: Unit | None = None,
    by: User | None = None,
    **more: Any,
) -> ReplySending:
    """The reply, sent by the head of A unless told."""
    given = {"declared": True, "now": NOW, **more}
    return send_reply(window=season.window, unit=unit or season.a, kind=kind, by=by or season.head, **given)


def objected(season: Season, code: str = "1.1", **more: Any) -> Objection:
    """One request of A, sent with its paper."""
    saved(season, code, **more)
    with_paper(season)
    sent(season)
    return season.objection(code)


def place_of(season: Season, code: str = "1.1", unit: Unit | None = None) -> Place:
    """The line in the window where a word on it counts."""
    of = unit or season.a
    window = window_of_line(season.round, of.code, code)
    assert window is not None
    return Place(window, of, code)


def agreed(
    season: Season, code: str = "1.1", *, unit: Unit | None = None, by: User | None = None, **more: Any
) -> Concurrence:
    """The lead unit agrees on its minutes; to nine points of A unless told."""
    now = more.pop("now", NOW)
    member = more.pop("member", None)
    given = more.pop("paper", None) or paper("12/BB", form=PaperForm.MINUTES)
    return record_agreement(
        place=place_of(season, code, unit),
        entry=asking(code, (unit or season.a).code, **{"reason": "", **(more or {"points": "9"})}),
        paper=given,
        member=member,
        by=by or season.appraiser,
        now=now,
    )


def corrected_leaf(season: Season, code: str = "1.1", *, now: datetime = NOW, **fields: Any) -> None:
    """The round goes on under a newer version of its set, in which the leaf has other fields."""
    round = Round.objects.select_related("criteria_set").get(pk=season.round.pk)
    older = round.criteria_set
    catalogue = older.catalogues.get()
    leaves, bands = list(catalogue.criteria.order_by("order")), list(older.bands.all())
    newer = CriteriaSet.objects.get(pk=older.pk)
    newer.pk, newer.version = None, older.version + 1
    newer.content_hash = sha256_bytes(f"{older.content_hash} {newer.version}".encode())
    newer.save()
    catalogue.pk, catalogue.criteria_set = None, newer
    catalogue.save()
    for leaf in leaves:
        leaf.pk, leaf.catalogue = None, catalogue
        for name, value in fields.items() if leaf.code == code else ():
            setattr(leaf, name, value)
    for band in bands:
        band.pk, band.criteria_set = None, newer
    Criterion.objects.bulk_create(leaves)
    Band.objects.bulk_create(bands)
    CatalogueCorrection.objects.create(
        round=round,
        from_set=older,
        to_set=newer,
        reason="Sai mức điểm",
        document="12/SNV-CCHC",
        document_date=SIGNED_ON,
        changes={"general": [], "annexes": []},
        corrected_at=now,
        corrected_by=season.admin,
    )
    round.criteria_set = newer
    round.save(update_fields=["criteria_set"])
