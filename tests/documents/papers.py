"""The golden rounds as papers, and eyes to read them back."""

import html
import io
import re
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from pypdf import PdfReader

from cchc_portal.lib.pdf import Pdf
from documents.layout.assemble import Names, group_figures
from documents.layout.figures import GroupFigures, UnitFigures
from documents.layout.letter import LetterData, letter_data
from documents.layout.numerals import roman
from documents.layout.render import letter_pdf, unit_annex_pdf
from documents.layout.stamp import Stamp, Watermark
from documents.layout.summary import SummaryAnnex, summary_annex
from documents.layout.unit_annex import unit_annex
from scoring.core.engine import run
from scoring.core.types import RunKind
from tests.golden_loader import GOLDEN, run_input

_SIZE = re.compile(r'^width="([\d.]+)" height="([\d.]+)"')
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
BASES = (
    (
        "Quyết định số 238/QĐ-UBND ngày 12/02/2018 của Chủ tịch Ủy ban nhân dân tỉnh về việc thành lập "
        "Tổ giúp việc Ban Chỉ đạo cải cách hành chính và nâng cao chỉ số năng lực cạnh tranh "
        "tỉnh Ninh Thuận (Tổ giúp việc)"
    ),
    (
        "Quyết định số 1610/QĐ-UBND ngày 03/10/2019 của Chủ tịch Ủy ban nhân dân tỉnh ban hành "
        "Bộ tiêu chí đánh giá, phân loại kết quả thực hiện nhiệm vụ cải cách hành chính hàng năm "
        "đối với các cơ quan, đơn vị trên địa bàn tỉnh Ninh Thuận"
    ),
    (
        "Quyết định số 1774/QĐ-UBND ngày 12/10/2020 của Chủ tịch Ủy ban nhân dân tỉnh về việc phê duyệt "
        "Kế hoạch tiến hành khảo sát mức độ hài lòng của tổ chức, cá nhân xác định Chỉ số Cải cách "
        "hành chính năm 2020 của các Sở ban ngành huyện thành phố trên địa bàn tỉnh Ninh Thuận"
    ),
)
PROFILE: dict[str, Any] = {
    "province": "Ninh Thuận",
    "parent_agency": "UBND tỉnh Ninh Thuận",
    "issuing_agency": "Sở Nội vụ",
    "symbol": "SNV-TCBM",
    "place": "Ninh Thuận",
    "signer_title": "Giám đốc",
    "signer_name": "Trần Hải",
    "bases": list(BASES),
    "sessions_from": "2020-12-01",
    "sessions_to": "2020-12-08",
    "survey_provider": "Bưu điện tỉnh",
    "addressees": [
        "Các Sở, ban, ngành",
        "Các đơn vị ngành dọc đóng trên địa bàn tỉnh",
        "Ủy ban nhân dân các huyện, thành phố",
    ],
    "recipients": [
        "Như trên",
        "Chủ tịch và các PCT UBND tỉnh (b/c)",
        "Thành viên Tổ giúp việc",
        "Trang tin điện tử Sở Nội vụ (đ/t)",
        "Lưu: VT, TCBM",
    ],
}


def letter(
    kind: RunKind = RunKind.PROVISIONAL,
    *,
    respond_before: date | None = date(2021, 1, 15),
    public_annexes: bool = True,
    **changes: Any,
) -> LetterData:
    """The seed's letter, with changes to its profile."""
    return letter_data(
        kind=kind,
        year=2020,
        profile={**PROFILE, **changes},
        respond_before=respond_before,
        public_annexes=public_annexes,
    )


def stamp(watermark: Watermark = Watermark.SAMPLE) -> Stamp:
    return Stamp(
        publication="lần 1, đợt 2020",
        run="2020-provisional-4f1c2a9b77",
        input_hash="4f1c2a9b77aa51c0",
        verification_code="K7QF-2M9D-XW3H",
        created=datetime(2021, 1, 8, 2, 0, tzinfo=UTC),
        watermark=watermark,
    )


