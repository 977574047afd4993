"""HTML to PDF with WeasyPrint, from our own static files and given bytes only.

Style sheets and fonts are prepared once per process; nothing is ever fetched from another place.
"""

import mimetypes
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from cchc_portal.lib.collection import collection_put_off
from cchc_portal.lib.hashing import sha256_bytes

STATIC = "static:"
GIVEN = "given:"
_NO_FILES: Mapping[str, bytes] = MappingProxyType({})
_ONE_AT_A_TIME = threading.Lock()  # the font configuration is shared and Pango's is not thread-safe


class AddressRefusedError(Exception):
    """A document asked for something that is neither a static file of ours nor given with it."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document: its bytes and number of pages."""

    content: bytes
    pages: int

    @property
    def sha256(self) -> str:
        return sha256_bytes(self.content)


def render_pdf(
    html: str,
    *,
    stylesheets: Sequence[str],
    identifier: str,
    files: Mapping[str, bytes] = _NO_FILES,
) -> Pdf:
    """The document as a tagged PDF; the same arguments give the same bytes.

    `stylesheets` are paths below the static folders ("css/documents/paper.css"). `identifier` tells
    documents apart in the file's /ID. HTML and CSS may refer to "static:PATH" and to "given:NAME"
    with the bytes in `files`; any other address raises AddressRefusedError.
    """
    try:
        with _ONE_AT_A_TIME:
            return _render(html, stylesheets, identifier, files)
    except FatalURLFetchingError as error:  # a BaseException, which would end a worker
        raise AddressRefusedError(str(error)) from error


# A document makes many objects and few cycles: collecting only at its end saves a tenth of the time. By then
# its layout is let go: what the collector finds in use, it looks at again only many documents later.
@collection_put_off()
def _render(html: str, stylesheets: Sequence[str], identifier: str, files: Mapping[str, bytes]) -> Pdf:
    document = HTML(string=html, base_url=STATIC, url_fetcher=_OwnFilesOnly(files)).render(
        font_config=_font_configuration(),
        stylesheets=[_stylesheet(name) for name in stylesheets],
        pdf_tags=True,
    )
    content = document.write_pdf(pdf_identifier=identifier.encode(), pdf_tags=True)
    return Pdf(content, len(document.pages))


class _OwnFilesOnly(URLFetcher):  # type: ignore[misc]
    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        content = self._content(url)
        if content is None:
            raise FatalURLFetchingError(f"Văn bản không được lấy dữ liệu từ {url}")
        media_type = mimetypes.guess_type(url)[0] or "application/octet-stream"
        return URLFetcherResponse(url, content, {"Content-Type": media_type})

    def _content(self, url: str) -> bytes | None:
        if url.startswith(GIVEN):
            return self._files.get(url.removeprefix(GIVEN))
        if url.startswith(STATIC):
            return _static_bytes(url.removeprefix(STATIC))
        return None


def _static_bytes(name: str) -> bytes | None:
    try:
        found = finders.find(name)
    except SuspiciousFileOperation:  # a path that climbs out of the static folders
        return None
    return Path(found).read_bytes() if isinstance(found, str) else None


@lru_cache(maxsize=1)
def _font_configuration() -> FontConfiguration:
    return FontConfiguration()


@lru_cache
def _stylesheet(name: str) -> CSS:
    """The parsed sheet, with the font configuration that documents use: @font-face is lost with another."""
    content = _static_bytes(name)
    if content is None:
        raise FileNotFoundError(f"Không có tệp kiểu {name} trong các thư mục tĩnh")
    return CSS(
        string=content.decode(),
        base_url=STATIC,
        url_fetcher=_OwnFilesOnly(_NO_FILES),
        font_config=_font_configuration(),
    )
