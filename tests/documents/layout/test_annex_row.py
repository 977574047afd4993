from documents.layout.annex_row import AnnexRow, result_row, sum_row


def test_row_of_a_sum_without_points_shows_the_maximum_alone() -> None:
    assert sum_row("Điểm tối đa áp dụng", "86,00") == AnnexRow(
        "sum", "", "Điểm tối đa áp dụng", "86,00", "", "", "", ""
    )


def test_result_stands_in_the_column_of_totals() -> None:
    row = result_row("Xếp loại", "Tốt", "vì")
    assert (row.points, row.note) == (("", "", "", "Tốt"), "vì")
