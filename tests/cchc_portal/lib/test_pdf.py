import gc
import io
import logging

import pytest
from pypdf import PdfReader
from weasyprint.css import ComputedStyle

from cchc_portal.lib.pdf import AddressRefusedError, Pdf, render_pdf

SHEETS = ("css/documents/paper.css",)
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>'


def paper(body: str, **files: bytes) -> Pdf:
    html = f'<html lang="vi"><head><title>Giấy</title></head><body>{body}</body></html>'
    return render_pdf(html, stylesheets=SHEETS, identifier="giấy-1", files=files)


def test_pdf_counts_its_pages() -> None:
    pdf = paper('<p>Một</p><p style="break-before: page">Hai</p>')
    assert (pdf.pages, len(PdfReader(io.BytesIO(pdf.content)).pages)) == (2, 2)


def test_pdf_again_has_the_same_bytes() -> None:
    assert paper("<p>Cộng hòa</p>").sha256 == paper("<p>Cộng hòa</p>").sha256


def test_pdf_is_tagged_and_says_its_language_and_title() -> None:
    reader = PdfReader(io.BytesIO(paper("<p>Một</p>").content))
    root = reader.root_object
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], reader.metadata.title) == (True, "vi", "Giấy")


def test_pdf_keeps_every_vietnamese_letter() -> None:
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựíìỉĩịýỳỷỹỵ ẮẶỆỘỢỰ₫"
    pages = PdfReader(io.BytesIO(paper(f"<p>{letters}</p>").content)).pages
    assert pages[0].extract_text().split() == letters.split()


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/x.png",
        "https://example.org/x.png",
        "file:///etc/hostname",
        "data:image/svg+xml,%3Csvg/%3E",
        "static:../manage.py",
        "static:img/none.svg",
        "given:other",
    ],
)
def test_pdf_refuses_any_other_address(address: str) -> None:
    with pytest.raises(AddressRefusedError):
        paper(f'<img src="{address}" alt="">', mark=SQUARE)


def test_pdf_draws_given_bytes() -> None:
    assert paper('<img src="given:mark.svg" alt="dấu">', **{"mark.svg": SQUARE}).pages == 1


def test_pdf_draws_static_files() -> None:
    assert paper('<img src="static:img/documents/ban-nhap.svg" alt="dấu">').pages == 1


def test_pdf_names_a_missing_style_sheet() -> None:
    with pytest.raises(FileNotFoundError, match=r"css/none\.css"):
        render_pdf("<p>x</p>", stylesheets=["css/none.css"], identifier="x")


def test_garbage_is_collected_again_after_a_failure() -> None:
    with pytest.raises(AddressRefusedError):
        paper('<img src="http://example.org/x.png" alt="">')
    assert gc.isenabled()


def test_layout_is_let_go_before_the_collector_is_back() -> None:
    gc.collect()
    paper("<p>Một</p>")
    gc.collect(0)  # the youngest: a layout found in use once has left it
    assert [found for found in gc.get_objects() if type(found) is ComputedStyle] == []


def test_unknown_css_is_told(caplog: pytest.LogCaptureFixture) -> None:
    paper('<p style="writing-mode: vertical-rl">x</p>')
    told = [r.getMessage() for r in caplog.get_records("call") if r.levelno == logging.WARNING]
    caplog.clear()
    assert len(told) == 1
    assert "writing-mode" in told[0]
