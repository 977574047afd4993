import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import Role, RoleGrant, Unit, User
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from accounts.services.import_units import import_units
from accounts.services.imports import ImportReport
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.midnight import midnight
from cchc_portal.lib.refusal import Refused
from results.management.demo_appraisal import complete_sheets, hand_in, judge_some
from results.management.demo_confirming import (
    Opening,
    ask_for_more,
    confirm_some,
    judge_for_session,
    look_again,
)
from results.management.demo_feedback import answer, respond_before
from results.management.demo_sessions import meet_units
from results.services.publish_run import publish_run
from scoring.core.timetable import Moments
from scoring.core.types import RunKind
from scoring.core.types import Stage as Scored
from scoring.models import Assessment, Publication, Round
from scoring.services.compute_scores import compute_scores
from scoring.services.evidence.add_evidence import add_evidence
from scoring.services.evidence.use_evidence import use_evidence
from scoring.services.import_catalogue import import_catalogue
from scoring.services.import_results import import_results
from scoring.services.import_scores import import_scores
from scoring.services.open_round import open_round
from scoring.services.set_timetable import set_timetable
from scoring.sheets.round_settings import read_round_settings
from surveys.services.hand_over_survey import hand_over_survey
from surveys.services.import_survey import import_survey

DEMO = settings.BASE_DIR / "demo"
YEAR = 2020
APPRAISER = "thamdinh.snv"
ACCOUNTS_SINCE = date(2020, 1, 1)


class Stage(StrEnum):
    """How far the season has gone when the sample opens."""

    SELF = "self"
    APPRAISAL = "appraisal"
    PROVISIONAL = "provisional"
    FEEDBACK = "feedback"
    FINAL = "final"


class Command(PortalCommand):
    help = "Nạp đợt minh họa trong thư mục demo đến một giai đoạn; mặc định: đã công bố dự kiến"
    writes = False  # acts as the system

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--stage", choices=list(Stage), default=Stage.PROVISIONAL.value)

    def report(self, **options: Any) -> Report:
        by, wanted = system_actor(), Stage(options["stage"])
        if Round.objects.official(YEAR).exists():
            return self.done("Đợt minh họa đã có sẵn; giữ nguyên", created=False)
        round = _opened(wanted, by)
        accounts = sum(1 for _ in _accounts(by))
        publication = _brought_to(wanted, round, by)
        code = publication.code if publication else None
        return self.done(
            f"Đã nạp đợt minh họa năm {YEAR}, {_SAYS[wanted]}; {accounts} tài khoản mẫu",
            stage=wanted.value,
            publication=code,
            accounts=accounts,
            created=True,
        )


_AGES = {Stage.FEEDBACK: 8, Stage.FINAL: 30}  # days since the provisional results
_SAYS = {
    Stage.SELF: "đang tự chấm",
    Stage.APPRAISAL: "đang thẩm định",
    Stage.PROVISIONAL: "đã công bố dự kiến",
    Stage.FEEDBACK: "đang lấy ý kiến phản hồi",
    Stage.FINAL: "đã công bố chính thức",
}


def _opened(stage: Stage, by: User) -> Round:
    """The round with its units, criteria, last year's results and the units' own scores."""
    at = _entered(stage)
    _done(import_units(path=DEMO / "don-vi.xlsx", by=by, now=at))
    _done(import_catalogue(path=DEMO / f"bo-tieu-chi-{YEAR}.xlsx", by=by, now=at))
    chosen, _ = read_round_settings(DEMO / f"dot-danh-gia-{YEAR}.xlsx")
    round = open_round(year=YEAR, by=by, settings=chosen, now=at)
    _done(import_results(path=DEMO / f"ket-qua-{YEAR - 1}.xlsx", year=YEAR - 1, by=by, now=at))
    _score(round, Scored.SELF, "tu-cham", by, at)
    return round


def _brought_to(stage: Stage, round: Round, by: User) -> Publication | None:
    """The round at the stage: the last publication that belongs to it, if it has one."""
    if stage is Stage.SELF:
        _name_documents(round, by)
        set_timetable(round=round, moments=_moments(stage), reason="", by=by)
        return None
    if stage is Stage.APPRAISAL:
        _bring_to_appraisal(round, by)
        return None
    at = _entered(stage)
    _score(round, Scored.APPRAISAL, "tham-dinh", by, at)
    _hand_over(round, by, at)
    if stage is Stage.PROVISIONAL:
        return _published(round, RunKind.PROVISIONAL, by)
    return _brought_to_answers(stage, round, by)


