from decimal import Decimal

import pytest

from scoring.core.rules import describe, parse_rule
from scoring.core.words import Method, Part


@pytest.mark.parametrize(
    ("method", "text", "sentence"),
    [
        (Method.CHOICE, "Có = 2; Không = 0", "Có: 2 điểm; Không: 0 điểm"),
        (
            Method.RATIO_BANDS,
            ">=100: 2; >80: tỷ lệ; <=80: 0",
            "từ 100%: 2 điểm; trên 80%: tính theo tỷ lệ; không quá 80%: 0 điểm",
        ),
        (Method.EXTERNAL, ">=90: 2; <90: 0", "từ 90: 2 điểm; dưới 90: 0 điểm"),
        (Method.RATIO, "", "tỷ lệ đạt được (không quá 100%) nhân điểm tối đa"),
        (Method.RATIO, "tối thiểu 70", "tỷ lệ đạt được (không quá 100%) nhân điểm tối đa; dưới 70%: 0 điểm"),
        (Method.COUNT, "mỗi 0,5", "mỗi trường hợp 0,5 điểm, không quá 2 điểm"),
        (Method.DEDUCT, "mỗi 0,5; sàn -1", "từ 2 điểm, mỗi trường hợp trừ 0,5 điểm, không thấp hơn −1 điểm"),
        (Method.CHECKLIST, "A = 0,5; B = 1,5", "cộng các phần đạt được: A: 0,5 điểm; B: 1,5 điểm"),
        (
            Method.SURVEY,
            "câu C1, C2; công thức trung bình; quy đổi tỷ lệ",
            "câu C1, C2; công thức trung bình; quy đổi: tỷ lệ (chỉ số chia 100 nhân điểm tối đa)",
        ),
        (
            Method.RELATIVE_TO_BEST,
            "",
            "tỷ lệ của đơn vị chia cho tỷ lệ cao nhất trong nhóm, nhân điểm tối đa",
        ),
        (Method.JUDGEMENT, "bước 0,25", "cho điểm trực tiếp, bước 0,25 điểm"),
    ],
)
def test_describe(method: Method, text: str, sentence: str) -> None:
    rule = parse_rule(method, text, max_points=Decimal(2), part=Part.MAIN)
    assert describe(rule) == f"Cách chấm “{method.label}”, điểm tối đa 2: {sentence}."
