"""The sample Tổ giúp việc: its decision and members, a session with its signed minutes, one that is being
recorded, and those still to come."""

from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile

from accounts.models import Unit
from cchc_portal.lib.midnight import midnight
from cchc_portal.lib.pdf import render_pdf
from results.management.demo_confirming import MET, Opening, user
from scoring.core.session_sheet import figures_digest
from scoring.core.sessions import MarkState
from scoring.core.task_force import Duty
from scoring.models import TaskForce, WorkingSession
from scoring.selectors.session_rights import with_session_frame
from scoring.selectors.session_sheet import session_sheet
from scoring.services.sessions.agree_rest import agree_rest
from scoring.services.sessions.begin_session import begin_session
from scoring.services.sessions.close_session import close_session
from scoring.services.sessions.invite_units import invite_units
from scoring.services.sessions.issue_minutes import issue_minutes
from scoring.services.sessions.mark_line import Marking, mark_line
from scoring.services.sessions.plan_sessions import Plan, plan_sessions
from scoring.services.sessions.record_details import SessionDetails, record_details
from scoring.services.task_force.add_member import MemberDetails, add_member
from scoring.services.task_force.set_task_force import Decision, set_task_force

_DECISION = Decision(
    name="Tổ giúp việc",
    superior="Ban Chỉ đạo cải cách hành chính tỉnh",
    symbol="BB-TGV",
    decision="238/QĐ-UBND",
    decided_on=date(2018, 2, 12),
    issuer="Chủ tịch Ủy ban nhân dân tỉnh",
)
_MEMBERS = (
    ("Trần Hải (minh họa)", "Phó Giám đốc", "Sở Nội vụ", Duty.LEADER, ""),
    ("Thành viên Tổ giúp việc (minh họa)", "Trưởng phòng", "Văn phòng UBND tỉnh", Duty.MEMBER, "togiupviec"),
    ("Phạm Thu Hà (minh họa)", "Chuyên viên", "Sở Nội vụ", Duty.SECRETARY, ""),
)
_PLACE = "Phòng họp số 2, Sở Nội vụ"
_RECORDING = "CAT"
_TO_COME = ("KBNN", "SXD", "SYT", "PRTC", "NINHHAI")
_RESERVED = "1.1"
_OBJECTION = "Đơn vị đề nghị 3 điểm, sẽ gửi thêm tài liệu kiểm chứng (minh họa)"
_CONCLUSION = "Thống nhất các dòng đã nêu; đơn vị gửi tài liệu còn thiếu trước khi công bố (minh họa)."
_SCAN = "<p>Bản minh họa thay cho biên bản đã ký</p>"


def meet_units(opening: Opening, today: date) -> None:
    """The calendar of the round, as far as it has come by today."""
    force = _task_force(opening)
    sessions = _planned(opening, force, today)
    _closed_with_minutes(opening, sessions[MET])
    _being_recorded(sessions[_RECORDING])


def _task_force(opening: Opening) -> TaskForce:
    by, now = user("quantri"), opening.day(0)
    force = set_task_force(round=opening.round, decision=_DECISION, by=by, now=now)
    for name, position, agency, duty, account in _MEMBERS:
        details = MemberDetails(
            name=name,
            position=position,
            agency=agency,
            duty=duty,
            valid_from=_DECISION.decided_on,
            user=user(account) if account else None,
        )
        add_member(task_force=force, details=details, by=by, now=now)
    return force


def _planned(opening: Opening, force: TaskForce, today: date) -> dict[str, WorkingSession]:
    """By unit: the first a week after the opening, the second yesterday, two on each day from tomorrow."""
    starts = {MET: opening.day(7), _RECORDING: _at(today - timedelta(days=1), 14)}
    for number, unit in enumerate(_TO_COME):
        day = today + timedelta(days=1 + number // 2)
        starts[unit] = _at(day, 14 if number % 2 else 8)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=starts)}
    plans = [Plan(units[code], at, at + timedelta(hours=2), _PLACE) for code, at in starts.items()]
    by, now = user("quantri"), opening.day(1)
    planned = plan_sessions(
        round=opening.round,
        plans=plans,
        members=force.members.all(),
        by=by,
        now=now,
    )
    invite_units(round=opening.round, keys=[row.pk for row in planned], by=by, by_mail=False, now=now)
    rows = with_session_frame(WorkingSession.objects.filter(round=opening.round))
    return {row.unit.code: row for row in rows}


def _at(day: date, hour: int) -> datetime:
    return midnight(day) + timedelta(hours=hour)


def _closed_with_minutes(opening: Opening, session: WorkingSession) -> None:
    """All lines but one agreed; the minutes closed, numbered two days later, their signed scan on record."""
    by, began = user("togiupviec"), session.starts_at
    held = begin_session(session=session, by=by, now=began)
    points = {leaf.code: leaf.points for leaf in session_sheet(held).leaves}
    reserved = Marking(MarkState.RESERVED, _OBJECTION, seen=points[_RESERVED])
    mark_line(session=held, criterion_code=_RESERVED, marking=reserved, version=0, by=by, now=began)
    agree_rest(session=held, seen=figures_digest(session_sheet(held).leaves), by=by, now=began)
    record_details(session=held, details=_details(held, began), version=held.version, by=by, now=began)
    minutes = close_session(session=held, by=by, now=session.ends_at)
    issued = opening.day(9)
    issue_minutes(
        minutes=minutes,
        number="1",
        issued_on=issued.date(),
        file=ContentFile(_scan(), name="bien-ban-da-ky.pdf"),
        by=user("vanthu"),
        now=issued,
    )


def _being_recorded(session: WorkingSession) -> None:
    """What is awarded so far is agreed."""
    by, began = user("togiupviec"), session.starts_at
    held = begin_session(session=session, by=by, now=began)
    agree_rest(session=held, seen=figures_digest(session_sheet(held).leaves), by=by, now=began)


def _details(session: WorkingSession, began: datetime) -> SessionDetails:
    members = session.participants.values_list("member", flat=True)
    return SessionDetails(
        began_at=began,
        finished_at=session.ends_at,
        unit_people=f"Nguyễn Văn Bình (minh họa), Phó Cục trưởng {session.unit.name}",
        other_people="",
        unit_signer="Nguyễn Văn Bình (minh họa)",
        opinions=_OBJECTION,
        conclusion=_CONCLUSION,
        present=frozenset(members),
    )


def _scan() -> bytes:
    html = f'<!doctype html><html lang="vi"><title>Biên bản làm việc</title><body>{_SCAN}</body></html>'
    return render_pdf(html, stylesheets=["css/documents/paper.css"], identifier="bien-ban-minh-hoa").content
