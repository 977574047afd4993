"""Uploads for tests: a workbook handed in as the page does, and its job done."""

from pathlib import Path

from django.core.files import File

from accounts.models import ImportKind, Upload, User
from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from accounts.services.jobs.run_job import run_job
from accounts.services.uploads.store_upload import store_upload
from results.tasks import request_check, request_commit
from scoring.services.import_catalogue import import_catalogue
from tests.rounds import DEMO, accepted


def handed_in(
    path: Path, kind: ImportKind, *, round_code: str = "", by: User | None = None, **options: object
) -> Upload:
    """The upload as stored, nothing checked."""
    with path.open("rb") as stream:
        return store_upload(
            kind=kind,
            file=File(stream, name=path.name),
            file_name=path.name,
            by=by or system_actor(),
            round_code=round_code,
            options=options,
        )


def opening_handed_in() -> Upload:
    """The workbook that would open the sample round, with its units and criteria set in, nothing checked."""
    by = system_actor()
    accepted(import_units(path=DEMO / "don-vi.xlsx", by=by))
    accepted(import_catalogue(path=DEMO / "bo-tieu-chi-2020.xlsx", by=by))
    path, options = DEMO / "dot-danh-gia-2020.xlsx", {"year": 2020, "round_kind": "official"}
    return handed_in(path, ImportKind.ROUND_SETTINGS, round_code="2020", **options)


def checked(upload: Upload) -> Upload:
    """The same, after its check was asked for and done."""
    job = request_check(upload=upload, by=upload.uploaded_by, done_url="/")
    run_job(job_id=job.pk)
    return Upload.objects.get(pk=upload.pk)


def written(upload: Upload, *, valid_rows_only: bool = False, by: User | None = None) -> Upload:
    """The same, after its writing was asked for and done."""
    by = by or upload.uploaded_by
    job = request_commit(upload=upload, valid_rows_only=valid_rows_only, by=by, done_url="/")
    run_job(job_id=job.pk)
    return Upload.objects.get(pk=upload.pk)
