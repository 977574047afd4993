"""The documents of a leaf: listed, added, chosen from the store, taken away.

A page of its own, or a part of the sheet. Without JavaScript every form leads back to the page. htmx
gets the panel again, or, for a file sent from the sheet's row, what that row shows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.views.fragments import wants_fragment
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.models import Assessment, Criterion, Evidence, EvidenceUse
from scoring.selectors.criterion_evidence import leaf_evidence, leaf_of
from scoring.services.evidence.add_evidence import Place, add_evidence
from scoring.services.evidence.drop_use import drop_use
from scoring.services.evidence.refusals import AlreadyKept
from scoring.services.evidence.use_evidence import use_evidence
from scoring.views.access import asked_assessment, is_own
from scoring.views.evidence.access import check_own
from scoring.views.evidence.handing_in import HandingIn


@dataclass(frozen=True, slots=True)
class Leaf:
    """The leaf of a sheet that an address means."""

    assessment: Assessment
    domain: Criterion
    criterion: Criterion

    @property
    def names(self) -> tuple[str, str, str, str]:
        """As they stand in the address."""
        codes = self.assessment.round.code, self.assessment.unit.code
        return *codes, self.domain.code, self.criterion.code

    @property
    def url(self) -> str:
        return reverse("scoring:criterion-evidence", args=self.names)

    @property
    def sheet_url(self) -> str:
        """The domain's sheet, two steps above."""
        return str(PurePosixPath(self.url).parents[1]) + "/"


@dataclass(slots=True)
class Outcome:
    """What came of a POST: a sentence, or a refusal with the document that the store has instead."""

    done: str = ""
    refused: str = ""
    existing: Evidence | None = None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def criterion_evidence(
    request: HttpRequest, round: str, unit: str, domain: str, criterion: str
) -> HttpResponse:
    """The panel; a POST adds a document to the store and names it for the leaf."""
    leaf = _asked_leaf(request, round, unit, domain, criterion)
    forms = HandingIn.of(request, with_place=True)
    outcome = Outcome()
    if request.method == "POST":
        check_own(request, leaf.assessment.unit)
        outcome = _added(request, leaf, forms)
    return _answer(request, leaf, forms, outcome)


def _action(act: Callable[..., str]) -> Callable[..., HttpResponse]:
    """A POST about a leaf: `act` does it and says so; a refusal is told."""

    @never_cache
    @require_POST
    def view(
        request: HttpRequest, round: str, unit: str, domain: str, criterion: str, **more: int
    ) -> HttpResponse:
        leaf = _asked_leaf(request, round, unit, domain, criterion)
        check_own(request, leaf.assessment.unit)
        try:
            outcome = Outcome(done=act(request, leaf, **more))
        except Refused as refusal:
            outcome = Outcome(refused=str(refusal))
        return _answer(request, leaf, HandingIn.unsent(with_place=True), outcome)

    return view


def _use(request: HttpRequest, leaf: Leaf) -> str:
    """Name a document of the store."""
    store = Evidence.objects.filter(unit=leaf.assessment.unit_id)
    pk = request.POST.get("evidence", "")
    if not pk.isdecimal():
        raise Refused("Hãy chọn một tài liệu trong kho.")
    evidence = get_object_or_404(store, pk=int(pk))
    use_evidence(
        assessment=leaf.assessment,
        criterion_code=leaf.criterion.code,
        evidence=evidence,
        place=request.POST.get("place", ""),
        by=signed_in(request),
    )
    return f"Đã gắn “{evidence}” vào tiêu chí {leaf.criterion.code}."


def _drop(request: HttpRequest, leaf: Leaf, use: int) -> str:
    """Take a document away from the leaf; it stays in the store."""
    uses = EvidenceUse.objects.filter(assessment=leaf.assessment, criterion_code=leaf.criterion.code)
    found = get_object_or_404(uses.select_related("evidence"), pk=use)
    drop_use(use=found, by=signed_in(request))
    return f"Đã gỡ “{found.evidence}” khỏi tiêu chí {leaf.criterion.code}; tài liệu vẫn ở trong kho."


criterion_evidence_use = _action(_use)
criterion_evidence_drop = _action(_drop)


def _asked_leaf(request: HttpRequest, round: str, unit: str, domain: str, criterion: str) -> Leaf:
    assessment = asked_assessment(request, round, unit)
    found = leaf_of(assessment, domain, criterion)
    if found is None:
        raise Http404
    return Leaf(assessment, *found)


def _added(request: HttpRequest, leaf: Leaf, forms: HandingIn) -> Outcome:
    if not forms.is_valid():
        return Outcome(refused=" ".join(forms.errors))
    use = Place(leaf.assessment, leaf.criterion.code, forms.sent.place_told)
    try:
        evidence = add_evidence(unit=leaf.assessment.unit, use=use, by=signed_in(request), **forms.given)
    except AlreadyKept as refusal:
        return Outcome(refused=str(refusal), existing=refusal.existing)
    except Refused as refusal:
        forms.refuse(str(refusal))
        return Outcome(refused=str(refusal))
    return Outcome(done=f"Đã thêm “{evidence}” cho tiêu chí {leaf.criterion.code}.")


def _answer(request: HttpRequest, leaf: Leaf, forms: HandingIn, outcome: Outcome) -> HttpResponse:
    """A page goes back to itself once something is done; a part is drawn anew and says what came of it."""
    is_part = wants_fragment(request)
    if outcome.done and not is_part:
        messages.success(request, outcome.done)
        return redirect(leaf.url)
    shown = leaf_evidence(leaf.assessment, leaf.domain, leaf.criterion)
    context = {
        "leaf": shown,
        "panel": leaf.url,
        "code": leaf.criterion.code,
        "sheet_url": leaf.sheet_url,
        "count": len(shown.named),
        "forms": HandingIn.unsent(with_place=True) if outcome.done else forms,
        "outcome": outcome,
        "may_edit": is_own(request, leaf.assessment.unit_id) and not shown.lock,
        "is_part": is_part,
    }
    if is_part:
        template = "scoring/sheet/evidence.html" if "phieu" in request.POST else "scoring/evidence/panel.html"
        return render(request, template, context)
    status = 422 if outcome.refused else 200
    return render(request, "scoring/evidence/criterion.html", context, status=status)
