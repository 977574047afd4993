"""Requests of a small season decided, and the letter that answers them."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile

from feedback.core.words import Outcome, PaperForm
from feedback.models import Decision
from feedback.selectors.decisions import current_decision
from feedback.services.thread.decide_objection import Verdict, decide_objection
from tests.cchc_portal.lib.files import samples
from tests.feedback.season import (
    Season,
    agreed,
    asking,
    make_season,
    paper,
    saved,
    sent,
    with_paper,
)

DECIDED = datetime(2021, 1, 18, 2, tzinfo=UTC)


def asked_season() -> Season:
    """A asks for 1.1 (published 7,00), 3.1 by figures, and 3.2 (0,00); L and M have agreed on paper."""
    season = make_season()
    saved(season)
    saved(season, "3.1", value="90", denominator="100")
    saved(season, "3.2", choice="Có")
    with_paper(season)
    sent(season)
    agreed(season)
    minutes = paper("15/BB-M", form=PaperForm.MINUTES)
    agreed(season, "3.2", by=season.other_appraiser, paper=minutes, choice="Có")
    return season


def decided(season: Season, code: str, outcome: Outcome, **more: Any) -> Decision:
    """The request answered by Sở Nội vụ."""
    objection = season.objection(code)
    stands = current_decision(objection)
    reason = more.pop("reason", f"Lý do về {code}")
    verdict = Verdict(outcome, reason, stands.pk if stands else 0, **more)
    return decide_objection(objection=objection, verdict=verdict, by=season.admin, now=DECIDED)


def decided_season() -> Season:
    """All three are decided: in part, not, and accepted."""
    season = asked_season()
    decided(season, "1.1", Outcome.PART, entry=asking(points="8"))
    decided(season, "3.1", Outcome.REJECT)
    decided(season, "3.2", Outcome.ACCEPT)
    return season


def scan() -> "ContentFile[bytes]":
    return ContentFile(samples.pdf(), name="Bản ký.pdf")
