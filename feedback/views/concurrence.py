"""What a lead unit, or a member of the Tổ giúp việc, says to a change of a line."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role, Unit
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from feedback.core.asked_words import asked_told
from feedback.forms.concurrence import ConcurrenceForm
from feedback.forms.entry import EntryForm
from feedback.forms.paper import PaperForm
from feedback.models import Concurrence, FeedbackWindow, Objection
from feedback.selectors.awaited import units_of
from feedback.selectors.leads import Leads, leads_of
from feedback.selectors.published import PublishedAnnex, published_annex
from feedback.services.thread.record_concurrence import Place, record_agreement, refuse_agreement
from feedback.views.access import current_window, window_of_word
from feedback.views.thread import members
from scoring.core.rule_text import how
from scoring.core.types import CriterionInput

LEADS_ONLY = "Trang này dành cho đơn vị chủ trì tiêu chí, thành viên Tổ giúp việc được giao và Sở Nội vụ."


@never_cache
@require_safe
def concurrences(request: HttpRequest) -> HttpResponse:
    """What was agreed to so far on the leaves that this person answers for, in every window of the round, and
    a way to write more."""
    held = standing(request)
    led = held.appraised_ids | held.headed_ids
    office = held.sees_every_figure
    if not (led or office or held.holds({Role.TASK_FORCE})):
        raise PermissionDenied(LEADS_ONLY)
    window = current_window(request)
    if window is None:
        return render(request, "feedback/concurrences.html", {"window": None})
    rows = Concurrence.objects.current().filter(window__publication__round=window.publication.round)
    related = ("window__publication__round", "unit", "lead_unit", "member", "paper", "recorded_by")
    mine = rows if office else rows.filter(lead_unit__in=led) | rows.filter(member=signed_in(request))
    leads = leads_of(window.publication.round)
    context = {
        "window": window,
        "rows": mine.select_related(*related).order_by("-id"),
        "units": [unit for unit in units_of(window) if office or unit.pk not in led],
        "codes": sorted(
            {code for (_, code), lead in leads.by_leaf.items() if office or (lead and lead.pk in led)}
        ),
        "may_write": bool(led) or held.holds({Role.ROUND_ADMIN}),
    }
    return render(request, "feedback/concurrences.html", context)


@never_cache
@require_safe
def choose(request: HttpRequest, round: str) -> HttpResponse:
    """From the two choices of the list to the page of the line."""
    unit, code = request.GET.get("dv", ""), request.GET.get("tc", "")
    if not unit or not code:
        messages.error(request, "Hãy chọn đơn vị và tiêu chí.")
        return redirect("feedback:concurrences")
    return redirect("feedback:concurrence", round, unit, code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def concurrence(request: HttpRequest, round: str, unit: str, criterion: str) -> HttpResponse:
    """Agreed to on a paper, or not with a reason; each time another row."""
    window = window_of_word(request, round, unit, criterion)
    found = get_object_or_404(units_of(window), code=unit)
    annex = published_annex(window, found)
    leaf = annex.criterion(criterion) if annex else None
    if annex is None or leaf is None:
        raise Http404
    objection = _request(window, found, criterion)
    leads = leads_of(window.publication.round)
    if not _may(request, leads, found, criterion, objection):
        raise PermissionDenied(LEADS_ONLY)
    forms = _forms(request, leaf, leads.needs_member(found, leads.of(found, criterion)))
    place = Place(window, found, criterion)
    if request.method == "POST" and forms.is_valid():
        try:
            _record(request, place, forms)
        except Refused as refusal:
            forms.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, "Đã ghi ý kiến của đơn vị chủ trì.")
            to = (
                reverse("feedback:thread", args=[objection.pk])
                if objection
                else reverse("feedback:concurrences")
            )
            return redirect(to)
    return _page(request, place, annex, leaf, objection, forms, leads)


def _page(
    request: HttpRequest,
    place: Place,
    annex: PublishedAnnex,
    leaf: CriterionInput,
    objection: Objection | None,
    form: ConcurrenceForm,
    leads: Leads,
) -> HttpResponse:
    rows = Concurrence.objects.current().filter(
        window=place.window, unit=place.unit, criterion_code=leaf.code
    )
    stands = rows.select_related("paper", "lead_unit", "member", "recorded_by").first()
    context = {
        "window": place.window,
        "unit": place.unit,
        "criterion": leaf,
        "how": how(leaf.rule) if leaf.rule else "",
        "line": annex.lines[leaf.code],
        "lead": leads.of(place.unit, leaf.code),
        "objection": objection,
        "asked": asked_told(objection.entered(), objection.asked_points) if objection else "",
        "stands": stands,
        "stands_told": asked_told(stands.entered()) if stands else "",
        "form": form,
    }
    return render(request, "feedback/concurrence.html", context, status=422 if form.is_bound else 200)


def _request(window: FeedbackWindow, unit: Unit, code: str) -> Objection | None:
    """The unit's request, once it is sent: a draft is not for the lead unit's eyes."""
    rows = Objection.objects.sent().filter(reply__window=window, reply__unit=unit, criterion_code=code)
    return rows.select_related("member", "reply__window__publication__round").first()


def _may(request: HttpRequest, leads: Leads, unit: Unit, code: str, objection: Objection | None) -> bool:
    held = standing(request)
    if held.holds({Role.ROUND_ADMIN}):
        return True
    if objection is not None and objection.member_id is not None:
        return objection.member_id == signed_in(request).pk
    lead = leads.of(unit, code)
    if lead is None or leads.needs_member(unit, lead):
        return False
    return lead.pk in held.appraised_ids | held.headed_ids


def _forms(request: HttpRequest, leaf: CriterionInput, needs_member: bool) -> ConcurrenceForm:
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    office = standing(request).holds({Role.ROUND_ADMIN})
    return ConcurrenceForm(
        *data,
        entry=EntryForm(data[0], criterion=leaf, prefix="so"),
        paper=PaperForm(*data, with_form=True, prefix="van-ban"),
        members=members() if office else None,
        needs_member=needs_member,
    )


def _record(request: HttpRequest, place: Place, form: ConcurrenceForm) -> None:
    by, member = signed_in(request), form.cleaned_data.get("member")
    if form.agrees_now:
        entry = form.entry.entry_of(place.unit.code)
        record_agreement(place=place, entry=entry, paper=form.paper.given, member=member, by=by)
    else:
        refuse_agreement(place=place, reason=form.cleaned_data["reason"], member=member, by=by)