@cache
def groups(year: int = 2020) -> tuple[GroupFigures, ...]:
    """The golden round of the year as figures for annexes."""
    book = openpyxl.load_workbook(GOLDEN / str(year) / "don-vi.xlsx", read_only=True)
    names = Names(
        groups={code: name for code, name, *_ in list(book["Nhóm đơn vị"].values)[1:]},
        units={code: name for code, name, *_ in list(book["Đơn vị"].values)[1:]},
        set_title="Bộ tiêu chí minh họa",
        decision="Quyết định số 1610/QĐ-UBND ngày 03/10/2019",
    )
    inputs = run_input(year)
    own = run(run_input(year, RunKind.SELF)).units
    claims = {(unit.code, line.criterion): line for unit in own for line in unit.lines}
    return group_figures(inputs, run(inputs).units, claims, names)


def unit_of(code: str, year: int = 2020) -> tuple[GroupFigures, UnitFigures]:
    return next((g, u) for g in groups(year) for u in g.units if u.code == code)


@cache
def summaries(year: int = 2020) -> tuple[SummaryAnnex, ...]:
    return tuple(summary_annex(g, number=roman(n)) for n, g in enumerate(groups(year), start=1))


@cache
def golden_letter(year: int = 2020) -> Pdf:
    return letter_pdf(letter(), summaries(year), stamp())


@cache
def golden_annex(code: str, year: int = 2020) -> Pdf:
    group, unit = unit_of(code, year)
    return unit_annex_pdf(unit_annex(group, unit, number=roman(len(groups(year)) + 1)), letter(), stamp())


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, millimetres from the page's left and top edges."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a reader meets it: its size, its words, and its text line by line."""

    width: float
    height: float
    words: tuple[Word, ...]
    text: str

    @property
    def flat(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    def find(self, text: str) -> Word:
        """The only word of that text."""
        (word,) = (w for w in self.words if w.text == text)
        return word

    def within(self, test: Callable[[Word], bool]) -> list[str]:
        return [word.text for word in self.words if test(word)]


def fonts(pdf: Pdf) -> dict[str, bool]:
    """Every font of the document by name without its subset tag, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(io.BytesIO(pdf.content)).pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            name = str(descriptor["/FontName"]).rpartition("+")[2]
            found[name] = found.get(name, True) and "/FontFile2" in descriptor
    return found


def sizes(pdf: Pdf, page: int) -> dict[str, float]:
    """The size in points of every stretch of text on a page (counted from 1)."""
    found: dict[str, float] = {}

    def see(text: str, matrix: list[float], text_matrix: list[float], _font: Any, size: float) -> None:
        if text.strip():
            found[text.strip()] = round(size * abs(text_matrix[0]) * abs(matrix[0]), 1)

    PdfReader(io.BytesIO(pdf.content)).pages[page - 1].extract_text(visitor_text=see)
    return found


@cache
def sheets(pdf: Pdf) -> tuple[Sheet, ...]:
    """Every page of the document, read back by poppler."""
    texts = _poppler(pdf, "-layout").split("\f")[: pdf.pages]
    boxes = _poppler(pdf, "-bbox").split("<page ")[1:]
    return tuple(_sheet(page, text) for page, text in zip(boxes, texts, strict=True))


def _poppler(pdf: Pdf, mode: str) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf.content)
        done = subprocess.run(["pdftotext", mode, file.name, "-"], capture_output=True, check=True, text=True)
    return done.stdout


def _sheet(page: str, text: str) -> Sheet:
    (size,) = _SIZE.findall(page)
    words = tuple(Word(html.unescape(word), *map(_millimetres, box)) for *box, word in _WORD.findall(page))
    return Sheet(*map(_millimetres, size), words, text)


def _millimetres(points: str) -> float:
    return round(float(points) / 72 * 25.4, 2)
