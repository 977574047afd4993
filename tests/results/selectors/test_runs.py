import pytest

from results.selectors.runs import run_row, run_rows, self_sums


def test_run_rows_tell_units_and_publications_in_two_queries(small, django_assert_num_queries):
    small.publish()

    with django_assert_num_queries(2):
        rows = run_rows(small.round)

    assert [(r.code, r.is_self, r.unit_count, r.without_index, r.publications) for r in rows] == [
        (small.run.code, False, 3, 0, (1,)),
        (small.self_run.code, True, 3, 3, ()),
    ]


def test_run_rows_carry_hash_engine_and_person(small):
    row = run_rows(small.round)[0]

    assert (row.input_hash, row.engine_version, row.computed_by) == (small.run.input_hash, "1.0", "Hệ thống")


def test_run_row_of_an_unknown_code_is_none(db):
    assert run_row("khong-co") is None


@pytest.mark.parametrize("codes", [["A", "B", "C"]])
def test_self_sums_list_the_units_in_order(small, codes):
    assert [score.unit.code for score in self_sums(small.self_run)] == codes
