"""From the cell “Tham số” to a typed rule. An error says what was read and what is accepted."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from cchc_portal.lib.numbers import NumberError, parse_decimal, vn
from cchc_portal.lib.text import squeeze
from scoring.core.bands import Band
from scoring.core.rounding import HUNDRED, ZERO
from scoring.core.rule_types import (
    ChecklistRule,
    ChoiceRule,
    CountRule,
    DeductRule,
    ExternalRule,
    JudgementRule,
    Option,
    RatioBandsRule,
    RatioRule,
    RelativeRule,
    Rule,
    SurveyRule,
)
from scoring.core.words import Method, Part, SurveyFormula, fold_word

NOTHING_ACHIEVED = "Không"
_LONGEST = 15
_BAND = re.compile(r"^(?P<operator>>=|<=|≥|≤|>|<)(?P<bound>[^:]+):(?P<points>[^:]+)$")
_OPERATORS = {"≥": ">=", "≤": "<="}

_BANDS = "“>=100: 2; >=80: tỷ lệ; <80: 0” (dấu so sánh, số, hai chấm, số điểm hoặc “tỷ lệ”)"
ACCEPTED: dict[Method, str] = {
    Method.CHOICE: "“Đúng hạn = 1; Chậm = 0,5; Không = 0”",
    Method.RATIO_BANDS: _BANDS,
    Method.RATIO: "“tối thiểu 70” (từ 0 đến 100) hoặc để trống",
    Method.COUNT: "“mỗi 0,5; tối đa 2” (số dương; phần “tối đa” có thể bỏ)",
    Method.DEDUCT: "“mỗi 0,25; sàn 0” (mỗi: số dương; phần “sàn” có thể bỏ)",
    Method.CHECKLIST: "“Website = 0,25; Truyền thống = 0,5”",
    Method.SURVEY: "“câu C1, C2; công thức tỷ lệ hài lòng; quy đổi tỷ lệ” "
    "hoặc “… quy đổi mức >=90: 4; <90: 0”",
    Method.EXTERNAL: _BANDS,
    Method.RELATIVE_TO_BEST: "ô để trống",
    Method.JUDGEMENT: "“bước 0,25” (số dương) hoặc để trống",
}


class RuleError(ValueError):
    """The parameters of a leaf cannot be read; `found` is the piece, `expected` what is accepted."""

    def __init__(self, problem: str, found: str, expected: str) -> None:
        self.problem = problem
        self.found = found
        self.expected = expected
        super().__init__(f"{problem}: đọc được “{found}”; cần {expected}")


def parse_rule(method: Method, parameters: str, *, max_points: Decimal, part: Part) -> Rule:
    """The rule of one leaf. Raises RuleError."""
    return _PARSERS[method](parameters, max_points, part)


def _choice(text: str, top: Decimal, part: Part) -> Rule:
    return ChoiceRule(top, part, _options(Method.CHOICE, text))


def _checklist(text: str, top: Decimal, part: Part) -> Rule:
    parts = _options(Method.CHECKLIST, text)
    if any(fold_word(p.label) == fold_word(NOTHING_ACHIEVED) for p in parts):
        raise _error(Method.CHECKLIST, f"“{NOTHING_ACHIEVED}” có nghĩa là không đạt phần nào", text)
    return ChecklistRule(top, part, parts)


def _ratio_bands(text: str, top: Decimal, part: Part) -> Rule:
    return RatioBandsRule(top, part, _bands(Method.RATIO_BANDS, _segments(text)))


def _external(text: str, top: Decimal, part: Part) -> Rule:
    return ExternalRule(top, part, _bands(Method.EXTERNAL, _segments(text)))


def _ratio(text: str, top: Decimal, part: Part) -> Rule:
    minimum = _keyed(Method.RATIO, text, ("tối thiểu",)).get("tối thiểu", ZERO)
    if not 0 <= minimum <= HUNDRED:
        raise _error(Method.RATIO, "mức tối thiểu ngoài khoảng", vn(minimum))
    return RatioRule(top, part, minimum)


def _count(text: str, top: Decimal, part: Part) -> Rule:
    if part is Part.PENALTY:
        raise RuleError("điểm trừ không chấm theo cách “Đếm”", squeeze(text), "cách chấm “Trừ dần”")
    keys = _keyed(Method.COUNT, text, ("mỗi", "tối đa"))
    return CountRule(top, part, _each(Method.COUNT, text, keys), keys.get("tối đa", top))


def _deduct(text: str, top: Decimal, part: Part) -> Rule:
    keys = _keyed(Method.DEDUCT, text, ("mỗi", "sàn"))
    start, floor = (ZERO, top) if part is Part.PENALTY else (top, ZERO)
    floor = keys.get("sàn", floor)
    if floor > start:
        raise RuleError("sàn cao hơn điểm ban đầu", vn(floor), f"sàn không quá {vn(start)}")
    return DeductRule(top, part, _each(Method.DEDUCT, text, keys), floor, start)


def _relative(text: str, top: Decimal, part: Part) -> Rule:
    if squeeze(text):
        raise _error(Method.RELATIVE_TO_BEST, "cách chấm này không có tham số", text)
    return RelativeRule(top, part)


def _judgement(text: str, top: Decimal, part: Part) -> Rule:
    step = _keyed(Method.JUDGEMENT, text, ("bước",)).get("bước")
    if step is not None and step <= 0:
        raise _error(Method.JUDGEMENT, "bước phải lớn hơn 0", text)
    return JudgementRule(top, part, step)


def _survey(text: str, top: Decimal, part: Part) -> Rule:
    keys, bands = _survey_pieces(text)
    questions = tuple(squeeze(code) for code in keys["câu"].split(","))
    formula = SurveyFormula.read(keys["công thức"])
    if not all(questions) or formula is None:
        raise _error(Method.SURVEY, "thiếu mã câu hoặc công thức lạ", text)
    if len({fold_word(code) for code in questions}) < len(questions):
        raise RuleError("một câu hỏi ghi hai lần", keys["câu"], "mỗi câu một lần")
    if formula is SurveyFormula.OVERALL_ITEM and len(questions) > 1:
        raise RuleError("công thức “câu chung” dùng đúng một câu", keys["câu"], "một mã câu")
    return SurveyRule(top, part, questions, formula, bands)


def _survey_pieces(text: str) -> tuple[dict[str, str], tuple[Band, ...]]:
    """The three keyed pieces, and the bands that follow “quy đổi mức”."""
    keys: dict[str, str] = {}
    bands: list[str] = []
    for segment in _segments(text):
        if segment[0] in "<>≤≥" and "quy đổi" in keys:
            bands.append(segment)
            continue
        key = next(
            (k for k in ("câu", "công thức", "quy đổi") if fold_word(segment).startswith(k + " ")), None
        )
        if key is None or key in keys:
            raise _error(Method.SURVEY, "không hiểu hoặc ghi hai lần", segment)
        rest = squeeze(segment[len(key) :])
        if key == "quy đổi" and fold_word(rest).startswith("mức"):
            rest, first = "mức", squeeze(rest[len("mức") :])
            bands.append(first)
        keys[key] = rest
    if len(keys) < 3:
        raise _error(Method.SURVEY, "thiếu câu, công thức hoặc quy đổi", text)
    if keys["quy đổi"] == "mức":
        return keys, _bands(Method.SURVEY, bands)
    if bands or fold_word(keys["quy đổi"]) != "tỷ lệ":
        raise _error(Method.SURVEY, "không hiểu cách quy đổi", text)
    return keys, ()


_PARSERS: dict[Method, Callable[[str, Decimal, Part], Rule]] = {
    Method.CHOICE: _choice,
    Method.RATIO_BANDS: _ratio_bands,
    Method.RATIO: _ratio,
    Method.COUNT: _count,
    Method.DEDUCT: _deduct,
    Method.CHECKLIST: _checklist,
    Method.SURVEY: _survey,
    Method.EXTERNAL: _external,
    Method.RELATIVE_TO_BEST: _relative,
    Method.JUDGEMENT: _judgement,
}


def _segments(text: str) -> list[str]:
    return [piece for piece in (squeeze(segment) for segment in text.split(";")) if piece]


def _error(method: Method, problem: str, found: str) -> RuleError:
    return RuleError(problem, squeeze(found), ACCEPTED[method])


def _number(method: Method, text: str, *, percent: bool = False) -> Decimal:
    """One number; the sign % is accepted only where the number is a percentage."""
    try:
        number = parse_decimal(text)
    except NumberError as error:
        raise _error(method, "không phải là số", text) from error
    if len(number.as_tuple().digits) > _LONGEST or (text.rstrip().endswith("%") and not percent):
        raise _error(method, "số quá dài hoặc có dấu % không đúng chỗ", text)
    return number


def _options(method: Method, text: str) -> tuple[Option, ...]:
    """Labels with points, split at the last “=”, labels distinct."""
    options: list[Option] = []
    for segment in _segments(text):
        label, equals, points = segment.rpartition("=")
        label = squeeze(label)
        if not equals or not label:
            raise _error(method, "thiếu dấu “=” hoặc tên", segment)
        if fold_word(label) in {fold_word(option.label) for option in options}:
            raise _error(method, "tên ghi hai lần", label)
        options.append(Option(label, _number(method, points)))
    if not options:
        raise _error(method, "chưa có tham số", text)
    return tuple(options)


def _bands(method: Method, segments: Sequence[str]) -> tuple[Band, ...]:
    if not segments:
        raise _error(method, "chưa có mức nào", "")
    return tuple(_band(method, segment) for segment in segments)


def _band(method: Method, segment: str) -> Band:
    match = _BAND.match(segment)
    if not match:
        raise _error(method, "không hiểu mức", segment)
    operator = _OPERATORS.get(match["operator"], match["operator"])
    bound = _number(method, match["bound"], percent=True)
    points = None if fold_word(match["points"]) == "tỷ lệ" else _number(method, match["points"])
    return Band(operator, bound, points)


def _keyed(method: Method, text: str, accepted: tuple[str, ...]) -> dict[str, Decimal]:
    """Pieces such as “mỗi 0,5”: the accepted words, each at most once."""
    keys: dict[str, Decimal] = {}
    for segment in _segments(text):
        key = next((k for k in accepted if fold_word(segment).startswith(k + " ")), None)
        if key is None or key in keys:
            raise _error(method, "không hiểu hoặc ghi hai lần", segment)
        keys[key] = _number(method, segment[len(key) :], percent=method is Method.RATIO)
    return keys


def _each(method: Method, text: str, keys: dict[str, Decimal]) -> Decimal:
    if keys.get("mỗi", ZERO) <= 0:
        raise _error(method, "thiếu phần “mỗi” hoặc số không dương", text)
    return keys["mỗi"]
