"""The post office delivers the forms; Sở Nội vụ looks at the answers, has them written, hands them over."""

from tests.flows.season import books
from tests.flows.season.facts import ANSWERS, ROUND
from tests.flows.season.portal import Portal
from tests.flows.season.preparing import written


def bring_in_forms(portal: Portal) -> None:
    """Which end of the scale is the best is chosen once the distribution is seen."""
    page = portal.person("quantri").open("/nhap/phieu-khao-sat/")
    with books.forms_book(portal.home).open("rb") as stream:
        page = portal.worked(page.send("", {"file": stream}))
    page = portal.worked(page.send("/doc-lai/", {"direction": "5-best"}))
    valid = sum(map(len, ANSWERS.values()))
    page.shows(f"Hợp lệ {valid}", "Phiếu trắng 1", "Trùng số phiếu 1")
    written(portal, page)


def hand_over(portal: Portal) -> None:
    page = portal.person("quantri").open("/nhap/phieu-khao-sat/").shows("Chưa bàn giao")
    page.send(f"/ban-giao/{ROUND}/", says=f"Đã bàn giao khảo sát đợt {ROUND}, lần 1")
