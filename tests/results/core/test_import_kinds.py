from accounts.models import ImportKind
from results.core.import_kinds import PAGES


def test_workbooks_of_which_rows_may_be_left_out():
    assert {page.kind for page in PAGES if not page.whole} == {
        ImportKind.SELF_SCORES,
        ImportKind.APPRAISAL_SCORES,
        ImportKind.SURVEY,
        ImportKind.PAST_RESULTS,
    }
