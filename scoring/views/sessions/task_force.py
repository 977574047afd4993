"""The Tổ giúp việc of a round: its decision and its members."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Role
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from scoring.forms.task_force import CopyForm, DecisionForm, MemberForm
from scoring.models import Round, TaskForceMember
from scoring.selectors.task_force import members_of, rounds_to_copy, task_force_of
from scoring.services.task_force.add_member import add_member
from scoring.services.task_force.change_member import change_member
from scoring.services.task_force.copy_task_force import copy_task_force
from scoring.services.task_force.set_task_force import set_task_force
from scoring.views.sessions.access import check_member
from scoring.views.setup.access import asked_round, check_admin


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def task_force(request: HttpRequest, code: str) -> HttpResponse:
    """The page; a POST sets the decision."""
    check_member(request)
    round = asked_round(code)
    if request.method != "POST":
        return _page(request, round)
    check_admin(request)
    form = DecisionForm(request.POST)
    done = _done(form, lambda: set_task_force(round=round, decision=form.told, by=signed_in(request)))
    if not done:
        return _page(request, round, decision=form)
    messages.success(request, "Đã lưu quyết định thành lập Tổ giúp việc.")
    return redirect("scoring:task-force", round.code)


@never_cache
@require_POST
def copy(request: HttpRequest, code: str) -> HttpResponse:
    """The Tổ giúp việc of an earlier round taken over."""
    check_admin(request)
    round = asked_round(code)
    form = CopyForm(request.POST, round=round, prefix="chep")
    by = signed_in(request)
    if not _done(form, lambda: copy_task_force(round=round, by=by, **form.cleaned_data)):
        return _page(request, round, copy_form=form)
    messages.success(request, f"Đã sao chép Tổ giúp việc của đợt {form.cleaned_data['source'].code}.")
    return redirect("scoring:task-force", round.code)


@never_cache
@require_POST
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A member more."""
    check_admin(request)
    round = asked_round(code)
    force = task_force_of(round)
    form = MemberForm(request.POST, prefix="them")
    if force is None:
        messages.error(request, "Hãy ghi quyết định thành lập trước khi thêm thành viên.")
        return redirect("scoring:task-force", round.code)
    if not _done(form, lambda: add_member(task_force=force, details=form.details, by=signed_in(request))):
        return _page(request, round, member=form)
    messages.success(request, f"Đã thêm {form.cleaned_data['name']}.")
    return redirect("scoring:task-force", round.code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A member put right; “đến hết ngày” lets the member leave."""
    check_admin(request)
    round = asked_round(code)
    rows = TaskForceMember.objects.select_related("task_force__round", "user")
    found = get_object_or_404(rows, task_force__round=round, pk=pk)
    form = MemberForm(request.POST) if request.method == "POST" else MemberForm.of(found)
    by = signed_in(request)
    if form.is_bound and _done(form, lambda: change_member(member=found, details=form.details, by=by)):
        messages.success(request, f"Đã lưu {form.cleaned_data['name']}.")
        return redirect("scoring:task-force", round.code)
    context = {"round": round, "member": found, "form": form}
    return render(request, "scoring/sessions/member.html", context, status=422 if form.errors else 200)


def _done(form: Form, act: Callable[[], object]) -> bool:
    """Whether the valid form was acted on; what was refused stands in it."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(None, [finding.sentence for finding in refusal.findings])
        return False
    return True


def _page(
    request: HttpRequest,
    round: Round,
    *,
    decision: DecisionForm | None = None,
    member: MemberForm | None = None,
    copy_form: CopyForm | None = None,
) -> HttpResponse:
    force = task_force_of(round)
    today = timezone.localdate()
    tried = decision or member or copy_form
    context = {
        "round": round,
        "force": force,
        "members": members_of(force) if force else [],
        "today": today,
        "decision": decision or DecisionForm.of(force),
        "member": member or MemberForm(prefix="them", initial={"valid_from": today}),
        "copy_form": copy_form or CopyForm(round=round, prefix="chep", initial={"valid_from": today}),
        "may_copy": force is None and bool(rounds_to_copy(round)),
        "tried": tried,
        "may_write": standing(request).holds({Role.ROUND_ADMIN}),
    }
    return render(request, "scoring/sessions/task_force.html", context, status=422 if tried else 200)
