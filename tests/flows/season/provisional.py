"""The provisional results: refused by the gate with what is open, mended, acknowledged, published."""

from tests.flows.season.facts import ROUND, UNITS, awards
from tests.flows.season.portal import Portal
from tests.flows.season.publishing import approve, compute, drawn, figures_of, files, gate, propose, words
from tests.flows.season.reckoning import reckon, vn
from tests.flows.season.surveying import bring_in_forms, hand_over

NEAR = "Phường Hai: chỉ số 65,06, mốc “Khá” là 65,10, đang xếp “Trung bình”"


def publish_provisional(portal: Portal) -> None:
    portal.at("09:00 20/12/2026")
    first = compute(portal, "provisional")
    shut = gate(portal, "provisional").shows("Kết quả khảo sát chưa được bàn giao", "8 đơn vị chưa có chỉ số")
    shut.follow("/nhap/phieu-khao-sat/")
    assert "Trình lãnh đạo duyệt" not in shut.words
    bring_in_forms(portal)
    hand_over(portal)
    gate(portal, "provisional").shows(f"Số liệu đã thay đổi sau lượt tính {first}")
    run = compute(portal, "provisional")
    assert figures_of(portal, run) == reckon(awards())
    put_forward(portal)
    approve(portal)
    read_letters(portal)


def put_forward(portal: Portal) -> None:
    """Not before somebody has said to have seen who sits near a class; and not approved by the same."""
    portal.at("09:00 05/01/2027")
    page = gate(portal, "provisional").shows(NEAR)
    day = {"respond_before": "15/01/2027"}
    page.send("", day, button="Trình", status=422).shows(NEAR)
    waits = propose(portal, "provisional", **day)
    assert "/duyet/" not in waits.markup
    waits.shows("Người trình không tự duyệt")


def read_letters(portal: Portal) -> None:
    """The letter, the annexes and the unit's own page agree: on the last day to answer, on the figures."""
    shelf = drawn(portal, 1 + len(UNITS))
    letter, *annexes = (words(shelf.download(link)) for link in files(shelf))
    assert "trước ngày 15/01/2027" in letter
    for unit, found in reckon(awards()).items():
        (annex,) = (paper for paper in annexes if f"THEO TỪNG TIÊU CHÍ {UNITS[unit][0]} (" in paper)
        assert f"Chỉ số cải cách hành chính (%) {vn(found.index)} " in annex
        assert "gửi trước ngày 15/01/2027" in annex
    portal.person("cb.p2").open(f"/y-kien/tra-loi/{ROUND}/P2/").shows("Nhận ý kiến hết ngày 14/01/2027")
