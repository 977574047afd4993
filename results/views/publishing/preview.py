"""What units would see and get, drawn from the proposed run and marked as a preview."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Unit
from accounts.selectors.lineage import lineage_of
from cchc_portal.lib.text import ascii_name
from documents.layout.stamp import Watermark
from documents.selectors.letters import NotInPublication, papers_of
from documents.services.drawing import Paper, draw, letter_paper, unit_paper
from results.models import PublicationProposal
from results.selectors.publication_chain import chain_of
from results.selectors.shown_run import ShownRun
from results.selectors.unit_result import NotInRun, unit_page
from results.views.publishing.access import asked_proposal, check_reader
from results.views.publishing.draft import draft_of


@never_cache
@require_safe
def unit_preview(request: HttpRequest, code: str, pk: int, unit: str) -> HttpResponse:
    """The page of the unit as it would be."""
    proposal, asked = _asked(request, code, pk, unit)
    draft, lineage, round = draft_of(proposal), lineage_of(asked), proposal.run.round
    shown = ShownRun(proposal.run, draft)
    try:
        page = unit_page(shown, lineage, may_open_run=False)
    except NotInRun as error:
        raise Http404 from error
    context = {
        "page": page,
        "proposal": proposal,
        "round": round,
        "open_all": request.GET.get("mo") == "tat-ca",
        # As the unit's own people will see it.
        "chain": chain_of(draft, None),
        "round_code": round.code,
        "may_see_history": True,
        "lineage": lineage,
        "opens_heirs": True,
    }
    return render(request, "results/publishing/unit_preview.html", context)


@never_cache
@require_safe
def annex_preview(request: HttpRequest, code: str, pk: int, unit: str) -> HttpResponse:
    """The annex that the unit would get."""
    proposal, asked = _asked(request, code, pk, unit)
    draft = draft_of(proposal)
    try:
        papers = papers_of(draft, unit=asked)
    except NotInPublication as error:
        raise Http404 from error
    return _drawn(unit_paper(draft, papers, asked), f"xem-truoc-phu-luc-{asked.code}")


@never_cache
@require_safe
def letter_preview(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The letter with the summary annexes as it would go out."""
    check_reader(request)
    draft = draft_of(asked_proposal(code, pk))
    return _drawn(letter_paper(draft, papers_of(draft)), "xem-truoc-cong-van")


def _asked(request: HttpRequest, code: str, pk: int, unit: str) -> tuple[PublicationProposal, Unit]:
    check_reader(request)
    return asked_proposal(code, pk), get_object_or_404(Unit.objects.select_related("group"), code=unit)


def _drawn(paper: Paper, name: str) -> HttpResponse:
    """The paper without a code to verify it by: nobody is to take it for the one that goes out."""
    stamp = replace(
        paper.stamp,
        publication=f"XEM TRƯỚC, {paper.stamp.publication}",
        verification_code="chưa cấp",
        watermark=Watermark.PREVIEW,
    )
    (pdf,) = draw([replace(paper, stamp=stamp)])
    return HttpResponse(
        pdf.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{ascii_name(name)}.pdf"'},
    )
