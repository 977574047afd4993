"""Sở Nội vụ sets the season up: workbooks handed in, passwords handed out, the timetable, who judges what."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.flows.season import books
from tests.flows.season.facts import GROUPS, ROUND, YEAR
from tests.flows.season.portal import Portal
from tests.flows.season.visitor import Page


def prepare(portal: Portal) -> None:
    """The account of the machine brings in units and people; from then on the administrator works."""
    first = portal.person("may-chu")
    first.landing.send("/vai-tro-dau-tien/", says="Đã nhận vai trò Quản trị đợt, Kỹ thuật")
    hand_in(portal, "may-chu", "don-vi", books.units_book)
    written = hand_in(portal, "may-chu", "tai-khoan", books.accounts_book)
    portal.given(_passwords(written))
    hand_in(portal, "quantri", "bo-tieu-chi", books.catalogue_book)
    opening = {"year": str(YEAR), "reason": "Kế hoạch 01/KH-UBND"}
    hand_in(portal, "quantri", "dot-danh-gia", books.opening_book, opening)
    _set_timetable(portal)
    _assign(portal)


def hand_in(
    portal: Portal, who: str, slug: str, book: Callable[[Path], Path], chosen: dict[str, str] | None = None
) -> Page:
    """Uploaded, checked by the worker, looked at, written by the worker."""
    with book(portal.home).open("rb") as stream:
        page = portal.person(who).open(f"/nhap/{slug}/").send("", {**(chosen or {}), "file": stream})
    return written(portal, page)


def written(portal: Portal, page: Page) -> Page:
    """The checked upload written: the page that says so."""
    checked = portal.worked(page)
    return portal.worked(checked.send("/ghi/")).shows("Đã ghi")


def _passwords(page: Page) -> dict[str, str]:
    """Names and temporary passwords, of the workbook that is given out once."""
    waiting = next(link for link in page.links if "/mat-khau-tam/" in link)
    sheet = load_workbook(BytesIO(page.follow(waiting).collect(""))).active
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(row for row in rows if row[0] == "Đơn vị")
    name, password = heads.index("Tên đăng nhập"), heads.index("Mật khẩu tạm")
    return {row[name]: row[password] for row in rows[rows.index(heads) + 1 :]}


def _set_timetable(portal: Portal) -> None:
    moments = {
        "self_opens_at": "08:00 02/11/2026",
        "self_due_at": "00:00 16/11/2026",
        "appraisal_opens_at": "00:00 16/11/2026",
        "appraisal_due_at": "00:00 16/12/2026",
        "evidence_from": "01/01/2026",
        "evidence_to": "31/12/2026",
    }
    page = portal.person("quantri").open(f"/dot/{ROUND}/").follow(f"/dot/{ROUND}/lich/")
    page.send("", moments, says=f"Đã lưu lịch của đợt {ROUND}")


def _assign(portal: Portal) -> None:
    """Each lead unit's criteria to its appraiser, group by group."""
    page = portal.person("quantri").open(f"/dot/{ROUND}/phan-cong/")
    for group in GROUPS:
        for lead in ("SNV", "SKH"):
            chosen = page.visitor.open(f"/dot/{ROUND}/phan-cong/?nhom={group}&chon=chu-tri-{lead}")
            chosen.send("", {"appraiser": f"td.{lead.lower()}"}, button="Phân công", says="Đã phân công")
        page.visitor.open(f"/dot/{ROUND}/phan-cong/?nhom={group}").shows("cần thẩm định của nhóm đã có người")
