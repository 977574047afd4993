"""Who appraises which criteria in a round."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Role, UnitGroup
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from scoring.core.assignments import gaps, loads
from scoring.forms.assignment import AssignmentForm
from scoring.models import Round
from scoring.selectors.assignments import appraisers_on, assigned_leaves, units_by_group
from scoring.selectors.round_list import groups_of
from scoring.services.assign_appraisal import Naming, assign_appraisal
from scoring.views.setup.access import asked_round, check_admin, check_reader


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assignments(request: HttpRequest, code: str) -> HttpResponse:
    """The leaves of one group (`?nhom=`); `?chi=thieu` those with a gap, `?chon=` what is ticked."""
    check_reader(request)
    round = asked_round(code)
    groups = groups_of(round)
    group = next((g for g in groups if g.code == request.GET.get("nhom")), groups[0] if groups else None)
    appraisers = appraisers_on(timezone.localdate())
    only = "thieu" if request.GET.get("chi") == "thieu" else ""
    form = AssignmentForm(request.POST if request.method == "POST" else None, appraisers=appraisers.values())
    if request.method == "POST":
        check_admin(request)
        if group and form.is_valid() and _assign(request, round, group, form):
            query = urlencode({"nhom": group.code, "chi": only})
            return redirect(f"{reverse('scoring:assignments', args=[round.code])}?{query}")
    leaves = assigned_leaves(round, appraisers)
    of_group = [leaf for leaf in leaves if group and leaf.group == group.code]
    chosen = request.GET.get("chon", "")
    marks = {leaf.code: ("tat-ca", leaf.domain_code, f"chu-tri-{leaf.lead}") for leaf in of_group}
    ticked = {code for code, named in marks.items() if chosen in named}
    context = {
        "round": round,
        "groups": groups,
        "chosen": group,
        "only": only,
        "leaves": [leaf for leaf in of_group if leaf.gap or not only],
        "assignable": sum(not leaf.by_survey for leaf in of_group),
        "leads": sorted({(leaf.lead_name, leaf.lead) for leaf in of_group if leaf.lead}),
        "gaps": [(gap.label, count) for gap, count in gaps(of_group).items()],
        "loads": loads(leaves, appraisers.values(), units_by_group(round)),
        "form": form,
        "ticked": ticked | set(request.POST.getlist("tc")),
        "may_write": standing(request).holds({Role.ROUND_ADMIN}),
    }
    return render(request, "scoring/setup/assignments.html", context, status=422 if form.is_bound else 200)


def _assign(request: HttpRequest, round: Round, group: UnitGroup, form: AssignmentForm) -> bool:
    """Assign what was ticked; says in the form why not."""
    chosen = form.cleaned_data
    naming = Naming(chosen["lead_unit"], chosen["appraiser"])
    if request.POST.get("viec") == "bo":
        naming = Naming(nobody=True)
    codes = request.POST.getlist("tc")
    try:
        rows = assign_appraisal(round=round, group=group, codes=codes, naming=naming, by=signed_in(request))
    except Refused as refusal:
        form.add_error(None, [finding.sentence for finding in refusal.findings])
        return False
    messages.success(
        request, f"Đã phân công {len(rows)} tiêu chí." if rows else "Đã phân công như vậy từ trước."
    )
    return True
