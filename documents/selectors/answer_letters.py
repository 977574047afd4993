"""What the letter to one unit says: read from what the unit sent and what was decided, all of it frozen."""

from collections import defaultdict
from collections.abc import Mapping

from django.utils import timezone

from documents.layout.answer import Answer, AnsweredLine, Points
from documents.layout.answer_wording import LATER
from documents.selectors.answers import AnswerRow
from documents.selectors.issuances import letter_issuance
from feedback.core.asked_words import asked_told
from feedback.core.reply_content import AskedLine
from feedback.core.request import asked_line
from feedback.core.words import Outcome
from feedback.models import Decision, FeedbackWindow
from feedback.selectors.published import PublishedAnnex, published_annex
from feedback.selectors.replies import sent_content
from scoring.core.rounding import Rounding
from scoring.core.types import EntryState, Stage
from scoring.models import Publication
from scoring.models.assessment import EntryFields
from scoring.selectors.progress import rounding_of

_TOLD = {
    Outcome.ACCEPT: "Chấp nhận",
    Outcome.PART: "Chấp nhận một phần",
    Outcome.REJECT: "Không chấp nhận",
}


def answer_of(row: AnswerRow, window: FeedbackWindow) -> Answer:
    """The content of the letter, of a row that is decided whole: five queries, and one for an annex not read.

    The window comes with its frame.
    """
    content = sent_content(row.sending)
    annex = published_annex(window, row.unit)
    rounding = rounding_of(window.publication.run.criteria_set)
    by_code = {x.criterion_code: row.decisions[x.pk] for x in row.requests}
    asked = {x.criterion_code: x for x in row.requests}
    order = {c.code: place for place, c in enumerate(annex.criteria)} if annex else {}
    lines = sorted(content.lines, key=lambda line: order.get(line.code, len(order)))
    return Answer(
        unit=content.unit_name,
        letter=_letter(window.publication),
        published_at=timezone.localtime(window.publication.published_at),
        reply=str(row.sending.paper),
        receipt=row.sending.code,
        sent_at=timezone.localtime(row.sending.sent_at),
        papers=_papers(by_code),
        leads=_leads(by_code),
        lines=tuple(_line(line, asked[line.code], by_code[line.code], annex, rounding) for line in lines),
        decided_at=max(decision.decided_at for decision in by_code.values()),
    )


def _letter(publication: Publication) -> str:
    issued = letter_issuance(publication)
    return str(issued) if issued else ""


def _papers(decisions: Mapping[str, Decision]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The agreements that changes rest on, each with its criteria."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, decision in decisions.items():
        agreed = decision.concurrence
        if agreed is not None and agreed.paper is not None:
            found[f"{agreed.paper} của {agreed.of}"].append(code)
    return tuple((paper, tuple(codes)) for paper, codes in found.items())


def _leads(decisions: Mapping[str, Decision]) -> tuple[str, ...]:
    agreed = [decision.concurrence for decision in decisions.values() if decision.concurrence]
    return tuple(dict.fromkeys(each.lead_unit.name for each in agreed if each.lead_unit))


def _line(
    line: AskedLine,
    request: EntryFields,
    decision: Decision,
    annex: PublishedAnnex | None,
    rounding: Rounding,
) -> AnsweredLine:
    published = Points(line.published, line.published_status)
    award = decision.award if decision.outcome != Outcome.REJECT else None
    return AnsweredLine(
        code=line.code,
        title=line.title,
        published=published,
        asked=_points(request, annex, rounding),
        outcome=_TOLD[Outcome(decision.outcome)],
        decided=_points(award, annex, rounding) if award else published,
        reason=decision.reason,
    )


def _points(entered: EntryFields, annex: PublishedAnnex | None, rounding: Rounding) -> Points:
    """What the rule makes of what was entered; a word where the figures of the group decide."""
    code = entered.criterion_code
    criterion = annex.criterion(code) if annex else None
    told = asked_told(entered.entered()) if _by_figures(entered) else ""
    made = asked_line(entered.entry("", Stage.REVISION), criterion, rounding) if criterion else None
    return Points(None, LATER, told) if made is None else Points(made.points, made.status.label, told)


def _by_figures(entered: EntryFields) -> bool:
    return entered.state == EntryState.SCORE and entered.points is None
