"""The overview for leaders and Sở Nội vụ."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.views.fragments import wants_fragment
from accounts.views.standing import standing
from cchc_portal.lib.hashing import canonical_json, sha256_bytes
from cchc_portal.lib.kept import kept
from documents.selectors.visible_documents import letter_of
from results.core.overview import overview_of
from results.selectors.frames import SetFrames, set_frames
from results.selectors.overview import overview_facts
from results.selectors.shown_run import ShownRun, run_state
from results.views.season import asked_run, chain, run_links
from surveys.core.answers import FIVE_LEVELS

LEADERS_ONLY = "Trang tổng quan dành cho lãnh đạo UBND tỉnh, lãnh đạo và bộ phận quản trị của Sở Nội vụ."

# A publication never changes, but a unit's name or last year's result may be put right.
_FRESH = timedelta(minutes=10)


@require_safe
@vary_on_headers("HX-Request")
def overview(request: HttpRequest) -> HttpResponse:
    """The whole page, or its body for htmx when another group is chosen (`?nhom=`)."""
    if not standing(request).sees_every_figure:
        raise PermissionDenied(LEADERS_ONLY)
    shown = asked_run(request)
    if shown is None:
        return render(request, "results/no_run.html", {"here": "Tổng quan"})
    frames = set_frames(shown.run.criteria_set_id)
    chosen = frames.known(request.GET.get("nhom", ""))
    links = run_links(request)
    context = {
        "state": run_state(shown, may_open_run=True),
        "frames": frames.groups,
        "chosen": chosen,
        "chain": chain(request, shown),
        "newer": shown.newer,
        "letter": letter_of(shown.publication) if shown.publication else None,
        "cards": _cards(shown, frames, chosen, links),
        **links,
    }
    template = "results/overview/body.html" if wants_fragment(request) else "results/overview.html"
    return render(request, template, context)


def _cards(shown: ShownRun, frames: SetFrames, chosen: str, links: Mapping[str, str]) -> SafeString:
    """The figures of the run; those of a publication are kept."""

    def drawn() -> str:
        page = overview_of(overview_facts(shown, frames), chosen)
        context = {"page": page, "answer_labels": FIVE_LEVELS, **links}
        return render_to_string("results/overview/cards.html", context)

    if shown.publication is None:
        return mark_safe(drawn())  # noqa: S308 - a template's own output
    publication = shown.publication
    about = [publication.pk, str(publication.published_at), shown.run.code, chosen, links["run_query"]]
    key = f"overview:{sha256_bytes(canonical_json(about))}"
    return mark_safe(kept(key, drawn, fresh=_FRESH))  # noqa: S308 - a template's own output
