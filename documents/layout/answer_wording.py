"""The words of the answer to a unit's requests."""

from dataclasses import dataclass, replace

from cchc_portal.lib.dates import vn_day, vn_moment
from cchc_portal.lib.numbers import vn_fixed
from documents.layout.answer import Answer, criteria_told
from documents.layout.letter import LetterData

LATER = "Tính sau"
_TASK = "kết quả dự kiến thực hiện nhiệm vụ cải cách hành chính"


@dataclass(frozen=True, slots=True)
class AnswerText:
    """Subject, what comes before the table (`bases` in italics), under it, and after it."""

    subject: str
    bases: tuple[str, ...]
    opening: tuple[str, ...]
    notes: tuple[str, ...]
    closing: tuple[str, ...]


def addressed(letter: LetterData, answer: Answer) -> LetterData:
    """The letter's head and foot for one unit: its day of issue is the clerk's to give."""
    filed = letter.recipients[-1:]
    return replace(
        letter,
        addressees=(answer.unit,),
        recipients=("Như trên", *answer.leads, *filed),
        respond_before=None,
    )


def answer_text(letter: LetterData, answer: Answer) -> AnswerText:
    """The words of the letter with its values in them."""
    agency, results = letter.issuing_agency, f"{_TASK} năm {letter.year}"
    return AnswerText(
        subject=f"V/v trả lời ý kiến của {answer.unit} đối với {results}.",
        bases=(_published(letter, answer, results), *_papers(answer)),
        opening=(
            (
                f"{agency} nhận được {answer.reply} của {answer.unit} (gửi trên cổng chấm điểm lúc "
                f"{vn_moment(answer.sent_at)}, biên nhận {answer.receipt}) đề nghị điều chỉnh "
                f"{len(answer.lines)} tiêu chí. Sau khi xem xét, {agency} trả lời như sau:"
            ),
            f"1. Kết quả xem xét ({_counted(answer)}):",
        ),
        notes=_notes(answer),
        closing=(
            *_sums(answer),
            (
                f"{'3' if answer.sums.codes else '2'}. Điểm sau xem xét được đưa vào kết quả chính thức. "
                "Điểm của tiêu chí so sánh giữa các đơn vị, chỉ số, xếp loại và thứ hạng được tính lại "
                "khi công bố kết quả chính thức."
            ),
            f"{agency} trả lời để {answer.unit} biết, phối hợp thực hiện./.",
        ),
    )


def _published(letter: LetterData, answer: Answer, results: str) -> str:
    if answer.letter:
        return f"{answer.letter} của {letter.issuing_agency} thông tin về {results}"
    return f"{results} do {letter.issuing_agency} công bố ngày {vn_day(answer.published_at.date())}"


def _papers(answer: Answer) -> tuple[str, ...]:
    return tuple(f"{paper} về {criteria_told(codes)}" for paper, codes in answer.papers)


def _counted(answer: Answer) -> str:
    return "; ".join(f"{outcome.lower()}: {count}" for outcome, count in answer.counts)


def _notes(answer: Answer) -> tuple[str, ...]:
    if not answer.uncounted:
        return ()
    words = {points.word for line in answer.lines for points in (line.asked, line.decided)}
    later = f" {LATER}: tính khi so sánh với các đơn vị cùng nhóm." if LATER in words else ""
    return (f"Tổng cộng không gồm {criteria_told(answer.uncounted)}.{later}",)


def _sums(answer: Answer) -> tuple[str, ...]:
    """The sums in words, where there are points to add."""
    sums = answer.sums
    if not sums.codes:
        return ()
    gain = f"{'tăng' if sums.gain > 0 else 'giảm'} {vn_fixed(abs(sums.gain))} điểm"
    return (
        (
            f"2. Tổng điểm {criteria_told(sums.codes)}: dự kiến {vn_fixed(sums.published)} điểm; sau xem xét "
            f"{vn_fixed(sums.decided)} điểm ({gain if sums.gain else 'không đổi'})."
        ),
    )
