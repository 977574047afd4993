"""A whole sheet before it is handed in: what forbids it, and what a head of unit should look at first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.numbers import vn_fixed
from cchc_portal.lib.text import squeeze
from scoring.core.evidence import is_explained, lacks_evidence, outside
from scoring.core.progress import LeafProgress, LeafStanding
from scoring.core.rounding import ZERO
from scoring.core.submission_content import NamedDocument
from scoring.core.types import Entry
from scoring.core.words import Part, Word

DECLARATION = (
    "Tôi cam kết số liệu, tài liệu kiểm chứng trong bản tự chấm này là đúng sự thật "
    "và chịu trách nhiệm trước pháp luật, trước Chủ tịch Ủy ban nhân dân tỉnh về nội dung đã nộp."
)
_UNANSWERED = (
    "Đề nghị “Không áp dụng” chưa được trả lời; khi chưa được chấp thuận, tiêu chí tính là thiếu. "
    "Chờ Sở Nội vụ trả lời, hoặc tự chấm."
)
_MOST_RISE = Decimal("1.2")  # of last year's points; above it a warning


class Concern(Word):
    """What a finding is about."""

    EMPTY = "empty", "Chưa tự chấm"
    INVALID = "invalid", "Chưa hợp lệ"
    NO_EXEMPTION = "no_exemption", "Không được miễn"
    NO_EVIDENCE = "no_evidence", "Thiếu minh chứng"
    UNUSUAL = "unusual", "Cần xem lại"
    UNANSWERED = "unanswered", "Chờ trả lời"
    RISE = "rise", "Tăng trên 20%"
    ZERO = "zero", "0 điểm, chưa giải trình"
    OUT_OF_TIME = "out_of_time", "Tài liệu ngoài thời gian"
    SHARED_FILE = "shared_file", "Tệp trùng đơn vị khác"
    ALL_FULL = "all_full", "Tất cả tối đa"


Said = tuple[Concern, str]
_BLOCKING = frozenset({Concern.EMPTY, Concern.INVALID, Concern.NO_EXEMPTION, Concern.NO_EVIDENCE})


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """One finding: on which leaf, what, and what to do. `code` is empty where it is on the whole sheet."""

    concern: Concern
    message: str
    code: str = ""
    title: str = ""
    domain: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the sheet cannot be handed in before it is mended."""
        return self.concern in _BLOCKING


@dataclass(frozen=True, slots=True)
class SheetLeaf:
    """A leaf with all that its checks read. `evidence` is what the set names, empty where nothing;
    `refused`: the exemption asked for was not granted."""

    progress: LeafProgress
    title: str
    evidence: str
    claim: Entry | None
    documents: tuple[NamedDocument, ...] = ()
    last_points: Decimal | None = None
    refused: bool = False

    @property
    def explained(self) -> bool:
        return is_explained(self.claim)


@dataclass(frozen=True, slots=True)
class EvidenceWindow:
    """The days, both included, in which a document must be dated; None is no bound."""

    first: date | None = None
    last: date | None = None

    @property
    def label(self) -> str:
        """“từ 01/01/2020 đến 30/11/2020”."""
        bounds = (("từ", self.first), ("đến", self.last))
        return " ".join(f"{word} {vn_day(day)}" for word, day in bounds if day)


def check_sheet(
    leaves: Sequence[SheetLeaf], window: EvidenceWindow, shared: Collection[str]
) -> tuple[SheetFinding, ...]:
    """Every finding in the order of the annex. `shared`: SHA-256 of files that other units named too."""
    own = [leaf for leaf in leaves if leaf.progress.counted]
    found = [finding for leaf in own for finding in _leaf_findings(leaf, window, shared)]
    return (*found, *_all_full(own))


