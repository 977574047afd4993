"""The season and the run that a request is about, looked up once per request."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from accounts.views.standing import standing
from results.selectors.season import Season, current_season
from results.selectors.shown_run import ShownRun, shown_run
from scoring.selectors.appraisal.scope import leads_some

NOT_YET = "Kết quả của đợt đánh giá này chưa được công bố."
NOT_OPEN = "Kết quả của từng đơn vị trong đợt này không công khai cho các đơn vị khác."
_KEPT = "_season"
_LEADS = "_leads_here"


def season(request: HttpRequest) -> Season:
    """The current season; the page's frame and its view share the two queries."""
    kept: Season | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = current_season()
        setattr(request, _KEPT, kept)
    return kept


def leads_here(request: HttpRequest) -> bool:
    """Whether the person heads a unit that leads a criterion of the season's round; frame and view share
    the query."""
    kept: bool | None = getattr(request, _LEADS, None)
    if kept is None:
        round = season(request).round
        kept = round is not None and leads_some(round, standing(request).headed_ids)
        setattr(request, _LEADS, kept)
    return kept


def asked_run(request: HttpRequest) -> ShownRun | None:
    """The run of `?luot=`, else the one this person is shown; None while there is none.

    Raises Http404 for a code that this person may not name.
    """
    code = request.GET.get("luot", "")
    shown = shown_run(season(request), standing(request), code)
    if code and (shown is None or shown.run.code != code):
        raise Http404
    return shown


def open_run(request: HttpRequest) -> ShownRun | None:
    """The same for pages that show every unit. Raises PermissionDenied with the reason."""
    shown = asked_run(request)
    if standing(request).sees_every_figure:
        return shown
    if shown is None:
        raise PermissionDenied(NOT_YET)
    if not season(request).is_open:
        raise PermissionDenied(NOT_OPEN)
    return shown


def run_links(request: HttpRequest) -> dict[str, str]:
    """How links keep the run that the address names: alone, or after another parameter."""
    code = request.GET.get("luot", "")
    return kept_run(code) if code else {"run_query": "", "run_more": ""}


def kept_run(code: str) -> dict[str, str]:
    """The same for a run of that code."""
    named = urlencode({"luot": code})
    return {"run_query": f"?{named}", "run_more": f"&{named}"}
