"""Sở Nội vụ settles each request: routed, agreed to or not by who leads, its effect seen before, decided."""

from tests.flows.season.answering import ASKED, give_word, pdf
from tests.flows.season.facts import REVISED, ROUND, UNITS, awards
from tests.flows.season.portal import Portal
from tests.flows.season.publishing import compute, gate
from tests.flows.season.reckoning import reckon, vn
from tests.flows.season.visitor import Page, Visitor


def decide_all(portal: Portal) -> None:
    portal.at("09:00 20/01/2027")
    compute(portal, "final")
    gate(portal, "final").shows("4 đề nghị điều chỉnh chưa có quyết định")
    accept(portal)
    accept_in_part(portal)
    reject(portal)
    ask_for_more(portal)
    listed = portal.person("quantri").open("/y-kien/").words
    told = ("Chấp nhận: 2", "Chấp nhận một phần: 1", "Giữ nguyên điểm: 1")
    assert [listed.count(words) for words in told] == [1, 1, 1]


def thread(who: Visitor, unit: str) -> Page:
    """The request as the person finds it in the register."""
    page = who.open(f"/y-kien/?dv={unit}")
    rows = [link for link in page.links if link.startswith("/y-kien/") and link[8:-1].isdecimal()]
    return page.follow(rows[0]).shows(UNITS[unit][0], ASKED[unit][0])


def word_on(unit: str, code: str) -> str:
    """Where the lead unit's word on the line is given, for the publication that the request is about."""
    return f"/thong-nhat/{ROUND}/{unit}/{code}/?lan={ROUND}-provisional-1"


def decide(
    page: Page, outcome: str, reason: str, more: dict[str, str] | None = None, *, status: int = 200
) -> Page:
    verdict = {"quyet-dinh-outcome": outcome, "quyet-dinh-reason": reason, **(more or {})}
    return page.send("/quyet-dinh/", verdict, status=status)


def accept(portal: Portal) -> None:
    """What the page says it would change is what the rules make of it, others' knock-on included."""
    page = thread(portal.person("quantri"), "STC")
    before, after = reckon(awards()), reckon(awards() | {("STC", "2.1"): REVISED["STC", "2.1"]})
    own = before["STC"], after["STC"]
    page.shows(f"chỉ số {vn(own[0].index)} → {vn(own[1].index)}", f"hạng {own[0].rank} → {own[1].rank}")
    for other in ("SNV", "SKH", "SYT"):
        page.shows(f"{vn(before[other].index)} → {vn(after[other].index)}")
    decide(page, "accept", "Đủ văn bản").shows("Đã quyết định: chấp nhận toàn bộ")


def accept_in_part(portal: Portal) -> None:
    """Routed to the lead unit, which agrees to less; no more than that can be given."""
    office, lead = portal.person("quantri"), portal.person("tt.skh")
    page = thread(office, "P1")
    page.send("/chuyen/", {"chuyen-note": "Đề nghị cho ý kiến"}, says="Đã chuyển Sở Khoa học và Công nghệ")
    give_word(thread(lead, "P1").follow(word_on("P1", "2.2")), {"so-points": "2"}, "06/SKH-CĐS")
    page = thread(office, "P1")
    refused = decide(page, "part", "Hai dịch vụ", {"mot-phan-points": "2,25"}, status=422)
    refused.shows("chỉ thống nhất 2 điểm; 2,25 điểm vượt ra ngoài thống nhất ấy")
    decide(page, "part", "Một trong hai dịch vụ", {"mot-phan-points": "2"}).shows("chấp nhận một phần")


def reject(portal: Portal) -> None:
    """On a line of Sở Nội vụ itself a member of the Tổ giúp việc has the word."""
    office = portal.person("quantri")
    route_to_member(office, "SYT")
    member = thread(portal.person("thanhvien"), "SYT").follow(word_on("SYT", "1.1"))
    member.send("", {"agrees": "khong", "reason": "Quá hạn của văn bản"}, says="Đã ghi ý kiến")
    decide(thread(office, "SYT"), "reject", "Ban hành sau ngày 31/3").shows("giữ nguyên điểm")


def ask_for_more(portal: Portal) -> None:
    """More is asked for, the unit adds it, the member agrees in minutes, and the request is accepted."""
    office, officer = portal.person("quantri"), portal.person("cb.p4")
    more = {"quyet-dinh-until": "24/01/2027"}
    decide(thread(office, "P4"), "ask", "Cần bản có dấu đến", more).shows("yêu cầu bổ sung")
    page = thread(officer, "P4").follow("/tieu-chi/1.1/#tai-lieu")
    page.send("/tai-lieu/", {"file": pdf("ban-co-dau")}, says="Đã gắn “ban-co-dau”")
    asked = thread(officer, "P4").send("/trao-doi/", {"trao-doi-text": "Gửi bản có dấu đến ngày 15/01"})
    asked.shows("Đã gửi bổ sung cho Sở Nội vụ")
    route_to_member(office, "P4")
    page = thread(portal.person("thanhvien"), "P4").follow(word_on("P4", "1.1"))
    give_word(page, {"so-choice": "Đúng hạn"}, "02/BB-TGV", form="minutes")
    decide(thread(office, "P4"), "accept", "Đã có bản có dấu").shows("chấp nhận toàn bộ")


def route_to_member(office: Visitor, unit: str) -> None:
    page = thread(office, unit)
    page.send("/chuyen/", {"chuyen-member": "Người thanhvien"}, says="Đã chuyển Người thanhvien")
