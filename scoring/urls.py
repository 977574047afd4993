"""Setting rounds up and following them; the self-scoring desk and its documents; the appraisal desk; working
sessions."""

from django.urls import path

from scoring.views import line_history, panel, save, sheet
from scoring.views.appraisal import accept, note, queue
from scoring.views.appraisal import criterion as award_criterion
from scoring.views.appraisal import panel as award_panel
from scoring.views.appraisal import save as award_save
from scoring.views.appraisal import unit as award_unit
from scoring.views.confirm import consistency, parts, supplements, unfinished
from scoring.views.confirm import workbook as workbook_of_lead
from scoring.views.desk import check, desks, receipt, steps, workbook
from scoring.views.evidence import criterion, document, file, store
from scoring.views.sessions import (
    calendar,
    details,
    invitations,
    marks,
    minutes,
    planning,
    record,
    session,
    task_force,
)
from scoring.views.setup import (
    assignments,
    board,
    closing,
    correction,
    criteria,
    exemptions,
    own_appraisal,
    profile,
    reminders,
    rounds,
    samples,
    timetable,
    unit,
)

_setup = [
    path("dot/", rounds.rounds, name="rounds"),
    path("dot/them/", rounds.new_round, name="new-round"),
    path("dot/bang-mau/<slug:slug>.xlsx", samples.sample_workbook, name="sample-workbook"),
    path("dot/<str:code>/", rounds.round_page, name="round"),
    path("dot/<str:code>/lich/", timetable.timetable, name="timetable"),
    path("dot/<str:code>/van-ban/", profile.round_profile, name="round-profile"),
    path("dot/<str:code>/tieu-chi/", criteria.criteria, name="criteria"),
    path("dot/<str:code>/tieu-chi/tep.xlsx", criteria.criteria_file, name="criteria-workbook"),
    path("dot/<str:code>/dong/", closing.closing, name="close-round"),
    path("dot/<str:code>/dinh-chinh/", correction.correction, name="correction"),
    path("dot/<str:code>/tien-do/", board.board, name="board"),
    path("dot/<str:code>/tien-do/<str:unit>/", unit.unit_page, name="board-unit"),
    path("dot/<str:code>/tien-do/<str:unit>/gia-han/", unit.extend, name="extend"),
    path("dot/<str:code>/tien-do/<str:unit>/khong-nop/", unit.absence, name="absence"),
    path("dot/<str:code>/nhac/", reminders.reminders, name="reminders"),
    path("dot/<str:code>/nhac/danh-sach.xlsx", reminders.workbook, name="reminders-workbook"),
    path("dot/<str:code>/phan-cong/", assignments.assignments, name="assignments"),
    path("dot/<str:code>/tu-tham-dinh/", own_appraisal.own_appraisal, name="own-appraisal"),
    path("dot/<str:code>/pham-vi/", exemptions.exemptions, name="exemptions"),
    path("dot/<str:code>/pham-vi/chap-thuan/", exemptions.grant, name="grant-wishes"),
    path("dot/<str:code>/pham-vi/tu-choi/", exemptions.refuse, name="refuse-exemption"),
]

_UNIT = "tu-cham/<str:round_code>/<str:unit_code>/"
_desk = [
    path("tu-cham/", desks.desks, name="desks"),
    path(_UNIT, desks.desk, name="desk"),
    path(f"{_UNIT}kiem-tra/", check.check, name="check"),
    path(f"{_UNIT}kiem-tra/gui-thu-truong/", steps.send, name="send"),
    path(f"{_UNIT}kiem-tra/tra-can-bo/", steps.send_back_step, name="send-back"),
    path(f"{_UNIT}kiem-tra/nop/", steps.submit, name="submit"),
    path(f"{_UNIT}kiem-tra/rut-lai/", steps.withdraw, name="withdraw"),
    path(f"{_UNIT}kiem-tra/tra-don-vi/", steps.return_step, name="return"),
    path(f"{_UNIT}bo-sung/<int:pk>/nop/", steps.answer, name="answer-supplement"),
    path(f"{_UNIT}tep.xlsx", workbook.unit_workbook, name="unit-workbook"),
    path(f"{_UNIT}nop-tep/", workbook.unit_workbook_import, name="unit-workbook-import"),
    path(f"{_UNIT}bien-nhan/<str:code>/", receipt.receipt, name="receipt"),
]

_DOMAIN = "tu-cham/<str:round>/<str:unit>/<str:domain>/"
_LEAF = f"{_DOMAIN}<str:criterion>/"
_sheet = [
    path(_DOMAIN, sheet.sheet, name="sheet"),
    path(_LEAF, panel.panel, name="panel"),
    path(f"{_LEAF}luu/", save.save, name="save"),
    path(f"{_LEAF}tai-lieu/", criterion.criterion_evidence, name="criterion-evidence"),
    path(f"{_LEAF}tai-lieu/dung/", criterion.criterion_evidence_use, name="criterion-evidence-use"),
    path(f"{_LEAF}tai-lieu/<int:use>/go/", criterion.criterion_evidence_drop, name="criterion-evidence-drop"),
]

_store = [
    path("tai-lieu/", store.evidence_store, name="evidence-store"),
    path("tai-lieu/<int:pk>/", document.evidence, name="evidence"),
    path("tai-lieu/<int:pk>/thay/", document.evidence_replace, name="evidence-replace"),
    path("tai-lieu/<int:pk>/sua/", document.evidence_correct, name="evidence-correct"),
    path("tai-lieu/<int:pk>/tep/<int:number>/", file.evidence_file, name="evidence-file"),
    path("tai-lieu/<int:pk>/tep/<int:number>/xem/", file.evidence_view, name="evidence-view"),
]

