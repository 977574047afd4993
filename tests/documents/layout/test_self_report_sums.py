from dataclasses import replace
from decimal import Decimal

import pytest

from documents.layout.self_report import self_report
from documents.layout.sums import FiguresDisagree
from scoring.core.progress import LeafStanding
from scoring.core.words import Part
from tests.documents.self_reports import RECEIPT, content, leaf


def test_maximum_is_parted_into_others_exempt_and_own():
    report = self_report(
        content(
            1,
            leaf("2.2", points=None, standing=LeafStanding.OUTSIDE),
            leaf("2.3", points=None, standing=LeafStanding.EXEMPT),
        ),
        RECEIPT,
    )

    assert [row.cells for row in (*report.sums, report.total)] == [
        ("2,00", "–", "–", "2,00", "1,50"),
        ("6,00", "2,00", "2,00", "2,00", "1,50"),
        ("8,00", "2,00", "2,00", "4,00", "3,00"),
    ]


def test_domain_that_others_score_has_no_figure_of_its_own():
    outside = replace(
        leaf("P", points=None, standing=LeafStanding.OUTSIDE), part=Part.PENALTY, maximum=Decimal(-3)
    )
    report = self_report(content(1, outside), RECEIPT)

    assert [(row.code, row.cells) for row in report.extras] == [("P", ("−3,00", "−3,00", "–", "", ""))]
    assert report.total.maximum_text == "4,00"


def test_sheet_whose_total_differs_from_its_lines_is_not_printed():
    plain = content(2)
    wrong = replace(plain, totals=replace(plain.totals, obtained=Decimal("6.01")))

    with pytest.raises(FiguresDisagree, match="tổng cộng: cộng từ các tiêu chí là 6,00/8,00, bản ghi 6,01/8"):
        self_report(wrong, RECEIPT)


def test_sheet_whose_domain_differs_from_its_lines_is_not_printed():
    plain = content(2)
    first, second = plain.totals.domains
    domains = (replace(first, applicable_max=Decimal(5)), second)

    with pytest.raises(FiguresDisagree, match="lĩnh vực 1: "):
        self_report(replace(plain, totals=replace(plain.totals, domains=domains)), RECEIPT)
