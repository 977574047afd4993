"""An answer of two requests, as the layout gets it."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from documents.layout.answer import Answer, AnsweredLine, Points

AT = datetime(2021, 1, 18, 9, 0, tzinfo=UTC)


def points(value: str | None, word: str = "", told: str = "") -> Points:
    return Points(None if value is None else Decimal(value), word, told)


def line(code: str, published: str | None, asked: str, decided: str | None, outcome: str) -> AnsweredLine:
    return AnsweredLine(
        code=code,
        title=f"Tiêu chí {code}",
        published=points(published, "Thiếu"),
        asked=points(asked),
        outcome=outcome,
        decided=points(decided, "Không áp dụng"),
        reason=f"Lý do về {code}",
    )


def answer(**changes: Any) -> Answer:
    whole = Answer(
        unit="Sở Y tế",
        letter="Công văn số 12/SNV-TCBM ngày 08/01/2021",
        published_at=AT,
        reply="Văn bản số 37/SYT-VP ngày 12/01/2021",
        receipt="YK-2020-SYT-1-7K3F9Q",
        sent_at=AT,
        papers=(("Biên bản làm việc số 12/BB ngày 11/01/2021 của Sở Tư pháp", ("1.1", "2.3")),),
        leads=("Sở Tư pháp",),
        lines=(
            line("1.1", "0.50", "1.00", "0.75", "Chấp nhận một phần"),
            line("2.3", "1.25", "2.00", "2.00", "Chấp nhận"),
        ),
        decided_at=AT,
    )
    return replace(whole, **changes)
