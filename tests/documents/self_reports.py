"""Contents of self-assessments as plain data, and their reports."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from cchc_portal.lib.pdf import Pdf
from documents.layout.render_self_report import self_report_pdf
from documents.layout.self_report import Receipt, self_report
from scoring.core.progress import LeafStanding
from scoring.core.submission_content import (
    Agency,
    ClaimedEntry,
    DomainTotal,
    NamedDocument,
    SheetContent,
    SheetLine,
    SheetTotals,
    Signer,
)
from scoring.core.words import EntryState, Part

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
RECEIPT = Receipt("2020-SXD-1-7K3F9Q", "ab" * 32, datetime(2021, 1, 5, 9, 12, tzinfo=HERE))
PRINTED = datetime(2021, 1, 4, 8, 30, tzinfo=HERE)
HEAD = Signer("thu-truong", "Trần Văn Hùng", "Giám đốc")
_DOCUMENT = NamedDocument("Kế hoạch CCHC năm", "12/KH-SXD", date(2020, 3, 2), "trang 3", "k.pdf", 1, "c" * 64)
_WHY = "Số liệu theo báo cáo năm của đơn vị, đã đối chiếu"


def leaf(code: str, points: str | None = "1.5", **changes: Any) -> SheetLine:
    """A leaf of two points, scored as “3/4” with a document."""
    return replace(
        SheetLine(
            code=code,
            parent=code.rpartition(".")[0],
            title=f"Tiêu chí {code}",
            maximum=Decimal(2),
            part=Part.MAIN,
            method="Tỷ lệ",
            claim=ClaimedEntry(1, EntryState.SCORE, Decimal(3), Decimal(4), reason=_WHY),
            points=Decimal(points) if points else None,
            standing=LeafStanding.SCORED,
            documents=(_DOCUMENT,),
        ),
        **changes,
    )


def content(leaves: int = 4, *extra: SheetLine, **changes: Any) -> SheetContent:
    """A sheet of two domains with so many leaves each, all scored alike; `extra` leaves in the second."""
    lines: list[SheetLine] = []
    for domain in ("1", "2"):
        lines.append(SheetLine(domain, "", f"Lĩnh vực {domain}", Decimal(2 * leaves), Part.MAIN))
        lines += [leaf(f"{domain}.{number}") for number in range(1, leaves + 1)]
    lines += extra
    return replace(
        SheetContent(
            *("2020", 2020, False, "SXD", "Sở Xây dựng"),
            agency=Agency("UBND tỉnh Ninh Thuận", "Sở Nội vụ", "Ninh Thuận"),
            criteria_set="Bộ tiêu chí, Quyết định số 1610/QĐ-UBND ngày 03/10/2019",
            lines=tuple(lines),
            totals=_totals(lines),
            signer=HEAD,
            declaration="Tôi cam kết số liệu là đúng sự thật.",
        ),
        **changes,
    )


def _totals(lines: list[SheetLine]) -> SheetTotals:
    domains = tuple(_domain(line, lines) for line in lines if not line.parent)
    main = [
        d
        for d, line in zip(domains, (x for x in lines if not x.parent), strict=True)
        if line.part == Part.MAIN
    ]
    return SheetTotals(
        done=sum(domain.done for domain in domains),
        leaves=sum(domain.leaves for domain in domains),
        obtained=sum((domain.obtained for domain in main), Decimal(0)),
        applicable_max=sum((domain.applicable_max for domain in main), Decimal(0)),
        extra=Decimal(0),
        domains=domains,
    )


def _domain(head: SheetLine, lines: list[SheetLine]) -> DomainTotal:
    own = [line for line in lines if line.parent == head.code and line.is_own]
    points = sum((line.points for line in own if line.points is not None), Decimal(0))
    maximum = sum((line.maximum for line in own), Decimal(0))
    return DomainTotal(head.code, head.title, len(own), len(own), points, maximum)


@cache
def submitted(leaves: int = 4, *, is_sample: bool = False) -> Pdf:
    return self_report_pdf(self_report(content(leaves, is_sample=is_sample), RECEIPT), PRINTED)


@cache
def draft(leaves: int = 4, *, is_sample: bool = False) -> Pdf:
    plain = content(leaves, is_sample=is_sample, signer=None, declaration="")
    return self_report_pdf(self_report(plain, None), PRINTED)
