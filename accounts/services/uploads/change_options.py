"""Another way to read the same file: each change is checked anew before anything can be written."""

from typing import Any

from django.db import transaction

from accounts.models import Upload, UploadState
from cchc_portal.lib.refusal import Refused

_OPEN = (UploadState.CHECKING, UploadState.CHECKED)


class UploadClosed(Refused):
    """The file is written or dropped: nothing about it changes any more."""


@transaction.atomic
def change_options(*, upload: Upload, **changes: Any) -> Upload:
    """The upload with these options, waiting for its check. None takes an option away.

    Raises UploadClosed once it is written or dropped.
    """
    locked = lock_open(upload.pk)
    options = {**locked.options, **changes}
    locked.options = {name: value for name, value in options.items() if value is not None}
    locked.revision += 1
    locked.state = UploadState.CHECKING
    locked.save(update_fields=["options", "revision", "state"])
    return locked


def lock_open(upload_id: int) -> Upload:
    """The row, locked. Call inside a transaction. Raises UploadClosed."""
    locked = Upload.objects.select_for_update(of=("self",)).get(pk=upload_id)
    if locked.state not in _OPEN:
        raise UploadClosed(f"Tệp này ở trạng thái “{locked.get_state_display()}” nên không thay đổi được nữa")
    return locked
