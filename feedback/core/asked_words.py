"""What is asked for, agreed to or awarded on a line, in a few words."""

from collections.abc import Mapping
from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed
from scoring.core.typed import told_entry
from scoring.core.words import EntryState


def asked_told(entered: Mapping[str, object], points: Decimal | None = None) -> str:
    """“8,5 điểm”, “số liệu 41 / 48 (2,56 điểm)”, an option, “Không áp dụng”; grounds are told elsewhere.

    `points`: what the rule makes of the figures, where that is known.
    """
    told = told_entry({**entered, "reason": "", "document": ""})
    if entered.get("state") != EntryState.SCORE or entered.get("points") is not None:
        return told
    figures = entered.get("value") is not None
    made = "" if points is None else f" ({vn_fixed(points)} điểm)"
    return f"{'số liệu ' if figures else ''}{told}{made}"
