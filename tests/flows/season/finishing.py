"""The final results: every difference explained, published, told upwards, the decision's number recorded."""

from collections import Counter
from io import BytesIO

from openpyxl import load_workbook

from tests.flows.season.answering import pdf
from tests.flows.season.facts import REVISED, ROUND, UNITS, awards, final_lines
from tests.flows.season.portal import Portal
from tests.flows.season.publishing import (
    approve,
    compute,
    drawn,
    figures_of,
    files,
    gate,
    propose,
    rows_of,
    words,
)
from tests.flows.season.reckoning import Figures, reckon, vn

UPWARDS = 3  # the letter, the report and the draft decision


def publish_final(portal: Portal) -> None:
    portal.at("09:00 25/01/2027")
    run = compute(portal, "final")
    assert figures_of(portal, run) == reckon(final_lines())
    every_difference_explained(portal)
    gate(portal, "final").shows("Phường Hai: chỉ số 65,06")
    propose(portal, "final")
    approve(portal)
    read_papers(portal)
    record_decision(portal)
    close(portal)


def every_difference_explained(portal: Portal) -> None:
    """The comparison lists the lines that differ, none else: decided ones, and those measured against the
    best of their group."""
    page = portal.person("quantri").open("/luot-tinh/").follow("/luot-tinh/so-sanh/")
    book = load_workbook(BytesIO(page.visitor.download("/luot-tinh/so-sanh/xuat.xlsx")))
    found = {(row["Mã đơn vị"], row["Mã tiêu chí"]): row["Nguyên nhân"] for row in rows_of(book["Dòng điểm"])}
    before, after = reckon(awards()), reckon(final_lines())
    lines = {(unit, code) for unit in UNITS for code in after[unit].lines}
    differing = {line for line in lines if before[line[0]].lines[line[1]] != after[line[0]].lines[line[1]]}
    assert {line: "Điều chỉnh sau phản hồi" in cause for line, cause in found.items()} == {
        line: line in REVISED for line in differing
    }
    knocked_on = [found[line] for line in differing - set(REVISED)]
    assert all("Mức cao nhất của nhóm từ 90% thành 95% do STC" in cause for cause in knocked_on), knocked_on


def read_papers(portal: Portal) -> None:
    """Draft decision and report list every unit as reckoned; each final annex has its unit's index."""
    shelf = drawn(portal, (1 + len(UNITS)) + (UPWARDS + len(UNITS)))
    papers = [words(shelf.download(link)) for link in files(shelf)]
    (decision,) = (paper for paper in papers if "Số: /QĐ-UBND" in paper)
    (report,) = (paper for paper in papers if "TỜ TRÌNH Về việc" in paper)
    found = reckon(final_lines())
    bands = Counter(figures.band for figures in found.values())
    assert "; ".join(f"{band}: {bands[band]}" for band in ("Tốt", "Khá", "Trung bình")) in decision
    for unit, figures in found.items():
        assert _row(figures) in decision
        assert _row(figures) in report
        annexes = [paper for paper in papers if f"THEO TỪNG TIÊU CHÍ {UNITS[unit][0]} (" in paper]
        assert any(f"Chỉ số cải cách hành chính (%) {vn(figures.index)} " in annex for annex in annexes)


def _row(figures: Figures) -> str:
    """The last columns of the summary annex."""
    extra = f"+{vn(figures.extra)}" if figures.extra else vn(figures.extra)
    sums = f"{vn(figures.obtained)} {vn(figures.maximum)} {extra}"
    return f"{sums} {vn(figures.index)} {figures.band} {figures.rank}"


def record_decision(portal: Portal) -> None:
    """The number, day and signed scan of the committee's decision, told to every unit from then on."""
    portal.at("15:00 28/01/2027")
    clerk = portal.person("vanthu")
    page = clerk.open(next(link for link in clerk.open("/van-ban/").links if link.endswith("/so-ngay/")))
    typed = {"number": "125/QĐ-UBND", "issued_on": "28/01/2027", "file": pdf("quyet-dinh")}
    given = {f"quyet-dinh-{name}": value for name, value in typed.items()}
    page.send("", given, button="Ghi", says="125/QĐ-UBND")
    for unit, figures in reckon(final_lines()).items():
        own = portal.person(f"cb.{unit.lower()}").open(f"/ket-qua/{unit}/")
        own.shows("125/QĐ-UBND", vn(figures.index), figures.band)


def close(portal: Portal) -> None:
    page = portal.person("quantri").open(f"/dot/{ROUND}/").follow(f"/dot/{ROUND}/dong/")
    page.send("", {"reason": "Đã có quyết định công bố"}, says=f"Đợt {ROUND} đã đóng")
