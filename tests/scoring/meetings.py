"""A small round in which the Tổ giúp việc meets two units, with the people who do it."""

import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import Role, RoleGrant, Unit, User
from accounts.services.actors import system_actor
from cchc_portal.lib.hashing import sha256_bytes
from scoring.core.minutes_content import minutes_bytes
from scoring.core.sessions import MarkState
from scoring.core.task_force import Duty
from scoring.core.types import Stage
from scoring.models import (
    Assessment,
    Award,
    Catalogue,
    Criterion,
    Minutes,
    MinutesIssue,
    Round,
    TaskForce,
    TaskForceMember,
    WorkingSession,
)
from scoring.selectors.session_rights import with_session_frame
from scoring.services.award_points import Judgement, award_points
from scoring.services.sessions.begin_session import begin_session
from scoring.services.sessions.close_session import close_session
from scoring.services.sessions.mark_line import Marking, SavedMark, mark_line
from scoring.services.sessions.plan_sessions import Plan, plan_sessions
from scoring.services.sessions.record_details import SessionDetails, record_details
from tests import factories
from tests.scoring.handing_in import claim
from tests.scoring.minutes_samples import CONTENT

STARTS = datetime(2020, 12, 3, 1, tzinfo=UTC)  # 08:00 in the province
NOW = datetime(2020, 12, 3, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Units A and B of one group, each with leaves 1.1 and 1.2 of 10 points that are appraised.

    A has claimed 7,5 and 5 and was awarded 7 and 5. `leader` and `secretary` are members of the Tổ giúp
    việc with accounts; the leader holds the role too, the secretary is only named.
    """

    round: Round
    a: Unit
    b: Unit
    admin: User
    leader: User
    secretary: User
    officer: User
    head: User
    force: TaskForce

    @property
    def members(self) -> list[TaskForceMember]:
        return list(self.force.members.order_by("id"))

    def session(self, unit: Unit | None = None) -> WorkingSession:
        """As it is now."""
        return with_session_frame(WorkingSession.objects.all()).get(unit=unit or self.a)


def make_meeting(**round_fields: Any) -> Meeting:
    """The round with its Tổ giúp việc; nothing planned yet."""
    group = factories.make_group()
    criteria_set = factories.make_set([group])
    Criterion.objects.create(
        catalogue=Catalogue.objects.get(),
        code="1.2",
        parent_code="1",
        order=9,
        title="Tiêu chí 1.2",
        max_points=10,
        part="main",
        method="judgement",
        parameters="bước 0,25",
        is_leaf=True,
    )
    round = factories.make_round(criteria_set, **round_fields)
    a, b = (factories.make_unit(group, code) for code in "AB")
    for unit in (a, b):
        Assessment.objects.create(round=round, unit=unit)
    sheet = Assessment.objects.get(unit=a)
    claim(sheet, "1.1", "7.5")
    claim(sheet, "1.2", "5")
    leader = factories.make_person(Role.TASK_FORCE)
    leader.full_name = "Trần Hải"
    leader.save()
    secretary = factories.make_person(None, username="thu-ky")
    meeting = Meeting(
        round=round,
        a=a,
        b=b,
        admin=factories.make_person(Role.ROUND_ADMIN),
        leader=leader,
        secretary=secretary,
        officer=factories.make_person(Role.UNIT_OFFICER, a),
        head=factories.make_person(Role.UNIT_HEAD, a),
        force=_force(round, leader, secretary),
    )
    awarded(meeting, "1.1", "7")
    awarded(meeting, "1.2", "5", document="Báo cáo số 5")
    return meeting


def _force(round: Round, leader: User, secretary: User) -> TaskForce:
    by = system_actor()
    force = TaskForce.objects.create(
        round=round,
        superior="Ban Chỉ đạo cải cách hành chính tỉnh Ninh Thuận",
        decision="238/QĐ-UBND",
        decided_on=date(2018, 2, 12),
        issuer="Chủ tịch Ủy ban nhân dân tỉnh",
        set_at=factories.COMPUTED,
        set_by=by,
    )
    people = (
        (leader, "Trần Hải", "Giám đốc", Duty.LEADER),
        (secretary, "Lê Thị Hoa", "Chuyên viên", Duty.SECRETARY),
    )
    for user, name, position, duty in people:
        TaskForceMember.objects.create(
            task_force=force,
            user=user,
            name=name,
            position=position,
            agency="Sở Nội vụ",
            duty=duty,
            valid_from=date(2020, 1, 1),
            added_at=factories.COMPUTED,
            added_by=by,
        )
    return force


def awarded(meeting: Meeting, code: str, points: str, unit: Unit | None = None, **more: Any) -> Award:
    """So many points awarded on the leaf."""
    judgement = Judgement((unit or meeting.a).pk, code, points=Decimal(points), **more)
    (award,) = award_points(
        round=meeting.round, stage=Stage.APPRAISAL, judgements=[judgement], by=system_actor(), now=NOW
    )
    return award


def planned(meeting: Meeting, unit: Unit | None = None, *, at: datetime = STARTS) -> WorkingSession:
    """A session of the unit of an hour and a half, with every member."""
    plan = Plan(unit or meeting.a, at, at + timedelta(minutes=90), "Phòng họp Sở Nội vụ")
    plan_sessions(round=meeting.round, plans=[plan], members=meeting.members, by=meeting.admin, now=NOW)
    return meeting.session(unit)


def held(meeting: Meeting, *, now: datetime = NOW) -> WorkingSession:
    """A session of unit A that has begun."""
    begin_session(session=planned(meeting), by=meeting.leader, now=now)
    return meeting.session()


def marked(
    meeting: Meeting,
    code: str,
    state: MarkState = MarkState.AGREED,
    note: str = "",
    *,
    seen: str | None = None,
    version: int = 0,
    by: User | None = None,
) -> SavedMark:
    """The line of unit A marked, of the points that stand there unless told."""
    default = {"1.1": "7", "1.2": "5"}[code]
    marking = Marking(state, note, Decimal(seen or default))
    return mark_line(
        session=meeting.session(),
        criterion_code=code,
        marking=marking,
        version=version,
        by=by or meeting.secretary,
        now=NOW,
    )


def said(meeting: Meeting, *, version: int = 0, **changes: Any) -> WorkingSession:
    """What is said besides the lines, by the secretary."""
    session = meeting.session()
    fields = {
        "began_at": session.began_at,
        "finished_at": NOW + timedelta(hours=1),
        "unit_people": "Nguyễn Văn An, Giám đốc\nPhạm Thị Bình, chuyên viên",
        "other_people": "",
        "unit_signer": "Nguyễn Văn An",
        "opinions": "Đơn vị đề nghị xem lại tiêu chí 1.2.",
        "conclusion": "Hai bên thống nhất các nội dung trên.",
        "present": frozenset(member.pk for member in meeting.members),
    }
    details = SessionDetails(**{**fields, **changes})
    return record_details(session=session, details=details, version=version, by=meeting.secretary, now=NOW)


def ready(meeting: Meeting) -> WorkingSession:
    """A session of which nothing is missing: 1.1 agreed, 1.2 reserved."""
    held(meeting)
    marked(meeting, "1.1")
    marked(meeting, "1.2", MarkState.RESERVED, "Đơn vị đề nghị 6 điểm")
    return said(meeting)


def closed(meeting: Meeting) -> Minutes:
    """Its minutes."""
    ready(meeting)
    return close_session(session=meeting.session(), by=meeting.secretary, now=NOW)


def minutes_in_a_row(round: Round, units: list[Unit]) -> None:
    """A Tổ giúp việc of one member, and a closed session of each unit with issued minutes and a scan."""
    by, content = system_actor(), minutes_bytes(CONTENT)
    force = TaskForce.objects.create(
        round=round, decision="238/QĐ-UBND", decided_on=STARTS, issuer="UBND tỉnh", set_at=NOW, set_by=by
    )
    TaskForceMember.objects.create(
        task_force=force, name="Trần Hải", duty="leader", valid_from=STARTS, added_at=NOW, added_by=by
    )
    for number, unit in enumerate(units, start=1):
        session = WorkingSession.objects.create(
            round=round,
            unit=unit,
            starts_at=STARTS,
            ends_at=NOW,
            place="Phòng họp",
            state="closed",
            began_at=STARTS,
            planned_at=STARTS,
            planned_by=by,
        )
        minutes = Minutes.objects.create(
            session=session,
            version=1,
            code=f"MA-{number}",
            content=zlib.compress(content),
            content_hash=sha256_bytes(content),
            closed_at=NOW,
            closed_by=by,
        )
        issue = MinutesIssue(minutes=minutes, number=f"{number}/BB", issued_on=NOW, file_name="ban-ky.pdf")
        issue.size, issue.sha256, issue.scan = 4, sha256_bytes(b"%PDF"), "not_scanned"
        issue.recorded_at, issue.recorded_by = NOW, by
        issue.file.save("ban-ky.pdf", ContentFile(b"%PDF"), save=False)
        issue.save()


def last_years_member(meeting: Meeting) -> User:
    """Somebody whose role and name in the Tổ giúp việc ended with the year before."""
    user = factories.make_person(None, username="nam-truoc")
    RoleGrant.objects.create(
        user=user, role=Role.TASK_FORCE, valid_from=date(2019, 1, 1), valid_to=date(2019, 12, 31)
    )
    TaskForceMember.objects.create(
        task_force=meeting.force,
        user=user,
        name="Người cũ",
        duty=Duty.MEMBER,
        valid_from=date(2019, 1, 1),
        valid_to=date(2019, 12, 31),
        added_at=timezone.now(),
        added_by=system_actor(),
    )
    return user
