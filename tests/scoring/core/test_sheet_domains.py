from dataclasses import replace
from decimal import Decimal

from scoring.core.sheet_domains import lines_by_domain
from scoring.core.submission_content import DomainTotal, SheetLine
from scoring.core.words import Part
from tests.scoring.core.test_submission_content import CONTENT, LINES


def _total(code: str) -> DomainTotal:
    return DomainTotal(code, code, 0, 1, Decimal(0), Decimal(1))


def test_lines_stand_under_their_domain_in_the_order_of_the_annex():
    deep = replace(LINES[1], code="1.1.1", parent="1.1")
    other = SheetLine("2", "", "Thể chế", Decimal(5), Part.MAIN, "Đếm")
    content = replace(
        CONTENT,
        lines=(*LINES, deep, other),
        totals=replace(CONTENT.totals, domains=(_total("1"), _total("2"))),
    )

    assert [(d.head.code, [line.code for line in d.lines]) for d in lines_by_domain(content)] == [
        ("1", ["1.1", "1.1.1"]),
        ("2", ["2"]),
    ]
