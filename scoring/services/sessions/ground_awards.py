"""The agreed lines of minutes get them as their document: judgements of the same figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from accounts.models import User
from scoring.core.minutes_content import MinutesContent
from scoring.core.minutes_ground import ground, with_ground
from scoring.core.sessions import MarkState
from scoring.core.types import Stage
from scoring.core.workflow import RoundState
from scoring.models import Award, MinutesIssue, WorkingSession
from scoring.selectors.annex import annex_of
from scoring.selectors.session_sheet import assessment_of, awarded_lines
from scoring.services.award_points import Judgement, award_points


def ground_awards(
    session: WorkingSession,
    content: MinutesContent,
    issue: MinutesIssue,
    *,
    instead_of: str,
    by: User,
    now: datetime,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of the leaves that rest on the minutes now, and of those left out.

    Left out is a leaf whose points are no longer those of the minutes. Once the round is published as
    provisional nothing is judged anew in this stage: the record stands, no line changes.
    """
    if session.round.state != RoundState.OPEN:
        return (), ()
    assessment = assessment_of(session)
    now_awarded = awarded_lines(assessment, annex_of(assessment))
    agreed = {line.code: line.awarded for line in content.lines if line.state is MarkState.AGREED}
    awards = _awards(session, agreed)
    same = {code for code, points in agreed.items() if code in awards and now_awarded[code].points == points}
    told = ground(issue.number, issue.issued_on)
    judgements = [
        _judgement(awards[code], session.unit.code, told, instead_of) for code in agreed if code in same
    ]
    award_points(round=session.round, stage=Stage.APPRAISAL, judgements=judgements, by=by, now=now)
    return tuple(c for c in agreed if c in same), tuple(c for c in agreed if c not in same)


def _awards(session: WorkingSession, codes: Mapping[str, object]) -> dict[str, Award]:
    rows = Award.objects.current().filter(
        round=session.round_id, unit=session.unit_id, stage=Stage.APPRAISAL, criterion_code__in=list(codes)
    )
    return {award.criterion_code: award for award in rows}


def _judgement(award: Award, unit: str, told: str, instead_of: str) -> Judgement:
    document = with_ground(award.document, told, instead_of=instead_of)
    return Judgement.of(award.unit_id, replace(award.entry(unit, Stage.APPRAISAL), document=document))
