from cchc_portal.lib.findings import Finding, Severity, errors


def test_sentence_says_what_was_expected():
    assert Finding("Sai loại tệp", expected="tệp .xlsx").sentence == "Sai loại tệp; cần tệp .xlsx"


def test_as_json_has_the_shape_of_every_import():
    finding = Finding("Ô không phải là số", "Chấm điểm", 7, "Giá trị", "abc")
    assert finding.as_json() == {
        "sheet": "Chấm điểm",
        "row": 7,
        "column": "Giá trị",
        "found": "abc",
        "message": "Ô không phải là số",
        "severity": "error",
    }


def test_as_json_cuts_what_nobody_would_read():
    said = Finding("x" * 3_000, "A", 1, "c" * 400, "f" * 32_767).as_json()
    assert [said["message"], said["column"], said["found"]] == [
        "x" * 2_000 + "…",
        "c" * 300 + "…",
        "f" * 300 + "…",
    ]


def test_errors_leaves_warnings_and_notices_out():
    blocking = Finding("a")
    rest = [Finding("b", severity=Severity.WARNING), Finding("c", severity=Severity.NOTICE)]
    assert errors([blocking, *rest]) == [blocking]
