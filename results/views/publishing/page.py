"""The page of publishing: what is open, the proposal that waits, what was published before."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from results.core.gate import still_open
from results.forms.publishing import ApprovalForm, ProposalForm, ReturnForm, WithdrawalForm
from results.models import PublicationProposal
from results.selectors.gate import gate_of, points_of
from results.selectors.publishing import PublishingFacts, publishing_facts, units_of
from results.services.propose_publication import propose_publication
from results.views.publishing.access import APPROVES, PREPARES, asked_round, check_preparer, check_reader
from results.views.publishing.points import kept_differences, shown_points
from scoring.core.types import RunKind
from scoring.core.workflow import RoundState, publishable
from scoring.models import Round
from scoring.selectors.appraisal.parts import unfinished_parts


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def publishing(request: HttpRequest, code: str) -> HttpResponse:
    """What is open about the run that would be published (`?loai=`); a post proposes it."""
    check_reader(request)
    round = asked_round(code)
    facts = publishing_facts(round)
    if request.method == "POST":
        check_preparer(request)
        return _propose(request, round, facts)
    return publishing_page(request, round, facts)


def publishing_page(
    request: HttpRequest,
    round: Round,
    facts: PublishingFacts,
    *,
    form: ProposalForm | None = None,
    returning: ReturnForm | None = None,
    approval: ApprovalForm | None = None,
) -> HttpResponse:
    """The page; a form that comes back keeps what was typed."""
    context: dict[str, Any] = {"round": round, "facts": facts, "unfinished": _unfinished(round)}
    if facts.waiting:
        context |= _waiting(request, facts.waiting)
        context |= {
            "return_form": returning or ReturnForm(),
            "approval_form": approval or ApprovalForm(),
            "withdrawal_form": WithdrawalForm(),
        }
    else:
        context |= _preparing(request, round, facts, form)
    status = 422 if any(each is not None for each in (form, returning, approval)) else 200
    return render(request, "results/publishing/page.html", context, status=status)


def _unfinished(round: Round) -> int:
    """Parts of the appraisal that are not accepted: the gate does not refuse for them, but they are told."""
    return len(unfinished_parts(round)) if round.state == RoundState.OPEN else 0


def _waiting(request: HttpRequest, proposal: PublicationProposal) -> dict[str, Any]:
    person, held = signed_in(request), standing(request)
    seen = {row.token for row in proposal.acknowledgements.all()}
    points = still_open(points_of(proposal.run, verify=kept_differences), seen)
    prepared = proposal.prepared_by_id == person.pk
    return {
        "proposal": proposal,
        "points": shown_points(points, proposal.run.round, proposal.run),
        "chapters": units_of(proposal),
        "may_approve": held.holds(APPROVES) and not prepared,
        "may_withdraw": held.holds(PREPARES) and prepared,
    }


def _preparing(
    request: HttpRequest, round: Round, facts: PublishingFacts, form: ProposalForm | None
) -> dict[str, Any]:
    kinds = publishable(RoundState(round.state))
    kind = _kind(request, kinds)
    if kind is None:
        return {"kinds": (), "kind": None}
    gate = gate_of(round, kind, verify=kept_differences)
    return {
        "kinds": kinds,
        "kind": kind,
        "run": gate.run,
        "points": shown_points(gate.points, round, gate.run, request.POST.getlist("xac-nhan")),
        "blocked": any(not point.may_be_acknowledged for point in gate.points),
        "form": form or _form(round, facts, kind),
        "may_prepare": standing(request).holds(PREPARES),
    }


def _kind(request: HttpRequest, kinds: tuple[RunKind, ...]) -> RunKind | None:
    """The kind asked for where the round's state takes it, else the next one."""
    asked = request.POST.get("loai") or request.GET.get("loai")
    return next((kind for kind in kinds if kind.value == asked), kinds[-1] if kinds else None)


def _form(round: Round, facts: PublishingFacts, kind: RunKind, data: Any = None) -> ProposalForm:
    return ProposalForm(data, kind=kind, corrects=facts.corrects(kind), respond_before=round.respond_before)


def _propose(request: HttpRequest, round: Round, facts: PublishingFacts) -> HttpResponse:
    kind = _kind(request, publishable(RoundState(round.state)))
    if kind is None:
        messages.error(request, f"Đợt {round.code} không công bố được nữa.")
        return redirect("results:publishing", round.code)
    form = _form(round, facts, kind, request.POST)
    if not form.is_valid():
        return publishing_page(request, round, facts, form=form)
    try:
        proposal = propose_publication(
            round=round,
            kind=kind,
            by=signed_in(request),
            respond_before=form.cleaned_data.get("respond_before"),
            note=form.cleaned_data["note"],
            acknowledges=[token for token in request.POST.getlist("xac-nhan") if ":" in token],
        )
    except Refused as refusal:
        form.add_error(None, [finding.sentence for finding in refusal.findings])
        return publishing_page(request, round, publishing_facts(round), form=form)
    messages.success(request, f"Đã trình lượt tính {proposal.run.code}; chờ lãnh đạo Sở Nội vụ duyệt.")
    return redirect("results:publishing", round.code)
