import pytest

from scoring.core.appraisal import Lead, Scope
from scoring.core.appraisal_sight import Reach, Sight

LEAD, OTHER, UNIT, GROUP = 1, 2, 3, 9
LEADS = {(GROUP, "a"): Lead(LEAD), (GROUP, "b"): Lead(OTHER), (GROUP, "c"): Lead(LEAD, 77)}


def sight(*, appraises_for=(), belongs_to=(), heads=(), member=False, all_figures=False, own=False) -> Sight:
    scope = Scope(5, frozenset(appraises_for), frozenset(belongs_to), member, own, LEADS)
    return Sight(scope, frozenset(heads), member or all_figures, all_figures)


def shown(found: Sight, unit: int, reach: Reach) -> str:
    return "".join(code for code in "abc" if found.shows(unit, GROUP, code, reach))


APPRAISER = sight(appraises_for={LEAD}, belongs_to={LEAD})
CHIEF = sight(heads={LEAD}, belongs_to={LEAD})
MEMBER = sight(member=True, belongs_to={OTHER})
LEADER = sight(all_figures=True, belongs_to={LEAD})


@pytest.mark.parametrize(
    ("found", "mine", "readable"),
    [(APPRAISER, "a", "a"), (CHIEF, "ac", "ac"), (MEMBER, "", "abc"), (LEADER, "abc", "abc")],
)
def test_lines_of_another_unit_by_reach(found, mine, readable):
    assert [shown(found, UNIT, reach) for reach in Reach] == [mine, readable, "abc"]


def test_task_force_has_the_lines_of_lead_units_but_not_of_the_own():
    assert [shown(MEMBER, unit, Reach.MINE) for unit in (LEAD, OTHER)] == ["ac", ""]


def test_own_line_is_shown_and_what_is_awarded_there_is_not():
    assert shown(APPRAISER, LEAD, Reach.MINE) == "a"
    told = {"appraiser": APPRAISER, "chief": CHIEF, "leader": LEADER}
    assert {name: found.sees_award(LEAD, GROUP, "a") for name, found in told.items()} == {
        "appraiser": False,
        "chief": False,
        "leader": True,
    }


def test_own_line_is_seen_where_the_round_allows_to_judge_it():
    allowed = sight(appraises_for={LEAD}, belongs_to={LEAD}, own=True)

    assert allowed.sees_award(LEAD, GROUP, "a") is True


def test_awards_of_another_lead_unit_are_not_seen():
    assert [APPRAISER.sees_award(UNIT, GROUP, code) for code in "abc"] == [True, False, False]


@pytest.mark.parametrize(
    ("found", "some"), [(APPRAISER, True), (CHIEF, True), (MEMBER, True), (sight(heads={UNIT}), False)]
)
def test_who_has_a_desk(found, some):
    assert found.reads_some is some
