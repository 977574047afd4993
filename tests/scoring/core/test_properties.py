"""What must hold for any set, any entries and any order of them."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.core.canonical import canonical, input_hash, restore
from scoring.core.engine import run
from scoring.core.results import UnitResult
from scoring.core.rounding import Rounding
from scoring.core.rules import best_points
from scoring.core.types import (
    CriterionInput,
    Entry,
    EntryState,
    ExtraOrder,
    Method,
    NoSurvey,
    RoundingMode,
    RunInput,
    RunKind,
    Stage,
    Status,
    SurveyFigure,
    SurveyFormula,
    UnitInput,
    leaf,
)
from tests.scoring.core.samples import GROUP, D, award, bands, bonus, penalty, set_of

MAIN: dict[Method, tuple[str, str]] = {
    Method.CHOICE: ("2", "Tốt = 2; Khá = 1,33; Không = 0"),
    Method.RATIO_BANDS: ("3", ">=100: 3; >=62,5: tỷ lệ; <62,5: 0"),
    Method.RATIO: ("7", "tối thiểu 20"),
    Method.COUNT: ("2", "mỗi 0,75"),
    Method.DEDUCT: ("1.5", "mỗi 0,45; sàn -0,5"),
    Method.CHECKLIST: ("1", "A = 0,25; B = 0,75"),
    Method.SURVEY: ("4", "câu C1; công thức trung bình; quy đổi tỷ lệ"),
    Method.EXTERNAL: ("2", ">=90: 2; >=50: 0,5; <50: 0"),
    Method.RELATIVE_TO_BEST: ("10", ""),
    Method.JUDGEMENT: ("2", "bước 0,25"),
}
LEAVES: tuple[CriterionInput, ...] = (
    *(leaf(method.value, D(top), method, text) for method, (top, text) in MAIN.items()),
    bonus("T"),
    penalty("P"),
)
UNITS = tuple(UnitInput(code, GROUP, ranked=code != "U4") for code in ("U1", "U2", "U3", "U4"))
numbers = st.none() | st.decimals(-1, 150, places=2) | st.integers(0, 12).map(Decimal)
choices = st.sampled_from(["", "Tốt", "Khá", "Không", "A", "A; B", "?"])
settings_of_a_set = st.fixed_dictionaries(
    {
        "rounding": st.sampled_from([Rounding(mode) for mode in RoundingMode]),
        "extra_order": st.sampled_from(list(ExtraOrder)),
        "no_survey": st.sampled_from(list(NoSurvey)),
        "bands": st.just({GROUP: bands(("Tốt", "80"), ("Khá", "50"), ("Yếu", "0"))}),
    }
)


SOUND: dict[str, st.SearchStrategy[dict[str, object]]] = {
    Method.CHOICE: st.fixed_dictionaries({"choice": st.sampled_from(["Tốt", "Khá", "Không"])}),
    Method.CHECKLIST: st.fixed_dictionaries({"choice": st.sampled_from(["A", "B; A", "Không"])}),
    Method.JUDGEMENT: st.fixed_dictionaries({"points": st.sampled_from([D("0"), D("1.25"), D("2")])}),
}
COUNTED = st.fixed_dictionaries({"value": st.integers(0, 12).map(Decimal)})


@st.composite
def entries_of(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Sound appraisal rows for most units, some replaced or joined by arbitrary ones."""
    rows: dict[tuple[str, str, Stage], Entry] = {}
    for unit in draw(st.lists(st.sampled_from(UNITS), unique=True, min_size=2)):
        for one in LEAVES:
            given_there = draw(SOUND.get(one.code, COUNTED))
            rows[unit.code, one.code, Stage.APPRAISAL] = Entry(
                unit.code,
                one.code,
                Stage.APPRAISAL,
                **given_there,  # type: ignore[arg-type]
            )
    places = [(unit.code, one.code, stage) for unit in UNITS for one in LEAVES for stage in Stage]
    for place in draw(st.lists(st.sampled_from(places), unique=True, max_size=20)):
        state = draw(st.sampled_from(list(EntryState)))
        rows[place] = Entry(
            *place,
            state,
            draw(numbers),
            draw(numbers),
            draw(choices),
            draw(numbers),
            draw(st.sampled_from(["", "vì"])),
        )
    return tuple(rows.values())


@st.composite
def runs(draw: st.DrawFn) -> RunInput:
    figures = tuple(
        SurveyFigure(
            unit.code, "survey", SurveyFormula.MEAN, Decimal(draw(st.integers(0, 60))), Decimal(60), 12
        )
        for unit in UNITS
        if draw(st.integers(0, 5))
    )
    kind = draw(st.sampled_from(list(RunKind)))
    criteria_set = set_of(*LEAVES, **draw(settings_of_a_set))
    return RunInput(kind, criteria_set, UNITS, draw(entries_of()), figures, "digest")


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[RunInput, RunInput]:
    inputs = draw(runs())
    turned = replace(
        inputs,
        units=tuple(draw(st.permutations(inputs.units))),
        entries=tuple(draw(st.permutations(inputs.entries))),
        figures=tuple(draw(st.permutations(inputs.figures))),
    )
    return inputs, turned


