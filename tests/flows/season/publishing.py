"""From the judged round to published results: computed by the worker, refused by the gate with what is open,
put forward by one person, looked at and approved by another, letters drawn."""

import time
from fractions import Fraction
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from pypdf import PdfReader

from tests.flows.season.facts import ROUND
from tests.flows.season.portal import Portal
from tests.flows.season.reckoning import Figures
from tests.flows.season.visitor import Page

KINDS = {"provisional": "dự kiến", "final": "chính thức"}
GATE = f"/dot/{ROUND}/cong-bo/"


def compute(portal: Portal, kind: str) -> str:
    """The run that the worker made: its code."""
    page = portal.person("quantri").open("/luot-tinh/")
    job = page.send(f"/{kind}/tinh/", button=f"Tính điểm {KINDS[kind]}")
    done = portal.worked(job).shows("Đã xong")
    return done.follow(f"/luot-tinh/dot/{ROUND}/{kind}/").path.strip("/").rpartition("/")[2]


def gate(portal: Portal, kind: str) -> Page:
    """The page of publishing as the administrator sees it."""
    return portal.person("quantri").open(f"{GATE}?loai={kind}")


def propose(portal: Portal, kind: str, **typed: Any) -> Page:
    """With every list acknowledged that may be."""
    page = gate(portal, kind)
    tokens = [e.get("value", "") for e in page.form("", button="Trình").fields.get("xac-nhan", [])]
    boxes = {"xac-nhan": tokens} if tokens else {}
    return page.send("", {**typed, **boxes}, button="Trình", says="chờ lãnh đạo Sở Nội vụ duyệt")


def approve(portal: Portal) -> None:
    """The leader looks at the page and the annex that a unit would get, then approves; the letters follow."""
    page = portal.person("lanhdao").open(GATE)
    page.follow("/SYT/").shows("Sở Y tế")
    assert "XEM TRƯỚC" in words(page.download("/SYT/phu-luc.pdf"))
    page.send("/duyet/", {"seen": "on"}, says="Đã công bố kết quả")


def drawn(portal: Portal, count: int) -> Page:
    """The shelf of papers once the worker has drawn so many of them."""
    end = time.monotonic() + 300
    while len(files(page := portal.person("vanthu").open("/van-ban/"))) < count:
        assert time.monotonic() < end, page.words
        time.sleep(0.3)
    assert len(files(page)) == count, page.words
    return page


def files(page: Page) -> list[str]:
    return [link for link in page.links if link.startswith("/van-ban/") and link[9:-1].isdecimal()]


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def exported(portal: Portal, run: str) -> dict[str, list[dict[str, Any]]]:
    """The run's workbook: rows of each sheet by column."""
    content = portal.person("quantri").download(f"/xep-hang/xuat.xlsx?luot={run}")
    book = load_workbook(BytesIO(content))
    return {sheet.title: rows_of(sheet) for sheet in book}


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(i for i, row in enumerate(rows) if row[0] in ("Mã đơn vị", "Thuộc tính"))
    return [dict(zip(rows[heads], row, strict=True)) for row in rows[heads + 1 :]]


def figures_of(portal: Portal, run: str) -> dict[str, Figures]:
    """What the workbook of the run says, in the shape of the reckoning."""
    book = exported(portal, run)
    lines: dict[str, dict[str, Fraction | None]] = {}
    for row in book["Chi tiết"]:
        points = row["Điểm"]
        lines.setdefault(row["Mã đơn vị"], {})[row["Mã tiêu chí"]] = (
            None if points is None else printed(points)
        )
    return {
        row["Mã đơn vị"]: Figures(
            *(printed(row[name]) for name in ("Điểm đạt", "Điểm tối đa áp dụng", "Thưởng, trừ", "Chỉ số")),
            row["Xếp loại"],
            row["Hạng"],
            lines[row["Mã đơn vị"]],
        )
        for row in book["Kết quả"]
    }


def printed(cell: float) -> Fraction:
    """A figure of two digits as it stands in a cell."""
    return Fraction(f"{cell:.2f}")
