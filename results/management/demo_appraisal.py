"""The sample season while it is appraised: every sheet handed in by its head, some lines judged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db.models import QuerySet

from accounts.core.people import Person
from accounts.models import Role, RoleGrant, Unit, User
from accounts.services.people.create_account import create_account
from accounts.services.people.grant_role import Grant, grant_role
from cchc_portal.lib.pdf import render_pdf
from cchc_portal.lib.refusal import Refused
from scoring.core.progress import LeafProgress, LeafStanding
from scoring.core.submission import Concern
from scoring.core.types import Stage
from scoring.models import Assessment, Claim, Evidence, Round
from scoring.selectors.desk import with_frame
from scoring.selectors.progress import progress_of
from scoring.selectors.whole_sheet import WholeSheet, whole_sheet
from scoring.services.appraisal.accept_claims import LineRef, accept_claims
from scoring.services.appraisal.save_award import LineLocked, save_award
from scoring.services.evidence.add_evidence import add_evidence
from scoring.services.evidence.use_evidence import use_evidence
from scoring.services.settle_exemption import Place, grant_exemptions
from scoring.services.submission.submit_assessment import submit_assessment

_TITLE = "Báo cáo kết quả cải cách hành chính (minh họa)"
_NOT_THEIRS = "Đơn vị không có nhiệm vụ này (minh họa)"
_LESS = Decimal("0.25")
_SHORT = "Tài liệu chưa đủ so với yêu cầu của tiêu chí (minh họa)"
_JUDGED_UNITS = 7
_CUT = 6  # every so many lines are given less than claimed


def complete_sheets(round: Round, since: date, by: User) -> None:
    """What forbids handing in is mended as a unit would, before the timetable closes its sheet: documents
    named, leaves without a task exempted; and every unit has a head."""
    stand_in = stand_in_heads(round, since, by)
    for assessment in _assessments(round):
        report = kept_report(
            assessment, by, with_file=not stand_in.grants.filter(unit=assessment.unit).exists()
        )
        sheet = whole_sheet(assessment)
        for code in _codes(sheet, Concern.NO_EVIDENCE):
            use_evidence(assessment=assessment, criterion_code=code, evidence=report, by=by)
        places = [Place(assessment.unit.code, code) for code in _codes(sheet, Concern.EMPTY)]
        if places:
            grant_exemptions(round=round, places=places, reason=_NOT_THEIRS, by=by)


def hand_in(round: Round, now: datetime) -> None:
    """By the head of each unit."""
    people = {grant.unit_id: grant.user for grant in heads().select_related("user")}
    for assessment in _assessments(round):
        submit_assessment(assessment=assessment, declared=True, by=people[assessment.unit_id], now=now)


def judge_some(round: Round, appraiser: User, now: datetime) -> None:
    """The appraiser's lines of some units: accepted as claimed, every so many given a little less."""
    for assessment in _assessments(round)[:_JUDGED_UNITS]:
        scored = [row for row in progress_of(assessment).leaves if row.standing is LeafStanding.SCORED]
        for row in scored[::_CUT]:
            _judge_less(assessment, row, appraiser, now)
        accept_claims(lines=[LineRef(assessment.pk, row.code) for row in scored], by=appraiser, now=now)


def _judge_less(assessment: Assessment, row: LeafProgress, appraiser: User, now: datetime) -> None:
    claim = Claim.objects.get(assessment=assessment, criterion_code=row.code)
    if row.points is None or row.points < _LESS:
        return
    entry = claim.entry(assessment.unit.code, Stage.APPRAISAL)
    less = replace(entry, points=row.points - _LESS, reason=_SHORT)
    try:
        save_award(
            assessment=assessment, criterion_code=row.code, entry=less, version=0, by=appraiser, now=now
        )
    except (LineLocked, Refused):  # not this appraiser's line, or not a step of its scale
        return


def _assessments(round: Round) -> list[Assessment]:
    return list(with_frame(Assessment.objects.filter(round=round)))


def heads() -> QuerySet[RoleGrant]:
    """Who heads a unit."""
    return RoleGrant.objects.filter(role=Role.UNIT_HEAD)


def _codes(sheet: WholeSheet, concern: Concern) -> Iterator[str]:
    return (finding.code for finding in sheet.errors if finding.concern is concern)


def stand_in_heads(round: Round, since: date, by: User) -> User:
    """Someone without a password, at the head of the units that have no sample head."""
    person = Person("thutruong.minhhoa", "Thủ trưởng (minh họa)", "Thủ trưởng đơn vị")
    user = create_account(person=person, password=None, must_change=False, by=by)
    headless = Unit.objects.filter(assessments__round=round).exclude(pk__in=heads().values("unit"))
    for unit in headless:
        grant_role(person=user, grant=Grant(Role.UNIT_HEAD, unit, since), by=by)
    return user


def kept_report(assessment: Assessment, by: User, *, with_file: bool) -> Evidence:
    """A document to name: with its file, which the desk shows, or a reference."""
    unit, year = assessment.unit, assessment.round.year
    return add_evidence(
        unit=unit,
        title=_TITLE,
        number=f"01/BC-{unit.code}",
        issued_on=date(year, 12, 1),
        file=_paper(unit, year) if with_file else None,
        by=by,
    )


def _paper(unit: Unit, year: int) -> "ContentFile[bytes]":
    body = f"<h1>{_TITLE}</h1><p>{unit.name}, năm {year}. Số liệu minh họa.</p>"
    html = f'<!doctype html><html lang="vi"><title>{_TITLE}</title><body>{body}</body></html>'
    pdf = render_pdf(html, stylesheets=["css/documents/paper.css"], identifier=f"bao-cao-{unit.code}")
    return ContentFile(pdf.content, name="bao-cao.pdf")
