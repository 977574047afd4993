"""Putting a file away that nobody wants to write: the row stays, the file goes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Upload, UploadState, User
from accounts.services.audit import record_event
from accounts.services.uploads.change_options import lock_open


@transaction.atomic
def drop_upload(*, upload: Upload, by: User, now: datetime | None = None) -> Upload:
    """The upload, dropped. Raises UploadClosed once it is written, or dropped before."""
    locked = lock_open(upload.pk)
    locked.state = UploadState.DROPPED
    locked.save(update_fields=["state"])
    locked.findings.all().delete()
    record_event(
        by=by,
        verb="drop_upload",
        target_type="upload",
        target_ref=str(locked.pk),
        detail={"file": locked.file_name, "sha256": locked.sha256},
        now=now or timezone.now(),
    )
    storage, name = locked.file.storage, locked.file.name
    transaction.on_commit(lambda: storage.delete(name) if name else None)
    return locked
