"""The sheet of a domain: the unit's people fill it in, Sở Nội vụ and leaders read it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.views.people import signed_in
from scoring.core.sheet import ICONS, RowState, tally_told, time_left
from scoring.models import Assessment
from scoring.selectors.sheet import Sheet, sheet_of
from scoring.views.access import asked_assessment, may_edit
from scoring.views.rows import Answer, row_views


@require_safe
def sheet(request: HttpRequest, round: str, unit: str, domain: str) -> HttpResponse:
    """The page."""
    assessment = asked_assessment(request, round, unit)
    return sheet_page(request, read_sheet(assessment, domain))


def read_sheet(assessment: Assessment, domain: str) -> Sheet:
    """The sheet. Raises Http404 where the annex has no such domain."""
    found = sheet_of(assessment, domain)
    if found is None:
        raise Http404
    return found


def sheet_page(
    request: HttpRequest, found: Sheet, *, answer: Answer | None = None, status: int = 200
) -> HttpResponse:
    """The page of a sheet; `answer` keeps what was typed in a save that did not go through."""
    own = may_edit(request, found.assessment)
    editable = own and bool(found.open_rows)
    digits = found.rounding.digits
    of = found.assessment
    context = {
        "sheet": found,
        "rows": row_views(found, editable=editable, answer=answer),
        "own": own,
        "editable": editable,
        "answer": answer,
        "tally": tally_told(found.domain.tally, digits),
        "total": tally_told(found.progress.total, digits),
        "left": time_left(found.desk.stretch.due_at, found.desk.at),
        "queue_key": f"cchc:{of.round.code}:{of.unit.code}:{signed_in(request).pk}",
        "states": [(state, ICONS[state]) for state in RowState],
    }
    return render(request, "scoring/sheet.html", context, status=status)
