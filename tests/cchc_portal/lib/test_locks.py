import pytest
from django.db import connection

from accounts.models import UnitGroup
from cchc_portal.lib.locks import hold_shared


@pytest.mark.django_db
def test_row_is_held_in_one_statement_where_rows_have_locks(django_assert_num_queries):
    group = UnitGroup.objects.create(code="SO", name="Sở")

    with django_assert_num_queries(int(connection.features.has_select_for_update)):
        hold_shared(UnitGroup, group.pk)
