"""Uploads checked and written in the background; each may run twice."""

from django.db import transaction

from accounts.models import Job, Upload, User
from accounts.services.jobs.kinds import job_kind
from accounts.services.jobs.work import Result, Work
from accounts.tasks import start_job
from results.services.uploads.check_upload import check_upload
from results.services.uploads.commit_upload import commit_upload

IMPORT_CHECK = "import_check"
IMPORT_COMMIT = "import_commit"


@job_kind(IMPORT_CHECK, one_transaction=False)
def import_check_job(work: Work) -> Result:
    """Payload: upload_id, revision. A dry run; what it finds is kept in one transaction at its end."""
    upload = Upload.objects.get(pk=work.payload["upload_id"])
    work.progress(0, note=f"Đọc và kiểm tra {upload.file_name}")
    report = check_upload(upload=upload, revision=work.payload["revision"], by=work.by)
    return {"upload_id": upload.pk, "findings": len(report.findings) if report else 0}


@job_kind(IMPORT_COMMIT, one_transaction=True)
def import_commit_job(work: Work) -> Result:
    """Payload: upload_id, revision, valid_rows_only. The import and the job's end are one transaction."""
    upload = Upload.objects.get(pk=work.payload["upload_id"])
    work.progress(0, note=f"Ghi {upload.file_name}")
    batch = commit_upload(
        upload=upload,
        revision=work.payload["revision"],
        by=work.by,
        valid_rows_only=work.payload["valid_rows_only"],
    )
    return {"upload_id": upload.pk, "batch_id": batch.pk}


@transaction.atomic
def request_check(*, upload: Upload, by: User, done_url: str) -> Job:
    """Have this revision checked; its open job where that was asked for before."""
    job = start_job(
        kind=IMPORT_CHECK,
        key=f"{upload.pk}:{upload.revision}",
        title=f"Kiểm tra {upload.file_name}"[:255],
        payload={"upload_id": upload.pk, "revision": upload.revision},
        by=by,
        done_url=done_url,
    )
    Upload.objects.filter(pk=upload.pk).update(job=job)
    return job


@transaction.atomic
def request_commit(*, upload: Upload, valid_rows_only: bool, by: User, done_url: str) -> Job:
    """Have the upload written; a second click gets the job of the first."""
    job = start_job(
        kind=IMPORT_COMMIT,
        key=str(upload.pk),
        title=f"Ghi {upload.file_name}"[:255],
        payload={
            "upload_id": upload.pk,
            "revision": upload.revision,
            "valid_rows_only": valid_rows_only,
        },
        by=by,
        done_url=done_url,
    )
    Upload.objects.filter(pk=upload.pk).update(job=job)
    return job
