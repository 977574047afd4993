from results.core.comparison import Summary, moved_units, summary_of
from scoring.core.causes import causes_of
from scoring.core.compare import compare
from scoring.core.engine import run
from scoring.core.types import UnitInput
from tests.scoring.core.samples import GROUP, D, award, bands, judged, run_of, set_of

UNITS = tuple(UnitInput(code, GROUP) for code in "UVW")
NAMES = {"U": "Sở U", "V": "Sở V", "W": "Sở W", GROUP: "Các sở"}
BANDS = {GROUP: bands(("Tốt", "80"), ("Yếu", "0"))}


def _moved(before: dict[str, str], after: dict[str, str]):
    inputs = [
        run_of(
            set_of(judged("1"), bands=BANDS),
            *(award(code, "1", points=points) for code, points in judgements.items()),
            units=UNITS,
        )
        for judgements in (before, after)
    ]
    results = [run(each) for each in inputs]
    return moved_units(causes_of(compare(*results), *inputs, ()), NAMES, {(GROUP, "1"): "Chỉ đạo"}, REQUESTS)


REQUESTS = {("U", "1"): 37}
BEFORE = {"U": "7", "V": "6", "W": "5"}


def test_units_with_lines_of_their_own_come_before_those_moved_by_others():
    rows = _moved(BEFORE, {**BEFORE, "W": "9"})

    assert [(row.name, row.group, row.difference, row.places, len(row.lines)) for row in rows] == [
        ("Sở W", "Các sở", D("40.00"), 2, 1),
        ("Sở U", "Các sở", D("0.00"), -1, 0),
        ("Sở V", "Các sở", D("0.00"), -1, 0),
    ]


def test_line_carries_its_title_and_difference():
    (line,) = _moved(BEFORE, {**BEFORE, "U": "6.5"})[0].lines

    assert (line.code, line.title, line.difference, line.request) == ("1", "Chỉ đạo", D("-0.50"), 37)


def test_line_without_points_on_a_side_has_no_difference():
    (line,) = _moved(BEFORE, {"U": "7", "V": "6"})[-1].lines

    assert (line.code, line.difference) == ("1", None)


def test_summary_counts_units_classes_and_lines():
    rows = _moved(BEFORE, {"U": "9", "V": "6", "W": "4"})

    assert summary_of(rows) == Summary(units=2, up=1, down=1, classes=1, lines=2, unexplained=2)
