"""The words of the letters: the provisional one as Sở Nội vụ Ninh Thuận wrote it in January 2021."""

from dataclasses import dataclass
from datetime import date

from cchc_portal.lib.dates import vn_day
from documents.layout.letter import LetterData

_READERS = "quý cơ quan, đơn vị, địa phương"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; a `basis` (căn cứ) is set in italics."""

    runs: tuple[Run, ...]
    basis: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class LetterText:
    """Subject (V/v) and body."""

    subject: str
    paragraphs: tuple[Paragraph, ...]


def letter_text(letter: LetterData) -> LetterText:
    """The words of the letter's kind with its values in them."""
    return _provisional(letter) if letter.is_provisional else _final(letter)


def _provisional(letter: LetterData) -> LetterText:
    agency, task = letter.issuing_agency, _task(letter)
    return LetterText(
        f"V/v phối hợp, thông tin về kết quả {task} trên địa bàn {letter.territory}.",
        (
            *_bases(letter),
            _plain(f"{_grounds(letter)};"),
            _plain(
                f"{agency} thông tin đến {_READERS} dự kiến kết quả {task} trên địa bàn {letter.territory}; "
                f"đồng thời đề nghị {_READERS} phối hợp rà soát, có ý kiến đối với kết quả {task} "
                f"của đơn vị {_where(letter)}."
            ),
            _plain(
                f"Trường hợp có yêu cầu điều chỉnh nội dung điểm trên từng lĩnh vực, {agency} đề nghị "
                f"{_READERS} làm việc cụ thể với đơn vị chủ trì từng nội dung trong Tiêu chí "
                "(thông qua văn bản hoặc biên bản làm việc) "
                f"để thống nhất trước khi gửi kết quả phối hợp về {agency}."
            ),
            _request(letter),
            _plain(
                f"{agency} đề nghị {_READERS} quan tâm phối hợp thực hiện "
                "nhằm góp phần hoàn thành nhiệm vụ chung."
            ),
            _plain("Trân trọng./."),
        ),
    )


def _final(letter: LetterData) -> LetterText:
    agency, task = letter.issuing_agency, _task(letter)
    return LetterText(
        f"V/v thông báo kết quả chính thức {task} trên địa bàn {letter.territory}.",
        (
            *_bases(letter),
            _plain(
                f"{_grounds(letter)}; ý kiến phối hợp của các cơ quan, đơn vị, địa phương "
                "đối với kết quả dự kiến;"
            ),
            _plain(
                f"{agency} thông báo đến {_READERS} kết quả chính thức {task} "
                f"trên địa bàn {letter.territory} {_where(letter)}."
            ),
            _plain(
                f"{agency} đề nghị {_READERS} căn cứ kết quả nêu trên, tiếp tục phát huy những nội dung "
                "đã đạt được và có giải pháp khắc phục những tiêu chí còn mất điểm trong thời gian tới."
            ),
            _plain("Trân trọng./."),
        ),
    )


def _task(letter: LetterData) -> str:
    return f"thực hiện nhiệm vụ cải cách hành chính năm {letter.year}"


def _bases(letter: LetterData) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(f"Căn cứ {basis};"),), basis=True) for basis in letter.bases)


def _grounds(letter: LetterData) -> str:
    """Working sessions and survey, on which the figures rest; without its closing mark."""
    provider = f" do {letter.survey_provider} cung cấp" if letter.survey_provider else ""
    return (
        "Trên cơ sở Biên bản làm việc của Tổ giúp việc với các cơ quan, đơn vị, địa phương"
        f"{_sessions(letter.sessions_from, letter.sessions_to)}; đồng thời qua tổng hợp Phiếu khảo sát "
        "sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước "
        f"năm {letter.year} (phiếu khảo sát){provider}"
    )


def _sessions(first: date | None, last: date | None) -> str:
    if first and last and first != last:
        return f" (từ ngày {vn_day(first)} đến ngày {vn_day(last)})"
    if first and last:
        return f" (ngày {vn_day(first)})"
    if first:
        return f" (từ ngày {vn_day(first)})"
    return f" (đến ngày {vn_day(last)})" if last else ""


def _where(letter: LetterData) -> str:
    """Where the annexes are found: on the open page only where the round says so."""
    office = f"được gửi qua phần mềm Văn phòng điện tử của {_READERS}"
    if not letter.public_annexes:
        return f"(theo Phụ lục {office})"
    return f"(theo Phụ lục được đăng tải trên Trang tin điện tử {letter.issuing_agency}; đồng thời {office})"


def _request(letter: LetterData) -> Paragraph:
    opening = f"Văn bản phối hợp của {_READERS} vui lòng gửi về {letter.issuing_agency} "
    closing = f"để tổng hợp, báo cáo {letter.committee} theo quy định."
    if letter.respond_before is None:
        return _plain(opening + closing)
    deadline = Run(f"trước ngày {vn_day(letter.respond_before)}", bold=True)
    return Paragraph((Run(opening), deadline, Run(f" {closing}")))


def _plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))
