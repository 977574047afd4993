"""The worked examples of docs/scoring-method.md, read from the page and reckoned."""

from decimal import Decimal
from pathlib import Path

import pytest

from cchc_portal.lib.numbers import parse_decimal, vn_fixed
from scoring.core.aggregate import Totals, index
from scoring.core.engine import preview
from scoring.core.ranking import ranks
from scoring.core.rounding import HUNDRED, Rounding
from scoring.core.shares import Best, Share
from scoring.core.types import (
    Entry,
    EntryState,
    ExtraOrder,
    Method,
    Part,
    RoundingMode,
    Stage,
    SurveyFigure,
    SurveyFormula,
    leaf,
)
from surveys.core.tally import AnswerCount, SurveyLeaf, tally

PAGE = (Path(__file__).parents[3] / "docs" / "scoring-method.md").read_text("utf-8")


def _table(name: str) -> list[list[str]]:
    """The rows of the table that follows the mark."""
    lines = PAGE.split(f"<!-- ví dụ: {name} -->")[1].strip().splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines[: lines.index("")]]
    return rows[2:]


def _pair(text: str) -> tuple[Decimal, Decimal | None]:
    top, slash, bottom = text.partition("/")
    return parse_decimal(top), parse_decimal(bottom) if slash else None


def _entry(method: Method, text: str) -> tuple[Entry, SurveyFigure | None, Best | None]:
    """What the column “Nhập” says."""
    entry: dict[str, object] = {}
    figure, best = None, None
    for piece in [text] if method in (Method.CHOICE, Method.CHECKLIST) else text.split("; "):
        if piece == EntryState.NO_CASE.label:
            entry |= {"state": EntryState.NO_CASE, "reason": "không có trường hợp nào"}
        elif method in (Method.CHOICE, Method.CHECKLIST):
            entry["choice"] = piece
        elif piece.startswith("Điểm "):
            entry["points"] = parse_decimal(piece.removeprefix("Điểm "))
        elif piece.startswith("lý do: "):
            entry["reason"] = piece.removeprefix("lý do: ")
        elif piece.startswith("chỉ số "):
            earned, possible = _pair(piece.removeprefix("chỉ số "))
            figure = SurveyFigure("U", "1", SurveyFormula.MEAN, earned, possible or Decimal(0), 100)
        elif piece.startswith("cao nhất "):
            top, bottom = _pair(piece.removeprefix("cao nhất "))
            best = Best(Share(top * HUNDRED, bottom or Decimal(1)), ("V",))
        else:
            entry["value"], entry["denominator"] = _pair(piece)
    return Entry("U", "1", Stage.APPRAISAL, **entry), figure, best  # type: ignore[arg-type]


@pytest.mark.parametrize("row", _table("điểm"), ids=" ".join)
def test_example_of_points(row: list[str]) -> None:
    label, parameters, top, part_label, given, points = row
    method, part = Method.read(label), Part.read(part_label)
    assert method is not None
    assert part is not None
    text = "" if parameters == "để trống" else parameters.strip("`")
    entry, figure, best = _entry(method, given)
    criterion = leaf("1", parse_decimal(top), method, text, part=part)
    line = preview(criterion, entry, rounding=Rounding(), figure=figure, best=best)
    assert line.points is not None
    assert vn_fixed(line.points) == points


@pytest.mark.parametrize("row", _table("chỉ số"), ids=" ".join)
def test_example_of_index(row: list[str]) -> None:
    obtained, top, extra, order, mode_label, printed = row
    mode = RoundingMode.read(mode_label)
    assert mode is not None
    totals = Totals(parse_decimal(obtained), parse_decimal(top), parse_decimal(extra), (), ())
    extra_order = {"sau": ExtraOrder.AFTER, "trước": ExtraOrder.BEFORE}[order]
    value = index(totals, {}, extra_order, Rounding(mode))
    assert ("không có" if value is None else vn_fixed(value)) == printed


@pytest.mark.parametrize("row", _table("hạng"), ids=" ".join)
def test_example_of_ranks(row: list[str]) -> None:
    indexes = {str(n): parse_decimal(text) for n, text in enumerate(row[0].split("; "))}
    assert list(ranks(indexes).values()) == [int(place) for place in row[1].split("; ")]


@pytest.mark.parametrize("row", _table("khảo sát"), ids=" ".join)
def test_example_of_survey(row: list[str]) -> None:
    formula = SurveyFormula.read(row[0])
    assert formula is not None
    counts = [AnswerCount("U", "C1", n, int(c)) for n, c in enumerate(row[1].split("; "), start=1)]
    found = tally(counts, {"U": [SurveyLeaf("1", ("C1",), formula)]}, {("U", "1"): 100})[("U", "1")]
    assert found is not None
    assert vn_fixed(found.index(Rounding())) == row[2]


def test_every_method_has_an_example() -> None:
    assert {row[0] for row in _table("điểm")} == {method.label for method in Method}
