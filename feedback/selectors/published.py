"""A unit's annex as it was published: every leaf with its line, its rule and who leads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.models import Unit
from feedback.core.request import PublishedLine
from feedback.models import FeedbackWindow
from scoring.core.types import CriterionInput, Status
from scoring.models import Assessment, ScoreLine
from scoring.selectors.annex import annex_of
from scoring.selectors.desk import with_frame


@dataclass(frozen=True, slots=True)
class PublishedAnnex:
    """`lines` by leaf; `criteria` are all nodes, in order."""

    assessment: Assessment
    criteria: tuple[CriterionInput, ...]
    lines: Mapping[str, PublishedLine]
    because: Mapping[str, tuple[str, ...]]

    def criterion(self, code: str) -> CriterionInput | None:
        """The leaf, None where the published annex has none of that code."""
        if code not in self.lines:
            return None
        return next((c for c in self.criteria if c.code == code and c.rule is not None), None)


def published_annex(window: FeedbackWindow, unit: Unit) -> PublishedAnnex | None:
    """None where the unit takes no part in the round: two queries, and one for an annex not read yet."""
    rows = Assessment.objects.filter(round=window.publication.round_id, unit=unit)
    assessment = with_frame(rows).first()
    if assessment is None:
        return None
    found = list(ScoreLine.objects.filter(run=window.publication.run_id, unit=unit))
    lines = {x.criterion_code: PublishedLine(x.points, Status(x.status), x.max_points) for x in found}
    because = {x.criterion_code: tuple(x.because) for x in found}
    return PublishedAnnex(assessment, annex_of(assessment), lines, because)
