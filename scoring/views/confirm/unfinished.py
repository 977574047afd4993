"""What stands between the appraisal and its end: the parts that Sở Nội vụ has not accepted, by lead unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scoring.core.workflow import AppraisalState
from scoring.selectors.appraisal.parts import LeadLeft, left_by_lead, unfinished_parts
from scoring.selectors.round_list import groups_of
from scoring.views.confirm.parts import NARROWER
from scoring.views.setup.access import asked_round, check_reader

_WAITING = {
    key: (words, AppraisalState(state))
    for key, (words, state) in NARROWER.items()
    if state not in ("", AppraisalState.ACCEPTED)
}


@never_cache
@require_safe
def unfinished(request: HttpRequest, code: str) -> HttpResponse:
    """Each count leads to the board of its lead unit, narrowed to those parts."""
    check_reader(request)
    round = asked_round(code)
    parts = unfinished_parts(round)
    groups = {group.code: group.name for group in groups_of(round)}
    context = {
        "round": round,
        "total": len(parts),
        "sums": [(words, sum(part.state is state for part in parts)) for words, state in _WAITING.values()],
        "rows": [(row, groups[row.group], _cells(row)) for row in left_by_lead(parts)],
    }
    return render(request, "scoring/confirm/unfinished.html", context)


def _cells(row: LeadLeft) -> list[tuple[str, str, int]]:
    """How the board is narrowed, in words, and how many parts that keeps."""
    return [(key, words, row.counts[state]) for key, (words, state) in _WAITING.items()]
