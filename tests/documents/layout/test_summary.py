from decimal import Decimal

import pytest

from documents.layout.summary import SummaryRow
from tests.documents.papers import groups, summaries
from tests.golden_loader import expected


def number(cell: str) -> Decimal:
    """What a reader with a pocket calculator types for a cell."""
    plain = cell.split("/", maxsplit=1)[0].rstrip("*").replace("−", "-").replace(",", ".")
    return Decimal(0) if plain in {"KAD", "Thiếu", ""} else Decimal(plain)


def cents(value: Decimal) -> Decimal:
    return Decimal(int(value * 100 + Decimal("0.5"))) / 100


@pytest.mark.parametrize("annex", range(3))
def test_summary_adds_up_by_hand(annex: int) -> None:
    for row in summaries()[annex].rows:
        assert sum(map(number, row.points)) == number(row.obtained)
        index = number(row.obtained) / number(row.applicable_max) * 100 + number(row.extra)
        assert cents(index) == number(row.index)


def test_weighted_summary_adds_up_by_hand() -> None:
    weights = (30, 20, 50)
    for row in summaries(2031)[0].rows:
        domains = [cell.split("/") for cell in row.points[:3]]
        assert sum(number(cell) for cell in row.points[:3]) == number(row.obtained)
        if row.complete:
            shares = [
                (weight, number(cell[0]) / number(cell[1]))
                for weight, cell in zip(weights, domains, strict=True)
                if cell != ["KAD"]
            ]
            weighted = 100 * sum(w * share for w, share in shares) / sum(w for w, _ in shares)
            assert cents(weighted + number(row.extra)) == number(row.index)


def test_summary_prints_the_independent_results() -> None:
    found = {(row.unit, row.index, row.band, row.rank) for annex in summaries() for row in annex.rows}
    names = {unit.code: unit.name for group in groups() for unit in group.units}
    assert found == {
        (names[unit["code"]], unit["index"].replace(".", ","), unit["band"], str(unit["rank"]))
        for unit in expected(2020)
    }


def test_rows_follow_the_rank() -> None:
    assert [row.rank for row in summaries()[0].rows] == [str(n) for n in range(1, 20)]


def test_unit_without_index_comes_last_and_says_so() -> None:
    assert summaries(2031)[0].rows[-1] == SummaryRow(
        unit="Ủy ban nhân dân phường Mẫu 7",
        points=("5,95/20,00", "5,00*/15,00", "10,35/15,00", "10,35/15,00"),
        obtained="21,30*",
        applicable_max="50,00",
        extra="−3,00",
        index="Chưa đủ dữ liệu",
        band="",
        rank="Không xếp hạng",
        ranked=False,
        complete=False,
    )


def test_unit_outside_the_ranking_has_an_index_and_comes_after_the_ranked() -> None:
    rows = summaries(2031)[1].rows
    assert [(row.unit, row.rank, row.index) for row in rows] == [
        ("Sở Thủy Sản", "1", "98,75"),
        ("Sở Hòa Bình", "2", "57,90"),
        ("Sở Khác", "Không xếp hạng", "3,57"),
    ]


def test_domain_that_does_not_apply_is_marked() -> None:
    row = next(row for row in summaries()[0].rows if row.unit == "Thanh tra tỉnh")
    assert (row.points[2], row.applicable_max) == ("KAD", "81,00")


def test_headings_are_numbered_to_the_last_column() -> None:
    annex = summaries()[0]
    assert (list(annex.column_numbers), annex.maximum) == (list(range(1, 18)), "100,00")
