"""Loaded by the workers of test_jobs_survive.py: a computation that stops before its commit."""

import os
from pathlib import Path
from time import sleep

from django.conf import settings

from accounts.services.jobs.kinds import job_kind
from accounts.services.jobs.work import Result, Work
from scoring.tasks import compute_scores_job

KIND = "paused_compute"
HOLD, REACHED = "hold", "reached"  # files in the installation's folder


@job_kind(KIND, one_transaction=True)
def paused_compute_job(work: Work) -> Result:
    """Compute, write who one is to `reached`, then wait while the file `hold` lies in the folder."""
    result = compute_scores_job(work)
    home = Path(settings.CCHC_HOME)
    if (home / HOLD).exists():
        note = home / f"{os.getpid()}.note"
        note.write_text(str(os.getpid()), encoding="ascii")
        note.rename(home / REACHED)
    while (home / HOLD).exists():
        sleep(0.02)
    return result
