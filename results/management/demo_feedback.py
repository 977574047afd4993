"""The sample season while units answer, and after: replies, requests, agreements and decisions as they are
written down in a file, each by the person who would do it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import Role, RoleGrant, Unit, User
from cchc_portal.lib.midnight import midnight
from cchc_portal.lib.pdf import render_pdf
from documents.models import IssuanceKind
from documents.services.record_issuance import IssuanceGiven, record_issuance
from feedback.core.words import Outcome, PaperForm, ReplyKind
from feedback.models import FeedbackWindow, Objection
from feedback.selectors.decisions import current_decision
from feedback.selectors.leads import leads_of
from feedback.selectors.windows import window_of
from feedback.services.extend_window import extend_window, set_lead_deadline
from feedback.services.name_evidence import name_evidence
from feedback.services.receive_paper import PaperGiven
from feedback.services.record_silence import record_silence
from feedback.services.remind_replies import remind_replies
from feedback.services.reply.attach_paper import attach_paper
from feedback.services.reply.save_objection import save_objection
from feedback.services.reply.send_reply import send_reply
from feedback.services.thread.decide_objection import Verdict, decide_objection
from feedback.services.thread.record_concurrence import Place, record_agreement, refuse_agreement
from feedback.services.thread.route_objection import route_objection
from feedback.services.thread.write_message import write_message
from results.management.demo_appraisal import heads, kept_report, stand_in_heads
from results.management.demo_replies import Reached, Row, rows_of
from scoring.models import Assessment, Publication, Round

LETTER = "125/SNV-TCBM"
_PAPER = "Văn bản minh họa thay cho bản đã ký"
_MORE = "Đề nghị bổ sung tài liệu chứng minh (minh họa)"
_SUPPLEMENT = "Đơn vị bổ sung tài liệu theo yêu cầu (minh họa)"
_IN_A_HURRY = "Đề nghị trả lời sớm để kịp tổng hợp (minh họa)"
_EXTENSION = "130/SNV-TCBM"
_ANSWER_DAYS, _EXTENDED_DAYS = 13, 18


@dataclass(frozen=True, slots=True)
class Season:
    """The window, who runs the round and who sits in the Tổ giúp việc; `whole`: nothing is left open."""

    window: FeedbackWindow
    office: User
    member: User
    whole: bool

    @property
    def round(self) -> Round:
        return self.window.publication.round

    def day(self, number: int, unit: Unit | None = None) -> datetime:
        """So many days after the publication; of a unit at an hour of its own."""
        later = timedelta(minutes=unit.pk * 37 % 480) if unit else timedelta()
        return self.window.publication.published_at + timedelta(days=number) + later

    def has(self, row: Row, reached: Reached) -> bool:
        """Whether the row has come as far."""
        return self.whole or row.reached.is_past(reached)


def respond_before(published: datetime) -> date:
    """The day before which answers are asked for."""
    return timezone.localdate(published) + timedelta(days=_ANSWER_DAYS)


def answer(publication: Publication, path: Path, *, since: date, by: User, whole: bool) -> None:
    """Every row of the file as far as it goes; `whole`: to its end, with the silence of the others."""
    season = _season(publication, whole=whole)
    stand_in_heads(season.round, since, by)
    _record_letter(season)
    _set_times(season, rows := list(rows_of(path)))
    for unit, own in groupby(rows, key=lambda row: row.unit):
        _reply(season, unit, list(own), by)
    remind_replies(by_mail=False, now=season.day(6))
    for row in rows:
        if row.criterion and season.has(row, Reached.SENT):
            _treat(season, row)
    if whole:
        for day in (_ANSWER_DAYS, _EXTENDED_DAYS):
            record_silence(now=season.day(day + 1))


def _season(publication: Publication, *, whole: bool) -> Season:
    window = window_of(publication.round)
    if window is None:
        raise ValueError(f"{publication.code} có thời gian phản hồi")
    office = User.objects.get(grants__role=Role.ROUND_ADMIN)
    return Season(window, office, User.objects.get(grants__role=Role.TASK_FORCE), whole)


def _record_letter(season: Season) -> None:
    clerk = User.objects.get(grants__role=Role.CLERK)
    publication = season.window.publication
    given = IssuanceGiven(IssuanceKind.LETTER, LETTER, timezone.localdate(publication.published_at))
    record_issuance(of=publication, given=given, by=clerk, now=season.day(1))


def _set_times(season: Season, rows: Iterable[Row]) -> None:
    """More time for who asked for it; an earlier deadline for the lead unit that is late while the window is
    open."""
    window, today = season.window, timezone.localdate(season.window.publication.published_at)
    for row in rows:
        if row.reached is Reached.EXTENDED:
            extend_window(
                window=window,
                unit=row.unit,
                closes_at=midnight(today + timedelta(days=_EXTENDED_DAYS)),
                reason=row.asked.reason,
                document=_EXTENSION,
                by=season.office,
                now=season.day(3),
            )
    late = leads_of(season.round)
    for row in rows:
        lead = late.of(row.unit, row.criterion)
        if row.reached is Reached.ROUTED and lead and not late.needs_member(row.unit, lead):
            due = midnight(today + timedelta(days=7))
            set_lead_deadline(window=window, lead_unit=lead, due_at=due, by=season.office, now=season.day(1))


def _reply(season: Season, unit: Unit, rows: list[Row], by: User) -> None:
    """The unit's answer by its head, after what its lead units agreed to beforehand."""
    head = _head(unit)
    requests = [row for row in rows if row.criterion]
    if not requests:
        late = rows[0].reached is Reached.EXTENDED
        if not late or season.whole:
            _send(season, unit, ReplyKind.AGREE, head, season.day(_EXTENDED_DAYS - 2 if late else 2, unit))
        return
    assessment = Assessment.objects.select_related("unit", "round").get(round=season.round, unit=unit)
    report = kept_report(assessment, by, with_file=True)
    for row in requests:
        saved = save_objection(
            window=season.window,
            unit=unit,
            criterion_code=row.criterion,
            entry=row.entry(),
            version=0,
            by=head,
            now=season.day(2, unit),
        )
        name_evidence(objection=saved.objection, evidence=report, by=head, now=season.day(2, unit))
        if row.early:
            _concur(season, row, season.day(2, unit))
    if season.has(requests[0], Reached.SENT):
        given = _paper(f"{unit.pk + 200}/{unit.code}-VP", season.day(3, unit))
        attach_paper(window=season.window, unit=unit, given=given, by=head, now=season.day(3, unit))
        _send(season, unit, ReplyKind.OBJECT, head, season.day(3, unit))


