from datetime import UTC, datetime
from decimal import Decimal

from scoring.core.consistency import Judged, largest_gaps, leniency, same_figures, same_proof

AT = datetime(2020, 12, 3, 9, tzinfo=UTC)


def line(unit, awarded, *, claimed="8", code="1.1", by="Hoa", maximum="10", **more):
    points = [None if text is None else Decimal(text) for text in (claimed, awarded)]
    return Judged(unit, unit, "SO", code, "LEAD", by, AT, Decimal(maximum), *points, **more)


def test_gap_is_what_was_claimed_beyond_the_award():
    assert [line("A", "6").gap, line("A", "9").gap, line("A", None).gap] == [2, -1, None]


def test_largest_gaps_come_first_whichever_is_higher():
    lines = [line("A", "7"), line("B", "8"), line("C", "2"), line("D", "10")]
    assert [found.unit for found in largest_gaps(lines, 2)] == ["C", "D"]


def test_judge_is_compared_with_the_others_on_the_same_criteria():
    own = [line("A", "9"), line("B", "10"), line("C", "8", code="9.9")]
    others = [line(unit, points, by="Mai") for unit, points in (("D", "5"), ("E", "6"), ("F", "8"))]
    found = {row.who: row for row in leniency([*own, *others], lambda each: each.by)}

    hoa = found["Hoa"]
    assert (hoa.lines, hoa.mean, hoa.others, hoa.compared, hoa.small) == (3, 90, 60, 3, True)
    assert (hoa.beyond, found["Mai"].others) == (30, 95)


def test_enough_judgements_are_no_small_sample():
    lines = [line(f"{by}{n}", "5", by=by) for by in ("Hoa", "Mai") for n in range(5)]
    assert [row.small for row in leniency(lines, lambda each: each.by)] == [False, False]


def test_judge_whom_nobody_shares_a_criterion_with_is_not_compared():
    (row,) = leniency([line("A", "9")], lambda each: each.by)
    assert (row.others, row.beyond, row.small) == (None, None, True)


def test_penalty_and_line_without_points_have_no_share():
    assert leniency([line("A", None), line("A", "-1", maximum="-3")], lambda each: each.by) == ()


def test_same_document_marked_differently_is_found():
    proof = {"proofs": frozenset({"sha256"})}
    lines = [
        line("A", "6", **proof),
        line("B", "9", **proof),
        line("C", "9"),
        line("D", "1", code="1.2", **proof),
    ]
    (found,) = same_proof(lines)
    assert (found.what, [each.unit for each in found.lines]) == ("sha256", ["A", "B"])


def test_same_document_marked_alike_is_no_matter():
    proof = {"proofs": frozenset({"x"})}
    assert same_proof([line("A", "6", **proof), line("B", "6", **proof)]) == ()
    assert same_proof([line("A", "6", **proof), line("A", "9", **proof)]) == ()


def test_same_figures_with_different_points_are_found_within_a_group():
    figures = {"figures": ("3", "4")}
    lines = [line("A", "6", **figures), line("B", "7.5", **figures), line("C", "7.5"), line("D", "7.5")]
    (found,) = same_figures(lines)
    assert [each.unit for each in found.lines] == ["A", "B"]
