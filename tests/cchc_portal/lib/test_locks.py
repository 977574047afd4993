from threading import Thread

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit, UnitGroup
from cchc_portal.lib.locks import hold_shared
from tests import factories


@pytest.mark.django_db
def test_row_is_held_in_one_statement_where_rows_have_locks(django_assert_num_queries):
    group = UnitGroup.objects.create(code="SO", name="Sở")

    with django_assert_num_queries(int(connection.features.has_select_for_update)):
        hold_shared(UnitGroup, group.pk)


@pytest.mark.django_db
@pytest.mark.skipif(not connection.features.has_select_for_update, reason="rows have no locks here")
def test_row_is_held_after_another_in_the_same_statement():
    unit = factories.make_unit(factories.make_group(), "A")

    with CaptureQueriesContext(connection) as asked:
        hold_shared(Unit, unit.pk, after="group")

    [query] = asked.captured_queries
    assert query["sql"].index("accounts_unitgroup") < query["sql"].index('"accounts_unit"')
    assert query["sql"].endswith("FOR SHARE")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(not connection.features.has_select_for_update, reason="rows have no locks here")
@pytest.mark.parametrize("model", [Unit, UnitGroup])
def test_nobody_changes_either_row_meanwhile(model):
    unit = factories.make_unit(factories.make_group(), "A")
    refused: list[bool] = []

    def change() -> None:
        try:
            with transaction.atomic():
                model.objects.select_for_update(no_key=True, nowait=True).get()
        except OperationalError:
            refused.append(True)
        finally:
            connections.close_all()

    with transaction.atomic():
        hold_shared(Unit, unit.pk, after="group")
        other = Thread(target=change)
        other.start()
        other.join(timeout=20)
    assert refused == [True]