def _head(unit: Unit) -> User:
    return heads().filter(unit=unit).select_related("user").earliest("id").user


def _send(season: Season, unit: Unit, kind: ReplyKind, head: User, now: datetime) -> None:
    send_reply(window=season.window, unit=unit, kind=kind, declared=True, by=head, now=now)


def _treat(season: Season, row: Row) -> None:
    """The request from the desk of Sở Nội vụ to its decision, as far as it goes."""
    if not row.early and season.has(row, Reached.ROUTED):
        leads = leads_of(season.round)
        alone = leads.needs_member(row.unit, leads.of(row.unit, row.criterion))
        member = season.member if alone else None
        route_objection(
            objection=_objection(season, row), member=member, by=season.office, now=season.day(4, row.unit)
        )
        if not season.has(row, Reached.AGREED):
            write_message(
                objection=_objection(season, row),
                text=_IN_A_HURRY,
                by=season.office,
                now=season.day(5, row.unit),
            )
    if not row.early and season.has(row, Reached.AGREED):
        _concur(season, row, season.day(5, row.unit))
    if row.reached is Reached.ASKED:
        until = timezone.localdate(season.day(11))
        _decide(season, row, Verdict(Outcome.ASK, _MORE, 0, until=until), season.day(6))
        if season.whole:
            _supplement(season, row, season.day(9, row.unit))
    if season.has(row, Reached.DECIDED) and row.outcome:
        entry = row.agreed() if row.outcome is Outcome.PART else None
        now = season.day(7 if row.reached is Reached.DECIDED else 16, row.unit)
        _decide(season, row, Verdict(row.outcome, row.answer, 0, entry=entry), now)


def _concur(season: Season, row: Row, now: datetime) -> None:
    """The word of the lead unit's appraiser, of the member, or of Sở Nội vụ that writes it down for them."""
    leads, place = leads_of(season.round), Place(season.window, row.unit, row.criterion)
    lead = leads.of(row.unit, row.criterion)
    own = RoleGrant.objects.filter(role=Role.APPRAISER, unit=lead).select_related("user").first()
    by = season.member if leads.needs_member(row.unit, lead) else own.user if own else season.office
    if row.outcome is Outcome.REJECT:
        refuse_agreement(place=place, reason=row.answer, by=by, now=now)
        return
    number = f"{row.unit.pk:02d}/BB-{lead.code if lead else ''}"
    paper = _paper(number, now, PaperForm.MINUTES)
    record_agreement(place=place, entry=row.agreed(), paper=paper, by=by, now=now)


def _supplement(season: Season, row: Row, now: datetime) -> None:
    head = _head(row.unit)
    write_message(objection=_objection(season, row), text=_SUPPLEMENT, by=head, now=now)


def _decide(season: Season, row: Row, verdict: Verdict, now: datetime) -> None:
    objection = _objection(season, row)
    stands = current_decision(objection)
    seen = replace(verdict, seen=stands.pk if stands else 0)
    decide_objection(objection=objection, verdict=seen, by=season.office, now=now)


def _objection(season: Season, row: Row) -> Objection:
    rows = Objection.objects.select_related("reply__window__publication__round", "reply__unit__group")
    return rows.get(reply__window=season.window, reply__unit=row.unit, criterion_code=row.criterion)


def _paper(number: str, now: datetime, form: PaperForm = PaperForm.LETTER) -> PaperGiven:
    return PaperGiven(
        number, timezone.localdate(now), form, ContentFile(_sheet(), name="ban-ky-minh-hoa.pdf")
    )


@cache
def _sheet() -> bytes:
    """One sheet in place of every signed paper."""
    html = f'<!doctype html><html lang="vi"><title>{_PAPER}</title><body><h1>{_PAPER}</h1></body></html>'
    return render_pdf(html, stylesheets=["css/documents/paper.css"], identifier="ban-ky-minh-hoa").content
