"""One line with all that is known of it: how it is scored, its documents opened here, notes, history."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.views.fragments import wants_fragment
from scoring.core.evidence import SHOWN_INLINE
from scoring.core.history import Reader
from scoring.core.words import NoteAudience
from scoring.core.workflow import HANDED_IN
from scoring.selectors.evidence import NamedEvidence, named_evidence
from scoring.selectors.panel import leaf_panel
from scoring.views.appraisal.access import Seat, asked_line
from scoring.views.appraisal.beside import shows_files_beside


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the line; `view` is where it is shown in a frame, empty where it cannot be."""

    named: NamedEvidence
    view: str


@never_cache
@shows_files_beside
@require_safe
def panel(request: HttpRequest, round: str, unit: str, domain: str, criterion: str) -> HttpResponse:
    """A fragment for htmx, a page for a browser without scripts."""
    seat = asked_line(request, round, unit, domain, criterion)
    return panel_page(request, seat, domain, criterion)


def panel_page(
    request: HttpRequest, seat: Seat, domain: str, code: str, *, error: str = "", status: int = 200
) -> HttpResponse:
    """The panel; `error` is why a note was not kept. Raises Http404 for no leaf."""
    found = leaf_panel(seat.assessment, code, reader_at(seat, code))
    if found is None:
        raise Http404
    papers = _papers(named_evidence(seat.assessment).get(code, ()) if _handed_in(seat) else ())
    context = {
        "panel": found,
        "seat": seat,
        "assessment": seat.assessment,
        "domain": domain,
        "papers": papers,
        "first": next((paper for paper in papers if paper.view), None),
        "audiences": list(NoteAudience),
        "may_note": may_note(seat, code),
        "error": error,
        "is_part": wants_fragment(request),
    }
    name = "body" if wants_fragment(request) else "page"
    return render(request, f"scoring/appraisal/panel/{name}.html", context, status=status)


def reader_at(seat: Seat, code: str) -> Reader:
    """What this person reads of the line's history: claims once they were handed in."""
    claims = seat.sight.sees_every_figure or _handed_in(seat)
    return Reader(claims=claims, awards=seat.sees_award(code), internal=seat.sees_award(code))


def may_note(seat: Seat, code: str) -> bool:
    """Whoever judges the line or sees what is awarded there, but leaders only read."""
    return seat.judges(code)


def _handed_in(seat: Seat) -> bool:
    return seat.assessment.state in HANDED_IN


def _papers(named: Sequence[NamedEvidence]) -> tuple[Paper, ...]:
    return tuple(Paper(row, _view(row)) for row in named)


def _view(row: NamedEvidence) -> str:
    if row.file is None or row.file.file_type not in SHOWN_INLINE:
        return ""
    return reverse("scoring:evidence-view", args=[row.evidence_id, row.file.number])
