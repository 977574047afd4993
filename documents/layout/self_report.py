"""The self-assessment report (báo cáo tự đánh giá) of a unit: what it prints, from a sheet's content."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from cchc_portal.lib.dates import vn_day, vn_moment
from cchc_portal.lib.numbers import vn_fixed
from documents.layout.self_report_sums import DomainSum, domain_sums, whole_sum
from scoring.core.progress import LeafStanding
from scoring.core.sheet_domains import DomainLines, lines_by_domain
from scoring.core.submission_content import NamedDocument, SheetContent, SheetLine, Signer
from scoring.core.words import Part

_HEAD_OF_UNIT = "Thủ trưởng đơn vị"
_SPOKEN = (LeafStanding.NO_CASE, LeafStanding.ASKED, LeafStanding.EXEMPT)
_CELLS = {
    LeafStanding.OUTSIDE: "–",
    LeafStanding.EMPTY: "Chưa chấm",
    LeafStanding.INVALID: "Chưa hợp lệ",
    LeafStanding.LATER: "Tính sau",
    LeafStanding.ASKED: "Đề nghị KAD",
    LeafStanding.EXEMPT: "KAD",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """A submission as its paper names it; `at` is in the province's time."""

    code: str
    content_hash: str
    at: datetime
    late: bool = False

    @property
    def line(self) -> str:
        late = " (nộp muộn)" if self.late else ""
        return f"Mã biên nhận {self.code} · Nộp lúc {vn_moment(self.at)}{late}"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a domain's table, every cell as printed. `level` is branch, leaf or sum."""

    level: str
    code: str
    title: str
    maximum: str
    own: str
    said: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDomain:
    heading: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class SelfReport:
    """`receipt` is None on a draft. `sums` are the domains of the main part, `extras` bonus and penalty."""

    content: SheetContent
    receipt: Receipt | None
    sums: tuple[DomainSum, ...]
    total: DomainSum
    extras: tuple[DomainSum, ...]
    exemptions: tuple[str, ...]
    domains: tuple[ReportDomain, ...]
    signer_lines: tuple[str, ...]

    @property
    def is_draft(self) -> bool:
        return self.receipt is None


def self_report(content: SheetContent, receipt: Receipt | None) -> SelfReport:
    """The report. Raises FiguresDisagree where the lines do not add up to the sheet's totals."""
    domains = lines_by_domain(content)
    sums = domain_sums(content, domains)
    main = tuple(s for s, domain in zip(sums, domains, strict=True) if domain.head.part is Part.MAIN)
    extras = tuple(s for s, domain in zip(sums, domains, strict=True) if domain.head.part is not Part.MAIN)
    return SelfReport(
        content=content,
        receipt=receipt,
        sums=main,
        total=whole_sum(content, main),
        extras=extras,
        exemptions=tuple(_exemptions(content.lines)),
        domains=tuple(_domain(domain, s) for domain, s in zip(domains, sums, strict=True)),
        signer_lines=signer_lines(content.signer),
    )


def signer_lines(signer: Signer | None) -> tuple[str, ...]:
    """Who signs, as Nghị định 30/2020 writes it: in person, or “KT. …” with one's own office below."""
    if signer is None:
        return (_HEAD_OF_UNIT.upper(),)
    office = signer.position.partition(",")[0].strip()
    if not signer.capacity:
        return ((office or _HEAD_OF_UNIT).upper(),)
    return (f"{signer.capacity} {_HEAD_OF_UNIT.upper()}", *([office.upper()] if office else []))


def _exemptions(lines: Iterable[SheetLine]) -> Iterator[str]:
    for line in lines:
        if line.standing in _SPOKEN and line.standing:
            ground = line.ground or (line.claim.explanation if line.claim else "")
            yield f"{line.code} {line.title}: {_labelled(line.standing.label, ground)}"


def _labelled(label: str, said: str) -> str:
    """“Không phát sinh: …”; what opens with the label's own words is not announced by them."""
    if said.casefold().startswith(label.casefold()):
        return said
    return f"{label}: {said}" if said else label


def _domain(domain: DomainLines, total: DomainSum) -> ReportDomain:
    below = [line for line in domain.lines if line.is_leaf]
    rows = [_leaf(line) if line.is_leaf else _branch(line, below) for line in domain.lines]
    return ReportDomain(
        f"{domain.head.code}. {domain.head.title}",
        (*rows, ReportRow("sum", "", "Cộng", total.maximum_text, total.own_text)),
    )


def _branch(line: SheetLine, leaves: Sequence[SheetLine]) -> ReportRow:
    inside = [leaf for leaf in leaves if leaf.code.startswith(f"{line.code}.")]
    points = [leaf.points for leaf in inside if leaf.points is not None]
    own = vn_fixed(sum(points, start=Decimal(0))) if points else ""
    return ReportRow("branch", line.code, line.title, vn_fixed(line.maximum), own)


def _leaf(line: SheetLine) -> ReportRow:
    return ReportRow(
        level="leaf",
        code=line.code,
        title=line.title,
        maximum=vn_fixed(line.maximum),
        own=_own(line),
        said=_said(line),
        documents=tuple(document_text(document) for document in line.documents),
    )


def _own(line: SheetLine) -> str:
    if line.points is not None:
        return vn_fixed(line.points)
    return _CELLS.get(line.standing, "Chưa chấm") if line.standing else ""


def _said(line: SheetLine) -> str:
    """What was entered and why; for leaves that are not the unit's, who scores them."""
    if line.standing is LeafStanding.OUTSIDE:
        return f"Đơn vị không tự chấm ({line.method.lower()})"
    if line.standing is LeafStanding.EXEMPT:
        return line.ground
    if line.claim is None:
        return ""
    entered, why = line.claim.text, line.claim.explanation
    return _labelled(entered, why) if entered else why


def document_text(document: NamedDocument) -> str:
    """“Kế hoạch CCHC, số 12/KH-SXD ngày 05/03/2020 (trang 3)”."""
    number = f", số {document.number}" if document.number else ""
    day = f" ngày {vn_day(document.issued_on)}" if document.issued_on else ""
    place = f" ({document.place})" if document.place else ""
    return f"{document.title}{number}{day}{place}"
