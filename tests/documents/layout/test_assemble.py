from dataclasses import replace
from decimal import Decimal

from documents.layout.assemble import Names, group_figures
from documents.layout.figures import LeafFigures
from scoring.core.engine import run
from scoring.core.types import Entry, RunKind, Stage, Status
from tests.documents.papers import groups, unit_of
from tests.golden_loader import run_input


def test_groups_and_units_come_in_the_order_given() -> None:
    assert [(group.name, len(group.units)) for group in groups()] == [
        ("Các sở, ban, ngành", 19),
        ("Các đơn vị ngành dọc đóng trên địa bàn tỉnh", 6),
        ("Ủy ban nhân dân các huyện, thành phố", 7),
    ]


def test_group_without_units_has_no_annex() -> None:
    inputs = run_input(2020)
    units = [unit for unit in run(inputs).units if unit.group == "HUYEN"]
    names = Names({"SO": "Sở", "HUYEN": "Huyện"}, {unit.code: unit.code for unit in units}, "", "")
    assert [group.name for group in group_figures(inputs, units, {}, names)] == ["Huyện"]


def test_leaf_carries_the_units_own_points_and_what_was_said_of_it() -> None:
    _, unit = unit_of("VPUBND")
    assert unit.leaves["1.4.2"] == LeafFigures(
        points=Decimal("1.00"),
        status=Status.SCORED,
        self_points=Decimal("1.00"),
        self_status=Status.SCORED,
        note="Tài liệu kiểm chứng chưa đủ; Biên bản làm việc ngày 08/12/2020",
    )


def test_leaf_that_units_do_not_score_has_no_own_status() -> None:
    _, unit = unit_of("SNV")
    assert {code for code, leaf in unit.leaves.items() if leaf.self_status is None} == {
        *(f"8.1.{n}" for n in range(1, 6)),
        "P.1",
    }


def test_revised_leaf_says_so() -> None:
    changed = Entry("SNV", "1.7", Stage.REVISION, points=Decimal("1.5"), document="Công văn 12/SNV")
    inputs = run_input(2020, RunKind.FINAL)
    inputs = replace(inputs, entries=(*inputs.entries, changed))
    names = Names({"SO": "Sở"}, {unit.code: unit.code for unit in inputs.units}, "", "")
    (group,) = group_figures(inputs, run(inputs).units, {}, names)
    leaf = next(unit for unit in group.units if unit.code == "SNV").leaves["1.7"]
    assert (leaf.revised, leaf.points, leaf.note) == (True, Decimal("1.50"), "Công văn 12/SNV")


def test_rules_are_those_of_the_set() -> None:
    rules = groups()[0].rules
    assert (rules.title, rules.rounding.value, rules.digits, rules.extra_order.value) == (
        "Bộ tiêu chí minh họa",
        "half_up",
        2,
        "after",
    )
