from cchc_portal.lib.findings import Finding
from cchc_portal.lib.repeats import grouped, told


def _findings(count, found="XYZ", message="Mã đơn vị không có trong danh sách"):
    return [Finding(message, "Chấm điểm", 3 + i, "Mã đơn vị", found) for i in range(count)]


def test_grouped_few_findings_stay_apart():
    assert [(one.count, one.finding.row) for one in grouped(_findings(5))] == [
        (1, row) for row in range(3, 8)
    ]


def test_grouped_many_of_the_same_content_become_one_with_rows():
    (one,) = grouped(_findings(6))
    assert (one.count, one.rows) == (6, (3, 4, 5, 6, 7, 8))


def test_told_message_carries_the_count_and_the_first_rows():
    (finding,) = told(_findings(12))
    rows = "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …"
    assert finding.message == f"Mã đơn vị không có trong danh sách (12 lần, các dòng {rows})"


def test_grouped_different_contents_stay_apart_up_to_twenty():
    findings = [f for i in range(20) for f in _findings(1, found=str(i))]
    assert [one.count for one in grouped(findings)] == [1] * 20


def test_grouped_more_than_twenty_contents_become_one():
    findings = [f for i in range(21) for f in _findings(1, found=str(i))]
    assert [one.count for one in grouped(findings)] == [21]


def test_told_again_changes_nothing():
    findings = [
        *_findings(12),
        *_findings(3, message="a"),
        *(f for i in range(9) for f in _findings(1, str(i))),
    ]
    assert told(told(findings)) == told(findings)


def test_grouped_keeps_different_messages_in_order():
    findings = [*_findings(1, message="a"), *_findings(1, message="b")]
    assert [one.finding.message for one in grouped(findings)] == ["a", "b"]
