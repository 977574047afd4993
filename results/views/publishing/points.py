"""The points of the gate with the addresses of the pages on which they are mended."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse

from cchc_portal.lib.kept import kept
from results.core.gate import Page, Place, Point
from scoring.core import ENGINE_VERSION
from scoring.models import Round, ScoreRun
from scoring.selectors.verification import differences

# A stored run does not change: a page need not recompute it each time. Services always do.
_FRESH = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class ShownItem:
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """`url`: where the point as a whole is mended; `ticked`: acknowledged on the form as it came back."""

    point: Point
    url: str
    items: tuple[ShownItem, ...]
    ticked: bool


def shown_points(
    points: Iterable[Point], round: Round, run: ScoreRun | None, ticked: Iterable[str] = ()
) -> tuple[ShownPoint, ...]:
    """The points as the page lists them."""
    given = set(ticked)
    return tuple(
        ShownPoint(
            point,
            place_url(point.place, round, run),
            tuple(ShownItem(item.sentence, place_url(item.place, round, run)) for item in point.items),
            point.token in given,
        )
        for point in points
    )


def place_url(place: Place | None, round: Round, run: ScoreRun | None) -> str:
    """The address of the place; empty where there is nowhere to go."""
    if place is None:
        return ""
    return _ADDRESSES[place.page](place, round, {"luot": run.code} if run else {})


def _unit(place: Place, _round: Round, of_run: Mapping[str, str]) -> str:
    mark = f"#tc-{place.mark}" if place.mark else ""
    return f"{reverse('results:unit', args=[place.name])}?{urlencode(of_run)}{mark}"


def _ranking(place: Place, _round: Round, of_run: Mapping[str, str]) -> str:
    return f"{reverse('results:ranking')}?{urlencode({'nhom': place.name, **of_run})}"


def _board(place: Place, round: Round, _of_run: Mapping[str, str]) -> str:
    mark = f"#dv-{place.mark}" if place.mark else ""
    return f"{reverse('feedback:board')}?{urlencode({'dot': round.code})}{mark}"


_ADDRESSES: Mapping[Page, Callable[[Place, Round, Mapping[str, str]], str]] = {
    Page.ROUND: lambda _, round, __: reverse("scoring:round", args=[round.code]),
    Page.RUNS: lambda *_: reverse("results:runs"),
    Page.SURVEY: lambda *_: reverse("results:import-kind", args=["phieu-khao-sat"]),
    Page.EXEMPTIONS: lambda _, round, __: reverse("scoring:exemptions", args=[round.code]),
    Page.COMPARISON: lambda *_: reverse("results:comparison"),
    Page.OBJECTION: lambda place, *_: reverse("feedback:thread", args=[place.name]),
    Page.LEADS: lambda _, round, __: reverse("feedback:lead-deadlines", args=[round.code]),
    Page.UNIT: _unit,
    Page.RANKING: _ranking,
    Page.BOARD: _board,
}


def kept_differences(run: ScoreRun) -> list[str]:
    """What recomputing the run gives otherwise, found in the last minutes or now."""
    found = kept(
        f"differences:{run.code}:{ENGINE_VERSION}", lambda: "\n".join(differences(run)), fresh=_FRESH
    )
    return found.splitlines()
