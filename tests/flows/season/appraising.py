"""Lead units and the Tổ giúp việc award: all that agree, single lines with a reason, a workbook; then the
heads confirm and Sở Nội vụ accepts."""

from tests.flows.season.facts import AWARDED_OTHERWISE, CLAIMS, GROUPS, ROUND, UNITS
from tests.flows.season.portal import Portal
from tests.flows.season.self_scoring import filled_in
from tests.flows.season.visitor import Visitor

OWN = {("SNV", "1"), ("SNV", "T"), ("SKH", "2")}  # lines of a lead unit on its own criteria


def appraise(portal: Portal) -> None:
    portal.at("09:00 20/11/2026")
    judge_line_by_line(portal)
    judge_in_workbook(portal)
    judge_lead_units(portal)
    portal.at("09:00 10/12/2026")
    for who, button in (("td.{}", "Báo thẩm định xong"), ("tt.{}", "Xác nhận"), ("quantri", "Chấp nhận")):
        for lead in ("SNV", "SKH"):
            move_parts(portal, who.format(lead.lower()), lead, button)


def judge_line_by_line(portal: Portal) -> None:
    """Sở Nội vụ's appraiser goes through each unit's domains 1 and T."""
    appraiser = portal.person("td.snv")
    appraiser.open("/tham-dinh/").shows("Đã thẩm định 0/19 dòng đã nộp", "Tiếp tục")
    for unit in UNITS:
        for domain in sorted({code[0] for code in CLAIMS[unit]} & {"1", "T"}):
            if (unit, domain) not in OWN:
                judge(appraiser, unit, domain)


def judge(who: Visitor, unit: str, domain: str) -> None:
    """The lines that came to something else with their reason, then all that agree at once."""
    page = who.open(f"/tham-dinh/{ROUND}/don-vi/{unit}/{domain}/")
    for (of, code), row in AWARDED_OTHERWISE.items():
        if of == unit and code.startswith(domain):
            assert page.save(f"/{code}/luu/", row.typed)["version"]
    page = who.open(page.url)
    page.send("/chap-nhan/", button="dòng khớp", says="Đã chấp nhận")


def judge_in_workbook(portal: Portal) -> None:
    """Sở Khoa học và Công nghệ takes its criteria of each group away and hands them in filled."""
    appraiser = portal.person("td.skh")
    for group in GROUPS:
        board = appraiser.open(f"/tham-dinh/{ROUND}/xac-nhan/?chu-tri=SKH&nhom={group}")
        book = board.download(f"/tep.xlsx?chu-tri=SKH&nhom={group}")
        rows = {
            (code, unit): AWARDED_OTHERWISE.get((unit, code), row)
            for unit, claimed in CLAIMS.items()
            for code, row in claimed.items()
            if UNITS[unit][1] == group and code.startswith("2.") and (unit, "2") not in OWN
        }
        board.send(
            "/nop-tep/",
            {"file": filled_in(book, rows, (0, 1))},
            says=f"Tất cả {len(rows)} Đã ghi {len(rows)}",
        )


def judge_lead_units(portal: Portal) -> None:
    """Nobody judges the own unit: the Tổ giúp việc does."""
    for unit, domain in sorted(OWN):
        judge(portal.person("thanhvien"), unit, domain)


def move_parts(portal: Portal, username: str, lead: str, button: str) -> None:
    """Every domain of the lead unit, in both groups."""
    for group in GROUPS:
        address = f"/tham-dinh/{ROUND}/xac-nhan/?chu-tri={lead}&nhom={group}"
        page = portal.person(username).open(address)
        for domain in ("1", "T") if lead == "SNV" else ("2",):
            if domain != "T" or group == "SO":
                page = page.send("/", button=f"{button} cả lĩnh vực {domain}")
