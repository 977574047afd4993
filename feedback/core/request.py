"""A request on one line as it is checked before it goes out."""

from dataclasses import dataclass, replace
from decimal import Decimal

from cchc_portal.lib.findings import Severity
from scoring.core.engine import preview
from scoring.core.entries import EntryFinding, check_entry
from scoring.core.results import LineResult
from scoring.core.rounding import Rounding
from scoring.core.rule_types import RelativeRule
from scoring.core.types import CriterionInput, Entry
from scoring.core.words import EntryState, Status

NO_GROUNDS = "Chưa ghi lý do, căn cứ đề nghị."
ASKS_NOTHING = "Chưa ghi điểm hoặc số liệu đề nghị."
ASKS_THE_SAME = "Đề nghị bằng đúng điểm đã công bố."
_SOME_REASON = "có"  # its grounds are asked for on their own


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """What the unit's annex says of the leaf."""

    points: Decimal | None
    status: Status
    max: Decimal


def asked_line(entry: Entry, criterion: CriterionInput, rounding: Rounding) -> LineResult | None:
    """What the rule makes of the request; None where the figures of the group decide."""
    compared = isinstance(criterion.rule, RelativeRule) and entry.points is None
    if compared and entry.state is EntryState.SCORE:
        return None
    return preview(criterion, replace(entry, reason=entry.reason or _SOME_REASON), rounding=rounding)


def request_findings(
    entry: Entry, criterion: CriterionInput, published: PublishedLine, rounding: Rounding
) -> tuple[EntryFinding, ...]:
    """Everything that forbids sending the request; what is only odd is left out."""
    with_grounds = replace(entry, reason=entry.reason or _SOME_REASON)
    found = check_entry(with_grounds, criterion, rounding=rounding)
    wrong = [finding for finding in found if finding.severity is Severity.ERROR]
    if not entry.reason.strip():
        wrong.append(EntryFinding("Lý do", "", NO_GROUNDS))
    if wrong:
        return tuple(wrong)
    asked = asked_line(with_grounds, criterion, rounding)
    if asked is None:
        return () if entry.value is not None else (EntryFinding("Giá trị", "", ASKS_NOTHING),)
    if entry.state is EntryState.SCORE and asked.points is None:
        return (EntryFinding("Điểm", "", ASKS_NOTHING),)
    if (asked.points, _applies(asked.status)) == (published.points, _applies(published.status)):
        return (EntryFinding("Điểm", "", ASKS_THE_SAME),)
    return ()


def _applies(status: Status) -> bool:
    return status is not Status.NOT_APPLICABLE
