import pytest

from scoring.core.types import RunKind, Stage
from scoring.selectors.correction_page import correction_page
from tests.rounds import filled_edge_round
from tests.scoring.correcting import RENAMED, newer_version, without_parts_of_a3

pytestmark = pytest.mark.django_db


def test_page_names_moved_units_and_leaves_with_something_stored(tmp_path):
    page = correction_page(filled_edge_round(), without_parts_of_a3(tmp_path))

    run = page.runs[0]
    assert (run.label, run.is_self, len(run.units), run.still) == (RunKind.SELF.label, True, 8, 3)
    assert [line.criterion for line in run.units[0].lines] == ["A.3.1", "A.3.2", "A.3"]
    assert ([leaf.code for leaf in page.touched], page.untouched) == (["A.3.1", "A.3.2"], 0)


def test_page_draws_entries_of_one_reason_together(tmp_path):
    page = correction_page(filled_edge_round(), newer_version(tmp_path, RENAMED))

    assert [(each.code, each.stage, each.told) for each in page.unfit] == [
        ("1", Stage.APPRAISAL, "S2"),
        ("1", Stage.SELF, "S2"),
    ]