def _brought_to_answers(stage: Stage, round: Round, by: User) -> Publication:
    """Units at their answers since some days; or all of it decided and the final results out."""
    whole = stage is Stage.FINAL
    publication = _published(round, RunKind.PROVISIONAL, by, _days_ago(_AGES[stage]))
    answer(publication, DEMO / f"y-kien-{YEAR}.csv", since=ACCOUNTS_SINCE, by=by, whole=whole)
    if not whole:
        return publication
    return _published(round, RunKind.FINAL, by, _days_ago(2))


def _bring_to_appraisal(round: Round, by: User) -> None:
    """Every sheet in, a survey handed over, and one lead unit at work since the timetable opened."""
    moments = _moments(Stage.APPRAISAL)
    complete_sheets(round, ACCOUNTS_SINCE, by)
    _hand_over(round, by)
    set_timetable(round=round, moments=moments, reason="", by=by)
    if moments.self_due_at and moments.appraisal_opens_at:
        hand_in(round, moments.self_due_at - timedelta(days=2, hours=-9))
        _appraise(Opening(round, moments.appraisal_opens_at), by)


def _appraise(opening: Opening, by: User) -> None:
    """What two weeks at the desk leave behind: something of everything."""
    today = timezone.localdate()
    judge_some(opening.round, User.objects.get(username=APPRAISER), opening.day(2))
    judge_for_session(opening, ACCOUNTS_SINCE, by)
    confirm_some(opening)
    ask_for_more(opening, today)
    look_again(opening)
    meet_units(opening, today)


def _hand_over(round: Round, by: User, at: datetime | None = None) -> None:
    path = DEMO / f"phieu-khao-sat-{YEAR}.xlsx"
    _done(import_survey(path=path, round=round, direction="5-best", by=by, now=at))
    hand_over_survey(round=round, by=by, now=at)


def _name_documents(round: Round, by: User) -> None:
    """A reference for what the units with sample heads claim, but for one leaf each, which is left to do."""
    headed = RoleGrant.objects.filter(role=Role.UNIT_HEAD).values("unit")
    for assessment in Assessment.objects.filter(round=round, unit__in=headed).select_related("unit"):
        report = add_evidence(
            unit=assessment.unit,
            title="Báo cáo kết quả cải cách hành chính (minh họa)",
            number="01/BC-MH",
            issued_on=date(YEAR, 12, 1),
            by=by,
        )
        claimed = assessment.claims.order_by("pk").values_list("criterion_code", flat=True)
        for code in list(claimed)[1:]:
            use_evidence(assessment=assessment, criterion_code=code, evidence=report, by=by)


def _moments(stage: Stage) -> Moments:
    """A timetable around today in which the stage is going on, with two days for late work."""
    today = midnight(timezone.localdate())
    began, ends = today - timedelta(days=14), today + timedelta(days=15)
    late = ends + timedelta(days=2)
    at_work = (
        Moments(self_opens_at=began, self_due_at=ends, self_closes_at=late)
        if stage is Stage.SELF
        else Moments(
            self_opens_at=began - timedelta(days=30),
            self_due_at=began,
            appraisal_opens_at=began,
            appraisal_due_at=ends,
            appraisal_closes_at=late,
        )
    )
    return replace(at_work, evidence_from=date(YEAR - 1, 12, 1), evidence_to=date(YEAR, 12, 31))


def _days_ago(days: int) -> datetime:
    """When the office opened."""
    return midnight(timezone.localdate()) - timedelta(days=days) + timedelta(hours=8)


def _entered(stage: Stage) -> datetime | None:
    """When the workbooks came in: some days before results that are not of today."""
    return _days_ago(_AGES[stage] + 5) if stage in _AGES else None


def _published(round: Round, kind: RunKind, by: User, at: datetime | None = None) -> Publication:
    """At the moment; of provisional results at one, units have some days to answer from then."""
    compute_scores(round=round, kind=kind, by=by, now=at)
    outcome = publish_run(
        round=round,
        kind=kind,
        prepared_by=by,
        approved_by=by,
        respond_before=respond_before(at) if at and kind is RunKind.PROVISIONAL else None,
        now=at,
    )
    return outcome.publication


def _score(round: Round, stage: Scored, name: str, by: User, at: datetime | None) -> None:
    _done(import_scores(path=DEMO / f"{name}-{YEAR}.xlsx", round=round, stage=stage, by=by, now=at))


def _done(report: ImportReport) -> None:
    if report.refused:
        raise Refused(findings=report.findings)


def _accounts(by: User) -> Iterator[User]:
    with Path(DEMO / "accounts.csv").open(newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            role = Role(row["role"])
            unit = Unit.objects.get(code=row["unit"])
            yield add_account(
                username=row["username"],
                password=row["password"],
                full_name=f"{role.label} (minh họa)",
                role=role,
                unit=unit,
                position=f"{role.label}, {unit.label}",
                valid_from=ACCOUNTS_SINCE,
                by=by,
            )
