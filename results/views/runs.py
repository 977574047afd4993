"""The list of runs, and one run with its units."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.views.standing import standing
from results.core.ranking import RankingWish
from results.selectors.ranking import ranking_of_run
from results.selectors.runs import run_row, run_rows, self_sums
from results.selectors.shown_run import ShownRun
from results.views.season import kept_run, season
from scoring.core.workflow import COMPUTABLE, RoundState

STAFF_ONLY = "Các lượt tính dành cho lãnh đạo UBND tỉnh, lãnh đạo và bộ phận quản trị của Sở Nội vụ."


@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """Every run of the current round; for Sở Nội vụ the kinds that may be computed now."""
    check_staff(request)
    round = season(request).round
    rows = run_rows(round) if round else ()
    may_compute = standing(request).holds({Role.ROUND_ADMIN})
    kinds = COMPUTABLE[RoundState(round.state)] if round and may_compute else ()
    return render(request, "results/runs.html", {"round": round, "rows": rows, "kinds": kinds})


@require_safe
def run(request: HttpRequest, code: str) -> HttpResponse:
    """One run: a ranking, or the unofficial sums of a self run."""
    check_staff(request)
    found = run_row(code)
    if found is None:
        raise Http404
    score_run, row = found
    context = {"row": row, **kept_run(code)}
    if row.is_self:
        return render(request, "results/self_run.html", {**context, "scores": self_sums(score_run)})
    page = ranking_of_run(ShownRun(score_run, None), RankingWish(), may_open_run=False)
    return render(request, "results/run.html", {**context, "page": page})


def check_staff(request: HttpRequest) -> None:
    """Raises PermissionDenied with who may look."""
    if not standing(request).sees_every_figure:
        raise PermissionDenied(STAFF_ONLY)
