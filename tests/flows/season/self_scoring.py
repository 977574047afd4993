"""Units score themselves: rows saved as they are typed, or a workbook; evidence; the head and the receipt."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from tests.cchc_portal.lib.files import samples
from tests.flows.season.facts import CLAIMS, ROUND, UNITS, Row
from tests.flows.season.portal import Portal
from tests.flows.season.visitor import Page

BY_WORKBOOK = ("SNV", "SKH", "P2")
LAST_SECOND, TOO_LATE = "23:59:59 15/11/2026", "00:00 16/11/2026"
COLUMNS = {
    "state": "Trạng thái",
    "value": "Giá trị",
    "denominator": "Mẫu số",
    "choice": "Lựa chọn",
    "points": "Điểm",
    "reason": "Lý do (giải trình)",
    "document": "Văn bản căn cứ",
}
STATES = {"score": "Chấm", "no_case": "Không phát sinh", "not_applicable": "Không áp dụng"}


def score_themselves(portal: Portal) -> None:
    """All but Phường Ba and Phường Hai in good time; one at the last second, one only after more time."""
    portal.at("09:00 10/11/2026")
    for unit in UNITS:
        if unit in BY_WORKBOOK:
            fill_workbook(portal, unit)
        else:
            save_rows(portal, unit)
        name_plan(portal, unit)
    grant_wish(portal)
    for unit in UNITS:
        if unit not in ("P2", "P3"):
            submit(portal, unit)
    portal.at(LAST_SECOND)
    submit(portal, "P3")
    sheet = portal.person("cb.p2").open(f"{desk('P2')}1/")
    assert sheet.save("/1.1/luu/", CLAIMS["P2"]["1.1"].typed)["state"] == "saved"
    portal.at(TOO_LATE)
    too_late(portal, sheet)


def desk(unit: str) -> str:
    return f"/tu-cham/{ROUND}/{unit}/"


def save_rows(portal: Portal, unit: str) -> None:
    """Each row by itself, as the sheet's script does while one types."""
    page = portal.person(f"cb.{unit.lower()}").open("/tu-cham/")  # the one desk of this officer
    sheets = {code: page.follow(f"{desk(unit)}{code}/") for code in {c.split(".")[0] for c in CLAIMS[unit]}}
    for code, row in CLAIMS[unit].items():
        saved = sheets[code.split(".")[0]].save(f"/{code}/luu/", row.typed)
        assert saved["version"] == 1, saved


def fill_workbook(portal: Portal, unit: str) -> None:
    """Taken away, filled in offline, handed in again."""
    page = portal.person(f"cb.{unit.lower()}").open(desk(unit))
    book = filled_in(page.download("/tep.xlsx"), {(code,): row for code, row in CLAIMS[unit].items()}, (0,))
    page.send("/nop-tep/", {"file": book}, says=f"Đã ghi {len(CLAIMS[unit])}")


def filled_in(content: bytes, rows: dict[tuple[str, ...], Row], names: tuple[int, ...]) -> BytesIO:
    """The workbook with what is typed in the rows that these columns name."""
    book = load_workbook(BytesIO(content))
    sheet: Any = book.active
    heads: dict[str, int] = {}
    for cells in sheet.iter_rows():
        named = tuple(str(cells[place].value) for place in names)
        if cells[0].value == "Mã tiêu chí":
            heads = {cell.value: place for place, cell in enumerate(cells)}
        elif heads and named in rows:
            for field, typed in {**rows[named].typed, "state": STATES[rows[named].state]}.items():
                cells[heads[COLUMNS[field]]].value = typed or None
    out = BytesIO()
    book.save(out)
    out.name = "phieu.xlsx"
    out.seek(0)
    return out


def name_plan(portal: Portal, unit: str) -> None:
    """The plan that 1.1 asks for: a file of one unit, a reference by number and day of the others."""
    page = portal.person(f"cb.{unit.lower()}").open(f"{desk(unit)}1/1.1/tai-lieu/")
    if unit == "STC":
        file = BytesIO(samples.pdf())
        file.name = "ke-hoach.pdf"
        page.send("", {"file": file, "place": "trang 1"}, says="Đã thêm “ke-hoach")
    else:
        reference = {"title": "Kế hoạch", "number": f"01/KH-{unit}", "issued_on": "15/01/2026"}
        page.send("", reference, button="Thêm dẫn chiếu", says="Đã thêm")


def grant_wish(portal: Portal) -> None:
    """Sở Y tế asked that 1.3 should not apply."""
    page = portal.person("quantri").open(f"/dot/{ROUND}/pham-vi/?nhom=SO")
    page.send("/pham-vi/chap-thuan/", {"o": ["SYT|1.3"]}, says="Sở Y tế còn tối đa 18,00 điểm")


def submit(portal: Portal, unit: str) -> Page:
    """Checked by the officer, sent to the head, handed in with the declaration: the receipt."""
    officer, head = (portal.person(f"{role}.{unit.lower()}") for role in ("cb", "tt"))
    check = officer.open(desk(unit)).follow("/kiem-tra/")
    check.send("/kiem-tra/gui-thu-truong/", says="Đã gửi thủ trưởng")
    return head.open(f"{desk(unit)}kiem-tra/").send(
        "/kiem-tra/nop/", {"submit-declared": "on"}, says="Biên nhận"
    )


def too_late(portal: Portal, sheet: Page) -> None:
    """At midnight a row of the sheet that is still open is refused; with more time the unit hands in."""
    told = sheet.save("/1.1/luu/", CLAIMS["P2"]["1.1"].typed, status=423)
    assert told["message"] == "Đã hết thời gian tự chấm (nhận hết ngày 15/11/2026).", told
    page = portal.person("quantri").open(f"/dot/{ROUND}/tien-do/P2/")
    more = {"due_at": "00:00 19/11/2026", "document": "15/SNV-CCHC", "reason": "Mất điện do bão"}
    page.send("/gia-han/", more, says="Đã gia hạn")
    portal.at("10:00 18/11/2026")
    submit(portal, "P2")
