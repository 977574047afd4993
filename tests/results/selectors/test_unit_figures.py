from decimal import Decimal

import pytest

from accounts.models import ImportBatch, Unit
from accounts.services.actors import system_actor
from results.selectors.frames import set_frames
from results.selectors.unit_figures import run_figures
from scoring.core.types import RunKind
from scoring.models import PastResult
from tests import factories

pytestmark = pytest.mark.django_db


def _past_result(unit: Unit, year: int, index: str, **domains: str) -> None:
    batch = ImportBatch.objects.create(
        kind="past_results",
        file_name="x.xlsx",
        sha256="0" * 64,
        imported_at=factories.COMPUTED,
        imported_by=system_actor(),
    )
    PastResult.objects.create(
        year=year, unit=unit, index=index, band="Khá", rank=2, domains=domains, batch=batch
    )


def test_run_figures_of_every_unit_take_two_queries(small, django_assert_num_queries):
    frames = set_frames(small.round.criteria_set_id)

    with django_assert_num_queries(2):
        figures = run_figures(small.run, frames)

    assert [(u.code, u.index, u.band, u.rank) for u in figures.units] == [
        ("A", Decimal(90), "Xuất sắc", 1),
        ("B", Decimal(80), "Tốt", 2),
        ("C", Decimal(65), "Trung bình", 3),
    ]
    assert figures.units[0].domains["1"].percent == Decimal(90)


def test_run_figures_carry_the_imported_result_of_last_year(small):
    _past_result(small.a, 2019, "85.29", **{"1": "91.9"})
    _past_result(small.a, 2018, "70")

    figures = run_figures(small.run, set_frames(small.round.criteria_set_id))

    past = figures.units[0].past
    assert past is not None
    assert (past.index, past.band, past.rank, past.shares) == (
        Decimal("85.29"),
        "Khá",
        2,
        {"1": Decimal("91.9")},
    )
    assert figures.past_indexes() == {2019: {"A": Decimal("85.29")}, 2018: {"A": Decimal(70)}}
    assert figures.units[1].past is None


def test_run_figures_of_the_next_year_read_the_final_publication_here(small):
    final = factories.make_run(small.round, RunKind.FINAL)
    factories.make_score(final, small.a, "9", "8")
    factories.publish(final, small.self_run)
    small.publish()
    later = factories.make_round(small.round.criteria_set, 2021)
    run = factories.make_run(later)
    factories.make_score(run, small.a, "9", "9")

    figures = run_figures(run, set_frames(later.criteria_set_id))

    past = figures.units[0].past
    assert past is not None
    assert (past.index, past.shares) == (Decimal(85), {"1": Decimal(90), "2": Decimal(80)})


def test_run_figures_of_a_renamed_unit_stand_beside_the_result_under_its_old_name(small):
    old = factories.make_unit(small.a.group, "CU", "Sở cũ")
    Unit.objects.filter(pk=old.pk).update(successor=small.a)
    _past_result(old, 2019, "85.29")

    past = run_figures(small.run, set_frames(small.round.criteria_set_id)).units[0].past

    assert past is not None
    assert (past.index, past.unit) == (Decimal("85.29"), "Sở cũ")


def test_run_figures_of_a_merger_add_nothing_up(small):
    for code in ("C1", "C2"):
        old = factories.make_unit(small.a.group, code)
        Unit.objects.filter(pk=old.pk).update(successor=small.a)
        _past_result(old, 2019, "85.29")

    assert run_figures(small.run, set_frames(small.round.criteria_set_id)).units[0].past is None
