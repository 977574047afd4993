"""The lease of this installation."""

from datetime import timedelta

from django.conf import settings

from accounts.core.jobs import Timing


def timing() -> Timing:
    """From CCHC_JOB_LEASE."""
    return Timing(
        lease=timedelta(seconds=settings.JOB_LEASE_SECONDS),
        sweep=timedelta(seconds=settings.JOB_SWEEP_SECONDS),
    )
