"""A small reader of the sample workbooks, written apart from the portal's importers."""

import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from cchc_portal.lib.numbers import parse_decimal
from cchc_portal.lib.text import fold_name, squeeze
from scoring.core.build import build_set
from scoring.core.rows import (
    AnnexRow,
    BandRow,
    CriterionRow,
    QuestionRow,
    SetRows,
    SettingRow,
)
from scoring.core.rules import SurveyRule
from scoring.core.types import Entry, EntryState, RunInput, RunKind, SetInput, Stage, SurveyFigure, UnitInput
from surveys.core.tally import AnswerCount, SurveyLeaf, tally

GOLDEN = Path(__file__).parent / "golden"
_LABELS = {
    "rất hài lòng": 5,
    "hài lòng": 4,
    "bình thường": 3,
    "không hài lòng": 2,
    "rất không hài lòng": 1,
}

Grid = list[list[Any]]


class Form(NamedTuple):
    unit: str
    answers: dict[str, int]


@cache
def _book(year: int, name: str) -> Any:
    return openpyxl.load_workbook(GOLDEN / str(year) / name, data_only=True)


def _grid(year: int, name: str, sheet: str) -> Grid:
    return [list(row) for row in _book(year, name)[sheet].iter_rows(values_only=True)]


def _text(value: Any) -> str:
    return "" if value is None else squeeze(str(value))


def _number(value: Any) -> Decimal | None:
    return None if value is None else parse_decimal(str(value))


def expected(year: int) -> list[dict[str, Any]]:
    """The units of expected-YEAR.json."""
    found: list[dict[str, Any]] = json.loads((GOLDEN / f"{year}/expected-{year}.json").read_text("utf-8"))
    return found


@cache
def set_rows(year: int) -> SetRows:
    """The criteria-set workbook as rows, with every unit and group of don-vi.xlsx valid."""
    name = f"bo-tieu-chi-{year}.xlsx"
    annexes = [
        AnnexRow("Phụ lục", n, _text(r[0]), _text(r[1]), _number(r[2]))
        for n, r in enumerate(_grid(year, name, "Phụ lục")[1:], start=2)
    ]
    settings = _grid(year, name, "Thông tin")[1:]
    questions = _grid(year, name, "Câu hỏi khảo sát")[1:]
    return SetRows(
        settings=tuple(
            SettingRow("Thông tin", n, _text(r[0]), _text(r[1])) for n, r in enumerate(settings, start=2)
        ),
        annexes=tuple(annexes),
        criteria=tuple(
            _criterion(annex.name, n, r)
            for annex in annexes
            for n, r in enumerate(_grid(year, name, annex.name)[1:], start=2)
        ),
        bands=tuple(_band(n, r) for n, r in enumerate(_grid(year, name, "Xếp loại")[1:], start=2)),
        questions=tuple(
            QuestionRow("Câu hỏi khảo sát", n, _text(r[0]), _text(r[1]), _text(r[2]))
            for n, r in enumerate(questions, start=2)
        ),
        units={code: True for code, *_ in _units(year)},
        groups={_text(r[0]): True for r in _grid(year, "don-vi.xlsx", "Nhóm đơn vị")[1:]},
    )


def _criterion(sheet: str, row: int, cells: list[Any]) -> CriterionRow:
    code, title, top, part, method, parameters, evidence, lead, weight = cells
    return CriterionRow(
        sheet,
        row,
        _text(code),
        _text(title),
        _number(top),
        _text(part),
        _text(method),
        _text(parameters),
        _text(evidence),
        _text(lead),
        _number(weight),
    )


def _band(row: int, cells: list[Any]) -> BandRow:
    conditions = _text(cells[3]) if len(cells) > 3 else ""
    return BandRow("Xếp loại", row, _text(cells[0]), _text(cells[1]), _number(cells[2]), conditions)


def _units(year: int) -> list[tuple[str, str, str, str, bool]]:
    """Code, name, short name, group, ranked."""
    rows = _grid(year, "don-vi.xlsx", "Đơn vị")[1:]
    return [(_text(r[0]), _text(r[1]), _text(r[2]), _text(r[3]), _text(r[4]) == "Có") for r in rows]


def scores(year: int, name: str, stage: Stage) -> tuple[Entry, ...]:
    """The rows of a scores workbook."""
    grid = _grid(year, name, "Chấm điểm")
    first = next(n for n, row in enumerate(grid) if row[0] == "Mã đơn vị")
    return tuple(_entry(row, stage) for row in grid[first + 1 :] if row[0])


def _entry(row: list[Any], stage: Stage) -> Entry:
    unit, criterion, state, value, denominator, choice, points, reason, document = row
    found = EntryState.read(_text(state))
    assert found is not None
    return Entry(
        unit=_text(unit),
        criterion=_text(criterion),
        stage=stage,
        state=found,
        value=_number(value),
        denominator=_number(denominator),
        choice=_text(choice),
        points=_number(points),
        reason=_text(reason),
        document=_text(document),
        by="Tổ giúp việc",
    )


@cache
def forms(year: int) -> tuple[Form, ...]:
    """The valid forms: a unit, a serial not seen before, at least one answer."""
    grid = _grid(year, f"phieu-khao-sat-{year}.xlsx", "Phiếu khảo sát")
    questions = [_text(cell) for cell in grid[3][6:20]]
    names = {fold_name(name): code for code, *both, _, _ in _units(year) for name in both}
    seen: set[str] = set()
    found: list[Form] = []
    for row in grid[4:]:
        serial, unit = _text(row[1]), _text(row[2]) or names.get(fold_name(_text(row[3])), "")
        answers = {q: _level(cell) for q, cell in zip(questions, row[6:20], strict=True) if cell is not None}
        if unit and serial not in seen and answers:
            found.append(Form(unit, answers))
        seen.add(serial)
    return tuple(found)


def _level(cell: Any) -> int:
    return cell if isinstance(cell, int) else _LABELS[_text(cell).casefold()]


def figures(year: int, criteria_set: SetInput) -> tuple[SurveyFigure, ...]:
    """The survey indexes of the round by the tally of the portal."""
    valid = forms(year)
    counts = Counter((form.unit, q, level) for form in valid for q, level in form.answers.items())
    leaves = {
        catalogue.group: [
            SurveyLeaf(c.code, c.rule.questions, c.rule.formula)
            for c in catalogue.criteria
            if isinstance(c.rule, SurveyRule)
        ]
        for catalogue in criteria_set.catalogues
    }
    by_unit = {code: leaves[group] for code, _, _, group, _ in _units(year)}
    answered = Counter(
        (form.unit, leaf.criterion)
        for form in valid
        for leaf in by_unit[form.unit]
        if any(question in form.answers for question in leaf.questions)
    )
    found = tally([AnswerCount(*key, count) for key, count in counts.items()], by_unit, answered)
    return tuple(figure.figure() for figure in found.values() if figure is not None)


@cache
def run_input(year: int, kind: RunKind = RunKind.PROVISIONAL) -> RunInput:
    """The whole round of a year."""
    criteria_set = build_set(set_rows(year))
    valid = Counter(form.unit for form in forms(year))
    units = tuple(UnitInput(code, group, ranked, valid[code]) for code, _, _, group, ranked in _units(year))
    appraisal = scores(year, f"tham-dinh-{year}.xlsx", Stage.APPRAISAL)
    own = scores(year, f"tu-cham-{year}.xlsx", Stage.SELF)
    return RunInput(kind, criteria_set, units, (*own, *appraisal), figures(year, criteria_set), "golden")