_PART = "tham-dinh/<str:round>/don-vi/<str:unit>/<str:domain>/"
_LINE = f"{_PART}<str:criterion>/"
_DOWN = "tham-dinh/<str:round>/tieu-chi/<str:group>/<str:criterion>/"
_appraisal = [
    path("tham-dinh/", queue.desk, name="appraisal"),
    path("tham-dinh/<str:round>/", queue.queue, name="appraisal-queue"),
    path(_PART, award_unit.unit, name="appraisal-unit"),
    path(f"{_PART}chap-nhan/", accept.accept_all, name="appraisal-accept-all"),
    path(_LINE, award_panel.panel, name="appraisal-panel"),
    path(f"{_LINE}luu/", award_save.save, name="appraisal-save"),
    path(f"{_LINE}chap-nhan/", accept.accept, name="appraisal-accept"),
    path(f"{_LINE}ghi-chu/", note.note, name="appraisal-note"),
    path("lich-su/<str:round>/<str:unit>/<str:criterion>/", line_history.line_history, name="line-history"),
    path(_DOWN, award_criterion.criterion, name="appraisal-criterion"),
    path(f"{_DOWN}chap-nhan/", award_criterion.accept_criterion, name="appraisal-criterion-accept"),
]

_ASKING = "tham-dinh/<str:code>/bo-sung/"
_supplements = [
    path(_ASKING, supplements.supplements, name="supplements"),
    path(f"{_ASKING}<int:pk>/rut/", supplements.take_back, name="take-back-supplement"),
    path(f"{_ASKING}<str:unit>/", supplements.ask, name="ask-supplement"),
]

_ALIKE = "tham-dinh/<str:code>/nhat-quan/"
_consistency = [
    path(_ALIKE, consistency.consistency, name="consistency"),
    path(f"{_ALIKE}tep.xlsx", consistency.workbook, name="consistency-workbook"),
    path(f"{_ALIKE}danh-dau/", consistency.mark, name="mark-second-look"),
    path("tham-dinh/<str:code>/xem-lai/", consistency.looks, name="second-looks"),
    path("tham-dinh/<str:code>/xem-lai/<int:pk>/", consistency.settle, name="settle-second-look"),
]

_PARTS = "tham-dinh/<str:code>/xac-nhan/"
_parts = [
    path("tham-dinh/<str:code>/tep.xlsx", workbook_of_lead.lead_workbook_file, name="lead-workbook"),
    path("tham-dinh/<str:code>/nop-tep/", workbook_of_lead.lead_workbook_import, name="lead-workbook-import"),
    path("tham-dinh/<str:code>/chua-xong/", unfinished.unfinished, name="unfinished-parts"),
    path(_PARTS, parts.parts, name="parts"),
    path(f"{_PARTS}<str:move>/", parts.move_parts, name="move-parts"),
    path(f"{_PARTS}<str:unit>/<str:domain>/<str:lead>/", parts.part, name="part"),
]

_FORCE = "to-giup-viec/<str:code>/"
_SESSION = "lam-viec/<str:code>/<int:pk>/"
_sessions = [
    path(_FORCE, task_force.task_force, name="task-force"),
    path(f"{_FORCE}sao-chep/", task_force.copy, name="task-force-copy"),
    path(f"{_FORCE}them/", task_force.add, name="task-force-add"),
    path(f"{_FORCE}<int:pk>/", task_force.member, name="task-force-member"),
    path("lam-viec/<str:code>/", calendar.sessions, name="sessions"),
    path("lam-viec/<str:code>/lich.xlsx", calendar.workbook, name="sessions-workbook"),
    path("lam-viec/<str:code>/len-lich/", planning.planning, name="plan-sessions"),
    path("lam-viec/<str:code>/moi/", invitations.invitations, name="invite-sessions"),
    path(_SESSION, session.session, name="session"),
    path(f"{_SESSION}sua/", session.change, name="session-change"),
    path(f"{_SESSION}huy/", session.cancel, name="session-cancel"),
    path(f"{_SESSION}bat-dau/", session.begin, name="session-begin"),
    path(f"{_SESSION}ghi/", record.record, name="session-record"),
    path(f"{_SESSION}ghi/noi-dung/", details.details, name="session-details"),
    path(f"{_SESSION}ghi/con-lai/", marks.agree, name="session-agree"),
    path(f"{_SESSION}ghi/<str:criterion>/luu/", marks.mark, name="session-mark"),
    path(f"{_SESSION}chot/", minutes.close, name="session-close"),
    path(f"{_SESSION}mo-lai/", minutes.reopen, name="session-reopen"),
    path(f"{_SESSION}phat-hanh/", minutes.issue, name="session-issue"),
    path(f"{_SESSION}ban-ky/<int:issue>/", minutes.scan, name="session-scan"),
]

app_name = "scoring"
# The desk's own words come before the sheet, whose addresses end in the code of a domain; no domain may be
# called like them (core/checks/codes.py).
urlpatterns = [
    *(*_setup, *_desk, *_sheet, *_store),
    *(*_appraisal, *_supplements, *_parts, *_consistency, *_sessions),
]
