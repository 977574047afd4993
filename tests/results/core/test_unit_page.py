from dataclasses import replace
from decimal import Decimal

from results.core.unit_page import Branch, Leaf, LineFacts, NodeRow, domain_rows, tree_rows
from scoring.core.words import Method, Stage, Status
from tests.results.figures import DOMAINS, SO, domain, past, unit


def _node(code: str, parent: str, points: str, method: Method | None = None) -> NodeRow:
    return NodeRow(code, f"Tiêu chí {code}", parent, Decimal(points), method, "", "")


def _facts(points: str | None, status: Status = Status.SCORED, claimed: str | None = None) -> LineFacts:
    return LineFacts(
        points=Decimal(points) if points else None,
        status=status,
        stage=Stage.APPRAISAL,
        because=(),
        claimed=Decimal(claimed) if claimed else None,
        group_mean=None,
    )


NODES = [
    _node("1", "", "6"),
    _node("1.1", "1", "4"),
    _node("1.1.1", "1.1", "1", Method.CHOICE),
    _node("1.1.2", "1.1", "3", Method.RATIO),
    _node("1.2", "1", "2", Method.COUNT),
]


def test_tree_rows_add_up_branches_over_all_their_leaves():
    lines = {"1.1.1": _facts("0.5"), "1.1.2": _facts("2.75"), "1.2": _facts("2")}
    rows = tree_rows(NODES, lines)

    sums = {r.node.code: (r.points, r.applicable_max) for r in rows if isinstance(r, Branch)}
    assert sums == {"1": (Decimal("5.25"), Decimal(6)), "1.1": (Decimal("3.25"), Decimal(4))}
    assert [(r.node.code, r.depth) for r in rows] == [
        ("1", 0),
        ("1.1", 1),
        ("1.1.1", 2),
        ("1.1.2", 2),
        ("1.2", 1),
    ]


def test_tree_rows_take_exempt_leaves_out_of_the_maximum_but_not_missing_ones():
    lines = {
        "1.1.1": _facts(None, Status.NOT_APPLICABLE),
        "1.1.2": _facts(None, Status.MISSING),
        "1.2": _facts("1"),
    }
    domain_row = tree_rows(NODES, lines)[0]

    assert isinstance(domain_row, Branch)
    assert (domain_row.points, domain_row.applicable_max) == (Decimal(1), Decimal(5))


def test_tree_rows_leave_out_leaves_that_the_run_does_not_have():
    assert [r.node.code for r in tree_rows(NODES, {"1.2": _facts("1")})] == ["1", "1.1", "1.2"]


def test_difference_of_a_leaf_needs_claim_and_award():
    assert Leaf(NODES[2], 2, _facts("0.5", claimed="1")).difference == Decimal("-0.5")
    assert Leaf(NODES[2], 2, _facts("0.5")).difference is None


def test_domain_rows_set_the_unit_beside_its_group_and_last_year():
    own = unit(
        "A", "90", domains={"1": domain("9", "10"), "2": domain("0", "0")}, past=past("80", **{"1": "71.93"})
    )
    peer = unit("B", "70", domains={"1": domain("7", "10"), "2": domain("10", "20")})
    rows = domain_rows(SO, own, [own, peer])

    assert [(r.cell.percent, r.group_mean, r.past) for r in rows] == [(90, 80, 72), (None, 50, None)]


def test_domain_rows_find_last_year_under_the_code_it_had_then():
    frame = replace(SO, domains=(replace(DOMAINS[0], past_code="7"),))
    own = unit("A", "90", domains={"1": domain("9", "10")}, past=past("80", **{"1": "10", "7": "66"}))

    assert domain_rows(frame, own, [own])[0].past == Decimal(66)
