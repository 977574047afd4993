"""The sample season while it is appraised, some days on: parts that went up to Sở Nội vụ, units asked for
more, lines to be looked at again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.core.people import Person
from accounts.models import Role, Unit, User
from accounts.services.people.create_account import create_account
from accounts.services.people.grant_role import Grant, grant_role
from cchc_portal.lib.refusal import Refused
from scoring.core.words import SecondLookOutcome
from scoring.models import Assessment, Round, Supplement
from scoring.selectors.desk import with_frame
from scoring.services.appraisal.accept_claims import LineRef, accept_claims
from scoring.services.appraisal.accept_part import accept_parts
from scoring.services.appraisal.answer_supplement import answer_supplement
from scoring.services.appraisal.ask_second_look import ask_second_look
from scoring.services.appraisal.ask_supplement import ask_supplement
from scoring.services.appraisal.close_part import close_parts
from scoring.services.appraisal.confirm_part import confirm_parts
from scoring.services.appraisal.part_step import PartRef, PartsMoved
from scoring.services.appraisal.settle_second_look import settle_second_look
from scoring.services.evidence.add_evidence import add_evidence
from scoring.services.evidence.use_evidence import use_evidence

LEAD = "SNV"
MET = "CTHUE"  # whose lines are judged by all lead units, for its working session
_OTHER_LEADS = ("VPUBND", "STTTT")
_CLOSED = ("CTHUE", "CAT", "CTK", "KBNN")  # judged through by the lead unit
_DOMAINS = ("1", "3")
_CONFIRMED, _ACCEPTED = 6, 2  # of their parts
_ANSWERED, _WAITING = ("SYT", "1.1.2"), ("SXD", "1.3.1")
_DAYS_LEFT = 5
_MORE = "Đề nghị bổ sung báo cáo kết quả có số liệu đến 30/11 (minh họa)"
_ADDED = "Báo cáo bổ sung số liệu cả năm (minh họa)"
_UNLIKE = "Hai đơn vị cùng mức thực hiện mà điểm khác nhau (minh họa)"
_KEPT = "Đơn vị kia có thêm báo cáo của năm sau; giữ điểm (minh họa)"


@dataclass(frozen=True, slots=True)
class Opening:
    """The round and when its appraisal opened."""

    round: Round
    at: datetime

    def day(self, number: int) -> datetime:
        """At nine, so many days after."""
        return self.at + timedelta(days=number, hours=9)

    def sheet(self, unit: str) -> Assessment:
        """As it is now, with its frame."""
        return with_frame(Assessment.objects.filter(round=self.round)).get(unit__code=unit)


def user(username: str) -> User:
    return User.objects.get(username=username)


def confirm_some(opening: Opening) -> None:
    """Parts of the lead unit with its appraiser, its head and Sở Nội vụ."""
    lead = Unit.objects.get(code=LEAD)
    sheets = [opening.sheet(unit) for unit in _CLOSED]
    parts = [PartRef(sheet.pk, domain, lead.pk) for sheet in sheets for domain in _DOMAINS]
    round = opening.round
    _whole(close_parts(round=round, parts=parts, by=user("thamdinh.snv"), now=opening.day(3)))
    confirmed, accepted = parts[:_CONFIRMED], parts[:_ACCEPTED]
    _whole(confirm_parts(round=round, parts=confirmed, by=user("thutruong.snv"), now=opening.day(4)))
    _whole(accept_parts(round=round, parts=accepted, by=user("quantri"), now=opening.day(5)))


def _whole(moved: PartsMoved) -> None:
    if moved.passed:
        raise Refused(*(passed.reason for passed in moved.passed))


def judge_for_session(opening: Opening, since: date, by: User) -> None:
    """What the other lead units judge of the unit that was met: by someone without a password."""
    person = Person("thamdinh.minhhoa", "Thẩm định viên khác (minh họa)", "Thẩm định viên")
    other = create_account(person=person, password=None, must_change=False, by=by)
    for unit in Unit.objects.filter(code__in=_OTHER_LEADS):
        grant_role(person=other, grant=Grant(Role.APPRAISER, unit, since), by=by)
    sheet = opening.sheet(MET)
    lines = [LineRef(sheet.pk, code) for code in sheet.claims.values_list("criterion_code", flat=True)]
    accept_claims(lines=lines, by=other, now=opening.day(3))


def ask_for_more(opening: Opening, today: date) -> None:
    """One unit answered and is judged again, another has some days left."""
    asked = _asked(opening, _ANSWERED, opening.day(3), today)
    unit, (code,) = asked.assessment.unit, asked.criterion_codes
    officer, at = user(f"canbo.{unit.code.lower()}"), opening.day(4)
    report = add_evidence(
        unit=unit,
        title=_ADDED,
        number=f"02/BC-{unit.code}",
        issued_on=date(opening.round.year, 12, 1),
        by=officer,
        now=at,
    )
    use_evidence(assessment=asked.assessment, criterion_code=code, evidence=report, by=officer, now=at)
    head = user(f"thutruong.{unit.code.lower()}")
    answer_supplement(supplement=asked, declared=True, by=head, now=at + timedelta(hours=5))
    _asked(opening, _WAITING, opening.day(11), today)


def _asked(opening: Opening, line: tuple[str, str], now: datetime, today: date) -> Supplement:
    unit, code = line
    (asked,) = ask_supplement(
        assessment=opening.sheet(unit),
        codes=[code],
        reason=_MORE,
        until=today + timedelta(days=_DAYS_LEFT),
        by=user("thamdinh.snv"),
        now=now,
    )
    return asked


def look_again(opening: Opening) -> None:
    """Sở Nội vụ marks two lines of which one is kept, with why."""
    office = user("quantri")
    kept, _ = (
        ask_second_look(
            assessment=opening.sheet(unit), criterion_code=code, reason=_UNLIKE, by=office, now=opening.day(6)
        )
        for unit, code in (("BDT", "4.4"), ("BQLKCN", "4.3"))
    )
    settle_second_look(
        look=kept,
        outcome=SecondLookOutcome.KEPT,
        answer=_KEPT,
        by=user("thamdinh.snv"),
        now=opening.day(7),
    )
