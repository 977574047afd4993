"""The window: who agrees, asks, takes the answer back and asks after all, is silent, comes too late, or is
given more time."""

import time
from io import BytesIO

from pypdf import PdfWriter

from tests.cchc_portal.lib.files import samples
from tests.flows.season.facts import ROUND, Row
from tests.flows.season.portal import Portal
from tests.flows.season.visitor import Page

LAST_SECOND, CLOSED = "23:59:59 14/01/2027", "00:00 15/01/2027"
ASKED = {
    "STC": ("2.1", Row(value="76", denominator="80", reason="Mười hồ sơ đã có văn bản kèm theo")),
    "P1": ("2.2", Row(points="2,5", reason="Hai dịch vụ đã mở lại trong tháng 12")),
    "SYT": ("1.1", Row(choice="Chậm", reason="Kế hoạch chậm mười ngày")),
    "P4": ("1.1", Row(choice="Đúng hạn", reason="Kế hoạch ban hành ngày 15/01/2026")),
}


def answer(portal: Portal) -> None:
    portal.at("09:00 12/01/2027")
    agree(portal, "SNV")
    agree(portal, "SKH")
    change_ones_mind(portal, "SYT")
    ask(portal, "P1")
    send(portal, "P1")
    ask(portal, "STC")
    agree_beforehand(portal)
    portal.at("15:00 14/01/2027")
    give_more_time(portal)
    portal.at(LAST_SECOND)
    send(portal, "STC")
    open_page = portal.person("tt.p3").open(f"{desk('P3')}kiem-tra/")
    portal.at(CLOSED)
    come_too_late(open_page)
    fall_silent(portal)
    portal.at("09:00 17/01/2027")
    ask(portal, "P4")
    send(portal, "P4").shows("gia hạn")


def desk(unit: str) -> str:
    return f"/y-kien/tra-loi/{ROUND}/{unit}/"


def pdf(name: str) -> BytesIO:
    """A file like no other: a store keeps the same one only once."""
    writer = PdfWriter()
    writer.add_metadata({"/Title": name})
    file = BytesIO(samples.pdf(writer))
    file.name = f"{name}.pdf"
    return file


def agree(portal: Portal, unit: str) -> Page:
    """From the register to the receipt."""
    page = portal.person(f"tt.{unit.lower()}").open("/y-kien/").follow(desk(unit)).follow("/kiem-tra/")
    return page.send("/thong-nhat/", {"agree-declared": "on"}).shows(
        "Thống nhất toàn bộ", f"YK-{ROUND}-{unit}-1"
    )


def ask(portal: Portal, unit: str) -> None:
    """The officer writes the request and names its document; the paper of the unit is handed in."""
    officer = portal.person(f"cb.{unit.lower()}")
    code, row = ASKED[unit]
    page = officer.open("/y-kien/").follow(desk(unit)).follow(f"/tieu-chi/{code}/")
    typed = {name: text for name, text in row.typed.items() if text and name != "state"}
    page = page.send("", typed, says=f"Đã lưu đề nghị về tiêu chí {code}")
    page.send("/tai-lieu/", {"file": pdf(f"bo-sung-{unit}")}, says="Đã gắn “bo-sung")
    paper = {"paper-number": f"37/{unit}", "paper-issued_on": "11/01/2027", "paper-file": pdf("cong-van")}
    officer.open(f"{desk(unit)}kiem-tra/").send("/van-ban/", paper, says=f"Đã nhận Văn bản số 37/{unit}")


def send(portal: Portal, unit: str) -> Page:
    """The head signs: the receipt."""
    page = portal.person(f"tt.{unit.lower()}").open(f"{desk(unit)}kiem-tra/")
    return page.send("/gui/", {"object-declared": "on"}).shows("Đề nghị điều chỉnh", f"YK-{ROUND}-{unit}-")


def change_ones_mind(portal: Portal, unit: str) -> None:
    """Agreed, taken back with a reason, and asked after all: the first receipt stays, out of force."""
    first = agree(portal, unit)
    page = portal.person(f"tt.{unit.lower()}").open(f"{desk(unit)}kiem-tra/")
    page.send("/rut/", {"withdraw-reason": "Rà soát lại kế hoạch"}, says="Đã rút ý kiến")
    ask(portal, unit)
    send(portal, unit)
    first.visitor.open(first.path).shows("không còn hiệu lực")


def agree_beforehand(portal: Portal) -> None:
    """The lead unit's word on a line comes before the unit's answer, on its own paper."""
    lead = portal.person("tt.skh")
    page = lead.open(f"/y-kien/thong-nhat/{ROUND}/?dv=STC&tc=2.1").shows("Sở Tài chính")
    give_word(page, {"so-value": "76", "so-denominator": "80"}, "05/SKH-CĐS")


def give_word(page: Page, agreed: dict[str, str], number: str, form: str = "letter") -> Page:
    """Agreed to, with points or figures and the paper that says so."""
    paper = {"van-ban-form": form, "van-ban-number": number, "van-ban-issued_on": "11/01/2027"}
    typed = {"agrees": "co", **agreed, **paper, "van-ban-file": pdf("thong-nhat")}
    return page.send("", typed, says="Đã ghi ý kiến của đơn vị chủ trì")


def give_more_time(portal: Portal) -> None:
    page = portal.person("quantri").open("/y-kien/don-vi/").follow("/P4/gia-han/")
    more = {"closes_at": "00:00 19/01/2027", "document": "22/SNV-CCHC", "reason": "Trụ sở ngập nước"}
    page.send("", more, says="Đã gia hạn cho Phường Bốn")


def come_too_late(page: Page) -> None:
    """The page was opened a second before the closing; the button is pressed at the closing."""
    refused = page.send("/thong-nhat/", {"agree-declared": "on"}, status=422)
    refused.shows("Đã hết thời gian phản hồi (nhận hết ngày 14/01/2027)")


def fall_silent(portal: Portal) -> None:
    """The timetable writes down who had not answered; a unit with more time is not among them."""
    end = time.monotonic() + 120
    while "Hết hạn, không phản hồi 2" not in (page := portal.person("quantri").open("/y-kien/don-vi/")).words:
        assert time.monotonic() < end, page.words
        time.sleep(0.3)
    page.shows("Chưa phản hồi 3/8", "Thống nhất toàn bộ 2", "Đề nghị điều chỉnh 3")
