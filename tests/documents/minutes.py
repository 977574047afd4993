"""Minutes as papers."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from cchc_portal.lib.pdf import Pdf
from documents.layout.minutes import MinutesStamp, minutes_paper
from documents.layout.render_minutes import minutes_pdf
from tests.scoring.minutes_samples import CONTENT, lines, totals

STAMP = MinutesStamp("7K3F-9QAB-XW3H", "ab" * 32)
ISSUED = replace(STAMP, number="12/BB-TGV", issued_on=date(2020, 12, 4))


@cache
def drawn(leaves: int = 3, *, issued: bool = False, is_sample: bool = False) -> Pdf:
    content = replace(CONTENT, lines=lines(leaves), totals=totals(leaves), is_sample=is_sample)
    return minutes_pdf(minutes_paper(content, ISSUED if issued else STAMP))


def drawn_of(**changes: Any) -> Pdf:
    """The sample minutes with changes to what was said."""
    return minutes_pdf(minutes_paper(replace(CONTENT, **changes), STAMP))