def _within(unit: UnitResult) -> bool:
    low = {one.code: one.max if one.code == "P" else D("-0.5") for one in LEAVES}
    return all(
        line.points is None or low[line.criterion] <= line.points <= max(line.max, D(0))
        for line in unit.lines
    )


@given(runs())
def test_points_never_leave_their_range(inputs: RunInput) -> None:
    for unit in run(inputs).units:
        assert _within(unit)
        assert unit.obtained <= unit.applicable_max
        assert unit.index is None or 0 <= unit.index <= 100


@given(runs())
def test_index_exists_exactly_where_nothing_is_missing(inputs: RunInput) -> None:
    official = inputs.kind is not RunKind.SELF
    for unit in run(inputs).units:
        assert unit.missing == tuple(x.criterion for x in unit.lines if x.status is Status.MISSING)
        assert (unit.index is not None) == (official and unit.complete and unit.applicable_max > 0)
        assert (unit.band is not None) == (unit.index is not None)


@given(runs())
def test_points_carry_two_digits(inputs: RunInput) -> None:
    for unit in run(inputs).units:
        figures = [
            unit.obtained,
            unit.applicable_max,
            unit.extra,
            unit.index,
            *(x.points for x in unit.lines),
        ]
        assert {figure.as_tuple().exponent for figure in figures if figure is not None} == {-2}


@given(shuffled())
def test_order_of_rows_changes_nothing(pair: tuple[RunInput, RunInput]) -> None:
    inputs, turned = pair
    assert run(turned) == run(inputs)
    assert input_hash(turned) == input_hash(inputs)


@given(runs())
def test_restored_inputs_give_the_same_run(inputs: RunInput) -> None:
    data = canonical(inputs)
    assert (run(restore(data)), canonical(restore(data))) == (run(inputs), data)


def _renamed(inputs: RunInput, names: dict[str, str]) -> RunInput:
    return replace(
        inputs,
        units=tuple(replace(unit, code=names[unit.code]) for unit in inputs.units),
        entries=tuple(replace(row, unit=names[row.unit]) for row in inputs.entries),
        figures=tuple(replace(row, unit=names[row.unit]) for row in inputs.figures),
    )


@given(runs(), st.permutations([unit.code for unit in UNITS]))
def test_ranks_permute_with_units(inputs: RunInput, names: list[str]) -> None:
    renaming = {unit.code: name for unit, name in zip(UNITS, names, strict=True)}
    before = {renaming[unit.code]: (unit.rank, unit.index, unit.band) for unit in run(inputs).units}
    after = {unit.code: (unit.rank, unit.index, unit.band) for unit in run(_renamed(inputs, renaming)).units}
    assert after == before


FULL: dict[str, dict[str, object]] = {
    Method.CHOICE: {"choice": "Tốt"},
    Method.RATIO_BANDS: {"value": "12", "denominator": "12"},
    Method.RATIO: {"value": "100"},
    Method.COUNT: {"value": "5"},
    Method.DEDUCT: {"value": "0"},
    Method.CHECKLIST: {"choice": "B; A"},
    Method.EXTERNAL: {"value": "90"},
    Method.RELATIVE_TO_BEST: {"value": "1", "denominator": "3"},
    Method.JUDGEMENT: {"points": "2"},
}


@given(st.sets(st.sampled_from(list(MAIN)), max_size=len(MAIN) - 1), settings_of_a_set)
@settings(max_examples=60)
def test_full_marks_give_100_with_any_exemptions(exempt: set[Method], of_set: dict[str, object]) -> None:
    entries = [
        award("U1", one.code, state=EntryState.NOT_APPLICABLE, reason="vì")
        if one.method in exempt
        else award("U1", one.code, **FULL.get(one.code, {"value": "0"}))  # type: ignore[arg-type]
        for one in LEAVES
        if one.method is not Method.SURVEY or one.method in exempt
    ]
    figures = (SurveyFigure("U1", "survey", SurveyFormula.MEAN, D(60), D(60), 12),)
    inputs = RunInput(
        RunKind.PROVISIONAL, set_of(*LEAVES, **of_set), (UnitInput("U1", GROUP),), tuple(entries), figures
    )
    (unit,) = run(inputs).units
    assert (str(unit.index), unit.obtained) == ("100.00", unit.applicable_max)


def test_every_sample_leaf_attains_its_maximum() -> None:
    rules = [one.rule for one in LEAVES if one.rule is not None and one.code != "P"]
    assert [best_points(rule) for rule in rules] == [rule.max_points for rule in rules]
