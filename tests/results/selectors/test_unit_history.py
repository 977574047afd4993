from decimal import Decimal

from accounts.models import ImportBatch
from accounts.services.actors import system_actor
from results.selectors.unit_history import YearResult, unit_history
from scoring.core.types import RunKind
from scoring.models import PastResult
from tests import factories


def _imported(unit, year: int, index: str) -> None:
    batch = ImportBatch.objects.create(
        kind="past_results", file_name="x", imported_at=factories.COMPUTED, imported_by=system_actor()
    )
    PastResult.objects.create(year=year, unit=unit, index=index, band="Khá", rank=2, batch=batch)


def test_history_is_what_was_published_finally_and_what_was_imported(small, django_assert_num_queries):
    final = factories.make_run(small.round, RunKind.FINAL)
    factories.make_score(final, small.a, "9", "8")
    factories.publish(final, small.self_run)
    for year, index in ((2019, "75"), (2020, "1")):
        _imported(small.a, year, index)

    with django_assert_num_queries(2):
        found = unit_history(small.a)

    assert found == (
        YearResult(2020, Decimal(85), "Tốt", 1, 1),
        YearResult(2019, Decimal(75), "Khá", 2, None),
    )


def test_history_knows_nothing_of_what_is_only_provisional(small):
    small.publish()

    assert unit_history(small.a) == ()
