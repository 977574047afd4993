"""The page of a job: how far it is, what came of it, and “chạy lại” when it failed."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from accounts.models import Job, User
from accounts.selectors.jobs import job_view, visible_jobs
from accounts.tasks import restart_job
from accounts.views.standing import standing

STOP_POLLING = 286  # htmx: swap this in and ask no more


@never_cache
@require_safe
def job_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; for htmx the part that changes."""
    job = _asked_job(request, pk)
    details: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if not details:
        return render(request, "accounts/job.html", {"page": job_view(job)})
    status = 200 if job.is_open else STOP_POLLING
    return render(request, "accounts/job/state.html", {"page": job_view(job)}, status=status)


@require_POST
def job_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Work on a failed job again; a click too many changes nothing."""
    job = _asked_job(request, pk)
    if not job.has_failed:
        messages.info(request, "Việc này không dừng vì lỗi nên không cần chạy lại.")
        return redirect("accounts:job", job.pk)
    return redirect("accounts:job", restart_job(job=job, by=cast(User, request.user)).pk)


def _asked_job(request: HttpRequest, pk: int) -> Job:
    """A job of others does not exist for this person: Http404."""
    jobs = visible_jobs(cast(User, request.user), standing(request))
    found: Job = get_object_or_404(jobs, pk=pk)
    return found
