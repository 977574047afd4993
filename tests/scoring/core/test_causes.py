from dataclasses import replace

from scoring.core.causes import CausedLine, CauseKind, causes_of, unexplained
from scoring.core.compare import compare
from scoring.core.engine import run
from scoring.core.types import EntryState, RunInput, RunKind, Stage, UnitInput
from tests.scoring.core.samples import (
    GROUP,
    award,
    choice,
    figure,
    judged,
    relative,
    run_of,
    set_of,
    surveyed,
)

UNITS = tuple(UnitInput(code, GROUP) for code in "UVW")
KEY = ("U", "1")


def _between(
    before: RunInput, after: RunInput, *decided: tuple[str, str]
) -> dict[tuple[str, str], CausedLine]:
    """The changed lines by unit and leaf."""
    changes = compare(run(before), run(after))
    found = causes_of(changes, before, after, decided)
    return {(unit.change.code, line.change.criterion): line for unit in found for line in unit.lines}


def _kinds(line: CausedLine) -> list[CauseKind]:
    return [cause.kind for cause in line.causes]


def _judged(*entries) -> RunInput:
    return run_of(set_of(judged("1")), *entries, kind=RunKind.FINAL, units=UNITS)


def test_decision_on_the_line_explains_it_with_its_document() -> None:
    appraised = award("U", "1", points="5")
    revised = award("U", "1", Stage.REVISION, points="6", document="Văn bản 12/SNV", reason="có minh chứng")
    lines = _between(_judged(appraised), _judged(appraised, revised), KEY)

    (cause,) = lines[KEY].causes
    assert (cause.kind, cause.by, lines[KEY].explained) == (CauseKind.DECISION, KEY, True)
    assert cause.sentence == "Sau phản hồi: văn bản căn cứ: Văn bản 12/SNV; lý do: có minh chứng."


def test_revision_without_a_decision_explains_nothing() -> None:
    appraised = award("U", "1", points="5")
    lines = _between(_judged(appraised), _judged(appraised, award("U", "1", Stage.REVISION, points="6")))

    assert (_kinds(lines[KEY]), lines[KEY].explained) == ([CauseKind.AWARD], False)


def test_another_appraisal_explains_nothing() -> None:
    lines = _between(_judged(award("U", "1", points="5")), _judged(award("U", "1", points="6")), KEY)

    assert (_kinds(lines[KEY]), lines[KEY].explained) == ([CauseKind.AWARD], False)


def test_line_that_lost_its_entry_explains_nothing() -> None:
    lines = _between(_judged(award("U", "1", points="5")), _judged(), KEY)

    assert (_kinds(lines[KEY]), lines[KEY].explained) == ([CauseKind.AWARD], False)


def _related(*entries) -> RunInput:
    return run_of(set_of(relative("1")), *entries, kind=RunKind.FINAL, units=UNITS)


BEST = (award("U", "1", value="80"), award("V", "1", value="50"), award("W", "1", value="40"))


def test_decision_on_the_best_explains_the_others_through_it() -> None:
    revised = award("U", "1", Stage.REVISION, value="100", reason="số liệu đúng")
    lines = _between(_related(*BEST), _related(*BEST, revised), KEY)

    (cause,) = lines["V", "1"].causes
    assert (cause.kind, cause.by, lines["V", "1"].explained) == (CauseKind.KNOCK_ON, KEY, True)
    assert cause.sentence == (
        "Mức cao nhất của nhóm từ 80% thành 100% do U: Sau phản hồi: lý do: số liệu đúng."
    )
    assert set(lines) == {("V", "1"), ("W", "1")}


def test_best_that_falls_back_explains_the_others_through_itself() -> None:
    revised = award("U", "1", Stage.REVISION, value="50", reason="trừ phần trùng")
    lines = _between(_related(*BEST), _related(*BEST, revised), KEY)

    assert (lines["W", "1"].causes[0].by, lines["W", "1"].explained) == (KEY, True)
    assert "V" in {unit for unit, _ in lines}


def test_knock_on_of_another_appraisal_explains_nothing() -> None:
    again = (award("U", "1", value="100"), *BEST[1:])
    lines = _between(_related(*BEST), _related(*again), KEY)

    assert [(k, lines[k].explained) for k in sorted(lines)] == [(("V", "1"), False), (("W", "1"), False)]


def test_best_that_left_the_group_explains_nothing() -> None:
    after = replace(_related(*BEST), units=UNITS[1:])
    lines = _between(_related(*BEST), after, KEY)

    assert (_kinds(lines["W", "1"]), _kinds(lines["U", "1"])) == ([], [CauseKind.UNIT])
    assert {line.explained for line in lines.values()} == {False}


def test_figures_handed_over_again_explain_a_survey_leaf() -> None:
    before = run_of(set_of(surveyed("1")), figures=(figure("U", "1", "50", "100"),))
    after = run_of(set_of(surveyed("1")), figures=(figure("U", "1", "80", "100"),))
    (cause,) = _between(before, after)[KEY].causes

    assert (cause.kind, cause.sentence) == (
        CauseKind.SURVEY,
        "Chỉ số khảo sát bàn giao lại: 50/100 (10 phiếu) thành 80/100 (10 phiếu).",
    )


def test_corrected_rule_explains_its_line() -> None:
    entry = award("U", "1", choice="Có")
    before = run_of(set_of(choice("1", "Có = 1; Không = 0")), entry)
    after = run_of(set_of(choice("1", "Có = 0,5; Không = 0")), entry)
    line = _between(before, after)[KEY]

    assert (_kinds(line), line.explained) == ([CauseKind.CATALOGUE], True)
    assert line.causes[0].sentence == ("Bộ tiêu chí 1/QĐ-UBND, phiên bản 1: cách chấm của tiêu chí đã đổi.")


def test_leaf_of_one_set_only_is_a_correction_of_the_set() -> None:
    before = run_of(set_of(judged("1")), award("U", "1", points="5"))
    after = run_of(set_of(judged("1"), judged("2")), award("U", "1", points="5"))

    assert _kinds(_between(before, after)["U", "2"]) == [CauseKind.CATALOGUE]


def test_award_beside_a_corrected_rule_is_not_hidden_by_it() -> None:
    before = run_of(set_of(judged("1", "10")), award("U", "1", points="5"))
    after = run_of(set_of(judged("1", "20")), award("U", "1", points="6"))
    line = _between(before, after)[KEY]

    assert (_kinds(line), line.explained) == ([CauseKind.CATALOGUE, CauseKind.AWARD], False)


def test_unexplained_lines_are_listed_by_unit() -> None:
    before = _judged(award("U", "1", points="5"), award("V", "1", points="5"))
    revised = award("V", "1", Stage.REVISION, state=EntryState.NOT_APPLICABLE, reason="miễn")
    after = _judged(award("U", "1", points="6"), award("V", "1", points="5"), revised)
    found = causes_of(compare(run(before), run(after)), before, after, {("V", "1")})

    assert [(unit, line.change.criterion) for unit, line in unexplained(found)] == [("U", "1")]
