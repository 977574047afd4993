import pytest

from scoring.core.first_year import SetUpFacts, steps_of

DONE = SetUpFacts(units=3, covered=3, active_sets=1, round="2026")


@pytest.mark.parametrize(
    ("facts", "done", "now"),
    [
        (SetUpFacts(), "", "units"),
        (SetUpFacts(units=3), "units", "accounts"),
        (SetUpFacts(units=3, covered=2, active_sets=1), "units catalogue", "accounts"),
        (SetUpFacts(units=3, covered=3, active_sets=1), "units accounts catalogue", "round"),
        (DONE, "units accounts catalogue round", "timetable"),
    ],
)
def test_steps_say_what_is_done_and_which_is_next(facts, done, now):
    steps = steps_of(facts)

    assert " ".join(step.stage.value for step in steps if step.done) == done
    assert [step.stage.value for step in steps if step.now] == [now]


def test_steps_tell_the_counts():
    assert [step.note for step in steps_of(DONE)][:4] == [
        "3 đơn vị",
        "3/3 đơn vị có cán bộ hoặc thủ trưởng",
        "1 bộ có hiệu lực",
        "đợt 2026",
    ]
