"""Sở Nội vụ answers each unit that asked: one letter with all its decisions, rendered, numbered, read."""

from tests.flows.season.answering import ASKED, pdf
from tests.flows.season.facts import ROUND, UNITS
from tests.flows.season.portal import Portal
from tests.flows.season.publishing import files, words

PAGE = "/van-ban/tra-loi/"
# What becomes of each request: outcome, and points before, asked for and after.
TOLD = {
    "STC": "Chấp nhận",
    "P1": "1,50 2,50 Chấp nhận một phần 2,00 Một trong hai dịch vụ",
    "SYT": "Không chấp nhận",
    "P4": "Chấp nhận",
}


def answer_units(portal: Portal) -> None:
    portal.at("09:00 22/01/2027")
    page = portal.person("quantri").open(PAGE).shows("4 đơn vị đề nghị điều chỉnh")
    portal.worked(page.send(f"{ROUND}/ket-xuat/", button="Kết xuất 4 văn bản")).shows("Đã xong")
    for unit, told in TOLD.items():
        read_letter(portal, unit, told)
    number_letter(portal, "P1")


def read_letter(portal: Portal, unit: str, told: str) -> None:
    """A unit finds its own letter, and nobody else's."""
    page = portal.person(f"cb.{unit.lower()}").open("/y-kien/").follow(f"{PAGE}?dot={ROUND}")
    (link,) = files(page)
    letter = words(page.download(link))
    assert f"Kính gửi: {UNITS[unit][0]}" in letter
    assert f"Văn bản số 37/{unit} ngày 11/01/2027" in letter
    assert ASKED[unit][0] in letter
    assert told in letter, letter


def number_letter(portal: Portal, unit: str) -> None:
    """The clerk records number, day and signed scan, which the unit reads from then on."""
    own = portal.person(f"cb.{unit.lower()}")
    (link,) = files(own.open(PAGE))
    page = portal.person("vanthu").open(PAGE).follow(f"{link}so-ngay/")
    typed = {"number": "31/SNV-CCHC", "issued_on": "22/01/2027", "file": pdf("tra-loi")}
    given = {f"tra-loi-{name}": value for name, value in typed.items()}
    page.send("", given, button="Ghi", says="31/SNV-CCHC")
    own.open(PAGE).shows("Số 31/SNV-CCHC ngày 22/01/2027")
