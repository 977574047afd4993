import json

from benchmarks.report import Figure, Report


def _report(value: float, **more: object) -> Report:
    return Report("x", Figure("ratio", value, limit=2), [Figure("wall", 1.5, "s", **more)])


def test_report_as_json_is_one_object():
    assert json.loads(_report(1.23456, goal=2).as_json()) == {
        "name": "x",
        "figures": {"wall": {"value": 1.5, "unit": "s", "goal": 2}},
        "ratio": 1.235,
        "limit": 2,
        "held": True,
    }


def test_report_is_held_only_where_every_limit_is():
    assert [_report(2).held, _report(2.1).held, _report(1, limit=1).held] == [True, False, False]


def test_report_is_held_where_only_a_goal_is_missed():
    assert _report(1, goal=1).held


def test_report_as_table_says_what_is_not_held():
    lines = _report(3).as_table().splitlines()
    assert [line.split() for line in lines] == [
        ["x"],
        ["wall", "1.500", "s"],
        ["ratio", "3.000", "<=", "2", "NOT", "HELD"],
    ]
