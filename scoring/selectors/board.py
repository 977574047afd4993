"""The rows of a round's progress board."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from scoring.core.board import BoardRow
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Round
from scoring.selectors.desk import last_extensions, self_stretch
from scoring.selectors.progress import progress_of_all


def board_rows(round: Round, now: datetime | None = None) -> list[BoardRow]:
    """Every unit of the round, whatever their number: five queries."""
    return list(_rows(round, now or timezone.now()))


def _rows(round: Round, now: datetime) -> Iterator[BoardRow]:
    assessments = list(
        Assessment.objects.filter(round=round).select_related("round__criteria_set", "unit__group")
    )
    extensions = last_extensions(round)
    progress = progress_of_all(assessments)
    for assessment in assessments:
        extension = extensions.get(assessment.pk)
        stretch = self_stretch(round, extension)
        yield BoardRow(
            unit=assessment.unit.code,
            name=assessment.unit.name,
            group=assessment.unit.group.code,
            sort_key=assessment.unit.sort_key,
            state=AssessmentState(assessment.state),
            stretch=stretch,
            phase=stretch.phase(now),
            progress=progress[assessment.pk],
            extended=extension is not None,
        )
