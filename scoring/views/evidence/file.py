"""A file of a document: handed out as a download, or shown in a frame of ours and nowhere else."""

from typing import Any, Protocol
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from cchc_portal.lib.files.kinds import FileKind
from cchc_portal.lib.text import ascii_name
from scoring.core.evidence import SHOWN_INLINE
from scoring.models import EvidenceVersion
from scoring.views.evidence.access import asked_evidence

_ALONE = "default-src 'none'; sandbox"
# A PDF is drawn by the browser's own viewer, which a sandbox keeps out; nothing else may run or load.
_ALONE_IN_FRAME = "default-src 'none'; frame-ancestors 'self'"


class StoredFile(Protocol):
    """A row with a file that was received, and what it is by its content."""

    file: Any
    file_name: Any

    @property
    def file_type(self) -> Any: ...


@never_cache
@require_safe
def evidence_file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The file of that version. What the person may not read does not exist for them."""
    return handed_out(_asked(request, pk, number))


def handed_out(version: StoredFile) -> HttpResponseBase:
    """A file that was received, as a download that does nothing by itself."""
    return _answer(version, "attachment", _ALONE)


@xframe_options_sameorigin
@never_cache
@require_safe
def evidence_view(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The same in a frame: only kinds that browsers show by themselves, by what the file is, not its name."""
    version = _asked(request, pk, number)
    if version.file_type not in SHOWN_INLINE:
        raise Http404
    alone = _ALONE_IN_FRAME if version.file_type == FileKind.PDF else f"{_ALONE_IN_FRAME}; sandbox"
    return _answer(version, "inline", alone)


def disposition(how: str, file_name: str, kind: FileKind) -> str:
    """Content-Disposition with the name in ASCII and, for every browser of today, as it is (RFC 5987).

    The ending is that of the content, whatever the file was called.
    """
    stem = file_name.rpartition(".")[0] or file_name
    plain = ascii_name(stem).strip(".-") or "tai-lieu"
    return f"{how}; filename=\"{plain}.{kind}\"; filename*=UTF-8''{quote(f'{stem}.{kind}', safe='')}"


def _asked(request: HttpRequest, pk: int, number: int) -> EvidenceVersion:
    return get_object_or_404(asked_evidence(request, pk).versions.all(), number=number)


def _answer(version: StoredFile, how: str, policy: str) -> HttpResponseBase:
    kind = FileKind(version.file_type)
    response = _sent(version)
    response.headers["Content-Type"] = kind.content_type
    response.headers["Content-Disposition"] = disposition(how, version.file_name, kind)
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _sent(version: StoredFile) -> HttpResponseBase:
    """By the proxy where one is set up for it, else by us."""
    if settings.X_ACCEL:
        return HttpResponse(headers={"X-Accel-Redirect": f"{settings.X_ACCEL}/{version.file.name}"})
    return FileResponse(version.file.open("rb"))
