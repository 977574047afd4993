from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from cchc_portal.lib.locks import hold_shared
from scoring.models import Assessment, Claim, ClaimChange
from scoring.services.save_claim import ClaimConflict
from tests import factories
from tests.scoring.sheets_of_units import make_sheets, saved


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", [True, False])
def test_two_who_save_the_same_version_at_once_one_wins(first):
    sheets = make_sheets()
    hoa = factories.make_person(None, username="hoa")
    if not first:
        saved(sheets.a, hoa, points="1")
    barrier, outcomes = Barrier(2), []

    def save(points: str) -> None:
        barrier.wait()
        try:
            outcomes.append(saved(sheets.a, hoa, points=points, version=0 if first else 1).claim.version)
        except ClaimConflict as conflict:
            outcomes.append(conflict.claim.points)
        finally:
            connections.close_all()

    both = [Thread(target=save, args=(points,)) for points in ("7", "8")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    claim = Claim.objects.get()
    assert sorted(outcomes) == sorted([claim.version, claim.points])
    versions = ClaimChange.objects.order_by("version").values_list("version", flat=True)
    assert list(versions) == list(range(1, claim.version + 1))


@pytest.mark.django_db(transaction=True)
def test_row_held_by_one_may_be_held_by_another_meanwhile():
    sheets = make_sheets()
    done: list[str] = []

    def hold() -> None:
        with transaction.atomic():
            hold_shared(Assessment, sheets.a.pk)
            done.append("held")
        connections.close_all()

    with transaction.atomic():
        hold_shared(Assessment, sheets.a.pk)
        other = Thread(target=hold)
        other.start()
        other.join(timeout=20)
        assert done == ["held"]
