"""The words of the report to the committee and of the draft decision (Nghị định 30/2020/NĐ-CP)."""

from dataclasses import dataclass

from documents.layout.letter import COMMITTEE, LetterData
from documents.layout.outcome import Outcome

_TASK = "thực hiện nhiệm vụ cải cách hành chính"


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """A paper with a name of its own: its head, its paragraphs, who signs and who gets it.

    `opening`: paragraphs before the table or the articles; `bases` are set in italics. `articles`: pairs
    of a heading and its text, of a decision.
    """

    parent: str
    agency: str
    symbol: str
    name: str
    subject: str
    attached: str
    issuer: str
    addressee: str
    authority: str
    bases: tuple[str, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    signer_title: str
    signer_name: str
    recipients: tuple[str, ...]


def report_text(letter: LetterData, outcome: Outcome) -> OutcomeText:
    """Tờ trình: what Sở Nội vụ asks the committee to approve."""
    results = f"kết quả {_TASK} năm {letter.year}"
    committee = _committee(letter)
    return OutcomeText(
        parent=letter.parent_agency.upper(),
        agency=letter.issuing_agency.upper(),
        symbol=f"TTr-{_short(letter)}" if _short(letter) else "TTr",
        name="TỜ TRÌNH",
        subject=f"Về việc phê duyệt, công bố {results} của các cơ quan, đơn vị, địa phương",
        attached="Tờ trình",
        issuer=letter.issuing_agency,
        addressee=committee,
        authority="",
        bases=letter.bases,
        opening=(
            (
                f"{letter.issuing_agency} đã tổng hợp kết quả thẩm định, kết quả khảo sát và ý kiến phản hồi "
                f"của các cơ quan, đơn vị, địa phương; trình {committee} {results} như sau:"
            ),
            (
                f"1. Đã đánh giá, xếp loại {outcome.total.units} cơ quan, đơn vị, địa phương thuộc "
                f"{len(outcome.groups)} nhóm:"
            ),
        ),
        closing=(
            "2. Điểm, chỉ số, xếp loại và thứ hạng của từng đơn vị tại các Phụ lục kèm theo.",
            (
                f"{letter.issuing_agency} kính trình {committee} xem xét, phê duyệt và ban hành "
                "Quyết định công bố (dự thảo kèm theo)./."
            ),
        ),
        articles=(),
        signer_title=letter.signer_title.upper(),
        signer_name=letter.signer_name,
        recipients=("Như trên", *_filed(letter)),
    )


def decision_text(letter: LetterData, outcome: Outcome) -> OutcomeText:
    """The draft of the decision by which the chairman approves and publishes the results."""
    results = f"kết quả {_TASK} năm {letter.year}"
    committee = _committee(letter)
    chair = f"Chủ tịch {committee}"
    symbol = f"TTr-{_short(letter)}" if _short(letter) else "TTr"
    return OutcomeText(
        parent="",
        agency=committee.upper().replace(COMMITTEE.upper(), f"{COMMITTEE.upper()}\n").replace("\n ", "\n"),
        symbol="QĐ-UBND",
        name="QUYẾT ĐỊNH",
        subject=f"Về việc phê duyệt, công bố {results} của các cơ quan, đơn vị, địa phương "
        f"trên địa bàn {letter.territory}",
        attached="Quyết định",
        issuer=chair,
        addressee="",
        authority=chair.upper(),
        bases=(
            *letter.bases,
            (
                f"Theo đề nghị của {letter.signer_title} {letter.issuing_agency} "
                f"tại Tờ trình số ......./{symbol} ngày ..... tháng ..... năm ......."
            ),
        ),
        opening=(),
        closing=(),
        articles=(
            (
                "Điều 1.",
                (
                    f"Phê duyệt, công bố {results} của {outcome.total.units} cơ quan, đơn vị, địa phương "
                    f"trên địa bàn {letter.territory} ({_counted(outcome)}); "
                    "chi tiết tại các Phụ lục kèm theo."
                ),
            ),
            ("Điều 2.", "Quyết định này có hiệu lực kể từ ngày ký."),
            (
                "Điều 3.",
                (
                    f"Chánh Văn phòng {committee}; {letter.signer_title} {letter.issuing_agency}; Thủ trưởng "
                    "các cơ quan, đơn vị, địa phương có tên tại các Phụ lục và các cơ quan liên quan "
                    "chịu trách nhiệm thi hành Quyết định này./."
                ),
            ),
        ),
        signer_title="CHỦ TỊCH",
        signer_name="",
        recipients=("Như Điều 3", f"{letter.issuing_agency}", "Lưu: VT"),
    )


def _committee(letter: LetterData) -> str:
    """With the province's name: “Ủy ban nhân dân tỉnh Ninh Thuận”."""
    return (
        f"{letter.committee} {letter.province}".strip() if letter.province else letter.committee or COMMITTEE
    )


def _short(letter: LetterData) -> str:
    """The agency's letters in its symbol: “SNV” of “SNV-TCBM”."""
    return letter.symbol.partition("-")[0]


def _filed(letter: LetterData) -> tuple[str, ...]:
    """The last of the letter's recipients, where the paper is kept."""
    return letter.recipients[-1:] or ("Lưu: VT",)


def _counted(outcome: Outcome) -> str:
    """“Xuất sắc: 3; Tốt: 20; Khá: 9”, as the table of the report counts."""
    total = outcome.total
    pairs = zip(outcome.classes, total.classes, strict=True)
    parts = [f"{name}: {count}" for name, count in pairs if count]
    rest = [f"chưa đủ dữ liệu: {total.without}"] if total.without else []
    return "; ".join(parts + rest)
