"""Loaded by the workers of these tests: a computation and an import that stop before their commit."""

import os
from pathlib import Path
from time import sleep

from django.conf import settings

from accounts.services.jobs.kinds import job_kind
from accounts.services.jobs.work import Result, Work
from results.tasks import import_commit_job
from scoring.tasks import compute_scores_job

KIND, COMMIT_KIND = "paused_compute", "paused_commit"
HOLD, REACHED = "hold", "reached"  # files in the installation's folder


@job_kind(KIND, one_transaction=True)
def paused_compute_job(work: Work) -> Result:
    """Compute, then stop."""
    return _held(compute_scores_job(work))


@job_kind(COMMIT_KIND, one_transaction=True)
def paused_commit_job(work: Work) -> Result:
    """Write an upload, then stop."""
    return _held(import_commit_job(work))


def _held(result: Result) -> Result:
    """Write who one is to `reached`, then wait while the file `hold` lies in the folder."""
    home = Path(settings.CCHC_HOME)
    if (home / HOLD).exists():
        note = home / f"{os.getpid()}.note"
        note.write_text(str(os.getpid()), encoding="ascii")
        note.rename(home / REACHED)
    while (home / HOLD).exists():
        sleep(0.02)
    return result
