"""Taking a file in: kept under a random name outside the web root, nothing of it read yet."""

import hashlib
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import ImportKind, Upload, User
from accounts.services.audit import record_event
from cchc_portal.lib.text import squeeze


@transaction.atomic
def store_upload(
    *,
    kind: ImportKind,
    file: "File[bytes]",
    file_name: str,
    by: User,
    round_code: str = "",
    options: dict[str, Any] | None = None,
    now: datetime | None = None,
) -> Upload:
    """The upload, waiting for its check. `round_code` as of ImportBatch: the round, or a past year."""
    moment = now or timezone.now()
    digest = hashlib.sha256()
    for block in file.chunks():
        digest.update(block)
    upload = Upload.objects.create(
        kind=kind,
        round_code=round_code,
        file=file,
        file_name=plain_name(file_name),
        sha256=digest.hexdigest(),
        size=file.size,
        options=options or {},
        uploaded_at=moment,
        uploaded_by=by,
    )
    record_event(
        by=by,
        verb="store_upload",
        target_type="upload",
        target_ref=str(upload.pk),
        detail={"kind": kind.value, "file": upload.file_name, "sha256": upload.sha256},
        now=moment,
    )
    return upload


def plain_name(name: str) -> str:
    """The last part of whatever a browser calls the file, on one line."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    return squeeze(last)[:255] or "tep.xlsx"
