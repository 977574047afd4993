"""What the papers of working sessions rest on: frozen minutes, and the plan for an invitation."""

from django.utils import timezone

from cchc_portal.lib.dates import vn_day
from documents.layout.invitation import InvitationPaper
from documents.layout.minutes import MinutesPaper, MinutesStamp, minutes_paper
from scoring.core.task_force import by_duty, chair_of
from scoring.models import Minutes, RoundProfile, TaskForce, WorkingSession
from scoring.selectors.minutes import issue_in_force, minutes_frozen

_SYMBOL = "GM"


def paper_of(minutes: Minutes) -> MinutesPaper:
    """From the frozen content, never from the session. Raises FiguresDisagree."""
    issue = issue_in_force(minutes)
    number, day = (issue.number, issue.issued_on) if issue else ("", None)
    stamp = MinutesStamp(minutes.code, minutes.content_hash, number, day)
    return minutes_paper(minutes_frozen(minutes), stamp)


def invitation_of(session: WorkingSession) -> InvitationPaper:
    """From the session as it is planned now, whose frame is at hand: one query."""
    round = session.round
    profile: RoundProfile = getattr(round, "profile", None) or RoundProfile(round=round)
    force: TaskForce = round.task_force
    named = session.participants.select_related("member").order_by("member")
    chair = chair_of(by_duty(participant.member.named for participant in named))
    return InvitationPaper(
        parent_agency=profile.parent_agency,
        agency=profile.issuing_agency,
        symbol=_symbol(profile),
        place_name=profile.place or profile.province,
        signer_title=profile.signer_title,
        signer_name=profile.signer_name,
        unit=session.unit.name,
        year=round.year,
        force=force.name,
        decision=f"Quyết định số {force.decision} ngày {vn_day(force.decided_on)} của {force.issuer}",
        starts_at=timezone.localtime(session.starts_at),
        ends_at=timezone.localtime(session.ends_at),
        place=session.place,
        chair=chair.line if chair else "",
        number=session.invitation,
        issued_on=session.invitation_on,
        is_sample=round.is_sample,
    )


def _symbol(profile: RoundProfile) -> str:
    """“GM-SNV” of the letters' “SNV-TCBM”."""
    issuer = profile.symbol.partition("-")[0]
    return f"{_SYMBOL}-{issuer}" if issuer else _SYMBOL
