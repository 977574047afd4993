"""A file of a document, handed out as a download and never shown inside the portal."""

from typing import Any, Protocol
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cchc_portal.lib.files.kinds import FileKind
from cchc_portal.lib.text import ascii_name
from scoring.views.evidence.access import asked_evidence

_ALONE = "default-src 'none'; sandbox"


class StoredFile(Protocol):
    """A row with a file that was received, and what it is by its content."""

    file: Any
    file_name: Any
    file_type: Any


@never_cache
@require_safe
def evidence_file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The file of that version. What the person may not read does not exist for them."""
    return handed_out(get_object_or_404(asked_evidence(request, pk).versions.all(), number=number))


def handed_out(version: StoredFile) -> HttpResponseBase:
    """A file that was received, as a download that does nothing by itself."""
    kind = FileKind(version.file_type)
    response = _sent(version)
    response.headers["Content-Type"] = kind.content_type
    response.headers["Content-Disposition"] = attachment(version.file_name, kind)
    response.headers["Content-Security-Policy"] = _ALONE
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def attachment(file_name: str, kind: FileKind) -> str:
    """Content-Disposition with the name in ASCII and, for every browser of today, as it is (RFC 5987).

    The ending is that of the content, whatever the file was called.
    """
    stem = file_name.rpartition(".")[0] or file_name
    plain = ascii_name(stem).strip(".-") or "tai-lieu"
    return f"attachment; filename=\"{plain}.{kind}\"; filename*=UTF-8''{quote(f'{stem}.{kind}', safe='')}"


def _sent(version: StoredFile) -> HttpResponseBase:
    """By the proxy where one is set up for it, else by us."""
    if settings.X_ACCEL:
        return HttpResponse(headers={"X-Accel-Redirect": f"{settings.X_ACCEL}/{version.file.name}"})
    return FileResponse(version.file.open("rb"))