def _leaf_findings(
    leaf: SheetLeaf, window: EvidenceWindow, shared: Collection[str]
) -> Iterator[SheetFinding]:
    troubles = list(_troubles(leaf))
    about_documents = (each for d in leaf.documents for each in _document_doubts(d, window, shared))
    for concern, message in (*(troubles or _doubts(leaf)), *about_documents):
        yield SheetFinding(concern, message, leaf.progress.code, leaf.title, leaf.progress.leaf.domain)


def _troubles(leaf: SheetLeaf) -> Iterator[Said]:
    """Why the leaf cannot be handed in as it is."""
    standing = leaf.progress.standing
    if standing is LeafStanding.EMPTY:
        yield Concern.EMPTY, "Chưa tự chấm. Nhập số liệu, hoặc chọn “Không phát sinh” kèm lý do."
    elif standing is LeafStanding.INVALID:
        for finding in leaf.progress.findings:
            if finding.severity is Severity.ERROR:
                yield Concern.INVALID, f"{finding.column}: {finding.message}. Sửa lại dòng này."
    elif standing is LeafStanding.ASKED and leaf.refused:
        yield Concern.NO_EXEMPTION, "Sở Nội vụ không chấp thuận “Không áp dụng”. Hãy tự chấm tiêu chí này."
    elif lacks_evidence(leaf.progress, leaf.claim, asks=leaf.evidence, documents=len(leaf.documents)):
        mend = "Gắn tài liệu, hoặc ghi giải trình nếu không có tài liệu."
        yield Concern.NO_EVIDENCE, f"Chưa có tài liệu kiểm chứng ({squeeze(leaf.evidence)}). {mend}"


def _doubts(leaf: SheetLeaf) -> Iterator[Said]:
    """What the head should look at; nothing of it forbids handing in."""
    if leaf.progress.standing is LeafStanding.ASKED:
        yield Concern.UNANSWERED, _UNANSWERED
        return
    for finding in leaf.progress.findings:
        yield Concern.UNUSUAL, f"{finding.column}: {finding.message}. Kiểm tra lại dòng này."
    points, last = leaf.progress.points, leaf.last_points
    if points is not None and last is not None and ZERO < last * _MOST_RISE < points:
        figures = f"Tự chấm {vn_fixed(points)} điểm, năm trước {vn_fixed(last)} điểm: tăng trên 20%."
        yield Concern.RISE, f"{figures} Kiểm tra số liệu, ghi giải trình vì sao tăng."
    if points == ZERO and leaf.progress.leaf.part is Part.MAIN and not leaf.explained:
        yield Concern.ZERO, "Tự chấm 0 điểm, chưa giải trình. Ghi lý do để người thẩm định hiểu."


def _document_doubts(
    document: NamedDocument, window: EvidenceWindow, shared: Collection[str]
) -> Iterator[Said]:
    named = f"“{document.title}”"
    if document.issued_on and outside(document.issued_on, window.first, window.last):
        dated = f"Tài liệu {named} đề ngày {vn_day(document.issued_on)}, ngoài thời gian {window.label}."
        yield Concern.OUT_OF_TIME, f"{dated} Thay tài liệu khác, hoặc giải trình vì sao vẫn dùng được."
    if document.sha256 and document.sha256 in shared:
        same = f"Tệp của tài liệu {named} giống hệt một tệp trong kho của đơn vị khác."
        yield Concern.SHARED_FILE, f"{same} Kiểm tra có đúng là tài liệu của đơn vị mình."


def _all_full(own: Sequence[SheetLeaf]) -> Iterator[SheetFinding]:
    """Nothing lost on any leaf: seldom true of a year's work."""
    scored = [leaf.progress for leaf in own if leaf.progress.leaf.part is Part.MAIN]
    if len(scored) > 1 and all(row.points is not None and row.points == row.leaf.max for row in scored):
        message = "Tiêu chí nào cũng tự chấm điểm tối đa. Rà soát lại từng lĩnh vực trước khi nộp."
        yield SheetFinding(Concern.ALL_FULL, message)
