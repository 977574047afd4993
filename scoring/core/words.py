"""The closed vocabularies of scoring, each word with the Vietnamese label that workbooks and pages use."""

from typing import Self

from cchc_portal.lib import words
from cchc_portal.lib.text import fold_header


def fold_word(text: str) -> str:
    """The form in which labels and keywords are matched: case, spaces, “tỉ lệ” = “tỷ lệ”, dashes."""
    return fold_header(text).replace("tỉ lệ", "tỷ lệ").replace("\u2013", "-")


class Word(words.Word):
    """A word that workbooks write by its label."""

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The member whose label is `text`, or None."""
        folded = fold_word(text)
        return next((member for member in cls if fold_word(member.label) == folded), None)

    @classmethod
    def labels(cls) -> str:
        """All labels, as a message names what is accepted."""
        return ", ".join(f"“{member.label}”" for member in cls)


class Method(Word):
    CHOICE = "choice", "Lựa chọn"
    RATIO_BANDS = "ratio_bands", "Tỷ lệ theo mức"
    RATIO = "ratio", "Tỷ lệ"
    COUNT = "count", "Đếm"
    DEDUCT = "deduct", "Trừ dần"
    CHECKLIST = "checklist", "Cộng thành phần"
    SURVEY = "survey", "Khảo sát"
    EXTERNAL = "external", "Số liệu ngoài"
    RELATIVE_TO_BEST = "relative_to_best", "So với cao nhất"
    JUDGEMENT = "judgement", "Thẩm định"


class Part(Word):
    MAIN = "main", "Chính"
    BONUS = "bonus", "Điểm thưởng"
    PENALTY = "penalty", "Điểm trừ"


class EntryState(Word):
    SCORE = "score", "Chấm"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"
    NO_CASE = "no_case", "Không phát sinh"


class Status(Word):
    SCORED = "scored", "Đã chấm"
    OVERRIDE = "override", "Điểm ấn định"
    NO_CASE = "no_case", "Không phát sinh"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"
    MISSING = "missing", "Thiếu"


class Stage(Word):
    SELF = "self", "Tự chấm"
    APPRAISAL = "appraisal", "Thẩm định"
    REVISION = "revision", "Sau phản hồi"
    SURVEY = "survey", "Khảo sát"


class RunKind(Word):
    SELF = "self", "Tự chấm"
    PROVISIONAL = "provisional", "Dự kiến"
    FINAL = "final", "Chính thức"


class RoundingMode(Word):
    HALF_UP = "half_up", "nửa lên"
    CUT = "cut", "cắt bỏ"


class ExtraOrder(Word):
    """When bonus and penalty are added: to the index, or to the points before rescaling."""

    AFTER = "after", "cộng sau quy đổi, trong khoảng 0-100"
    BEFORE = "before", "cộng trước quy đổi, trong khoảng 0-100"


class NoSurvey(Word):
    """What a survey leaf without any answer is."""

    MISSING = "missing", "thiếu"
    NOT_APPLICABLE = "not_applicable", "không áp dụng"


class NoteAudience(Word):
    UNIT = "unit", "Gửi đơn vị"
    APPRAISERS = "appraisers", "Nội bộ thẩm định"


class SupplementOutcome(Word):
    ANSWERED = "answered", "Đã bổ sung"
    TAKEN_BACK = "taken_back", "Đã rút yêu cầu"
    LAPSED = "lapsed", "Không bổ sung"


class SecondLookOutcome(Word):
    KEPT = "kept", "Giữ điểm"
    CHANGED = "changed", "Đã chấm lại"


class SurveyFormula(Word):
    SHARE_TOP2 = "share_top2", "tỷ lệ hài lòng"
    MEAN = "mean", "trung bình"
    OVERALL_ITEM = "overall_item", "câu chung"
    WEIGHTED = "weighted", "có trọng số"


class InputField(Word):
    """The columns of a scores workbook that a method may read."""

    VALUE = "value", "Giá trị"
    DENOMINATOR = "denominator", "Mẫu số"
    CHOICE = "choice", "Lựa chọn"
    POINTS = "points", "Điểm"


_INPUTS: dict[Method, tuple[InputField, ...]] = {
    Method.CHOICE: (InputField.CHOICE,),
    Method.RATIO_BANDS: (InputField.VALUE, InputField.DENOMINATOR),
    Method.RATIO: (InputField.VALUE, InputField.DENOMINATOR),
    Method.COUNT: (InputField.VALUE,),
    Method.DEDUCT: (InputField.VALUE,),
    Method.CHECKLIST: (InputField.CHOICE,),
    Method.SURVEY: (),
    Method.EXTERNAL: (InputField.VALUE,),
    Method.RELATIVE_TO_BEST: (InputField.VALUE, InputField.DENOMINATOR),
    Method.JUDGEMENT: (InputField.POINTS,),
}


def inputs_of(method: Method) -> tuple[InputField, ...]:
    """The columns `method` reads; Điểm beside those of another method is an override."""
    return _INPUTS[method]
