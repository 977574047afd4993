"""The season and the run or publication that a request is about, looked up once per request."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from accounts.views.standing import standing
from results.selectors.publication_chain import Chain, chain_of, publication_named
from results.selectors.season import Season, current_season
from results.selectors.shown_run import ShownRun, shown_run
from scoring.models import Publication
from scoring.selectors.appraisal.scope import leads_some

NOT_YET = "Kết quả của đợt đánh giá này chưa được công bố."
NOT_OPEN = "Kết quả của từng đơn vị trong đợt này không công khai cho các đơn vị khác."
_KEPT, _ASKED, _LEADS = "_season", "_asked_publication", "_leads_here"


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


def asked_publication(request: HttpRequest) -> Publication | None:
    """The publication of `?lan=`, which may be an earlier one or of an earlier round; None without it.

    Looked up once per request. Raises Http404 for a code that names none.
    """
    code = request.GET.get("lan", "")
    if not code:
        return None
    kept: Publication | None = getattr(request, _ASKED, None)
    if kept is None:
        kept = publication_named(code)
        setattr(request, _ASKED, kept)
    if kept is None:
        raise Http404
    return kept


def opens_all(request: HttpRequest) -> bool:
    """Whether everyone who signs in may read every unit's figures of the publication that is meant."""
    asked = asked_publication(request)
    return asked.public_annexes if asked else season(request).is_open


def asked_run(request: HttpRequest) -> ShownRun | None:
    """The run of the publication of `?lan=`, that of `?luot=`, else the one this person is shown; None
    while there is none.

    Raises Http404 for a code that this person may not name.
    """
    asked = asked_publication(request)
    if asked is not None:
        return ShownRun(asked.run, asked, is_past=asked != season(request).publication)
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
    if not opens_all(request):
        raise PermissionDenied(NOT_OPEN)
    return shown


def chain(request: HttpRequest, shown: ShownRun) -> Chain | None:
    """What else was published of the round, for the head of a page; None where there is nothing."""
    return chain_of(shown.publication, season(request).publication)


def run_links(request: HttpRequest) -> dict[str, str]:
    """How links keep the run or publication that the address names: alone, after another parameter, or as
    a field of a form."""
    for name in ("lan", "luot"):
        if code := request.GET.get(name, ""):
            return kept_run(code, name)
    return {"run_query": "", "run_more": "", "run_field": "", "run_code": ""}


def kept_run(code: str, name: str = "luot") -> dict[str, str]:
    """The same for a run of that code."""
    named = urlencode({name: code})
    return {"run_query": f"?{named}", "run_more": f"&{named}", "run_field": name, "run_code": code}
