"""Computing a round from its page of runs, and the way to the run that comes of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from accounts.views.people import signed_in
from accounts.views.standing import standing
from results.views.runs import check_staff
from scoring.core.types import RunKind
from scoring.core.workflow import COMPUTABLE, RoundState
from scoring.models import Round
from scoring.selectors.current_run import current_run
from scoring.tasks import request_computation

ADMINS_ONLY = "Tính điểm dành cho quản trị đợt của Sở Nội vụ."


@require_POST
def compute_run(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Have the round computed; on to the job, which leads to the run."""
    if not standing(request).holds({Role.ROUND_ADMIN}):
        raise PermissionDenied(ADMINS_ONLY)
    round = get_object_or_404(Round, code=code)
    wanted = _kind(kind)
    state = RoundState(round.state)
    if wanted not in COMPUTABLE[state]:
        messages.error(request, f"Đợt {code} đang ở trạng thái “{state.label}” nên không tính loại này nữa.")
        return redirect("results:runs")
    done_url = reverse("results:current-run", args=[code, kind])
    job = request_computation(round=round, kind=wanted, by=signed_in(request), done_url=done_url)
    return redirect("accounts:job", job.pk)


@require_safe
def show_current_run(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """On to the run of the round's inputs as they are now."""
    check_staff(request)
    run = current_run(get_object_or_404(Round, code=code), _kind(kind)).run
    return redirect("results:run", run.code) if run else redirect("results:runs")


def _kind(value: str) -> RunKind:
    """Raises Http404 for a word that is no kind of run."""
    try:
        return RunKind(value)
    except ValueError as error:
        raise Http404 from error
