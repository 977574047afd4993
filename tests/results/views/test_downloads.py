from io import BytesIO

import openpyxl
import pytest

from accounts.models import Role
from tests import factories

URL = "/xep-hang/xuat.xlsx"


def test_workbook_is_a_download_that_opens(small, as_leader):
    response = as_leader.get(URL)

    assert response.headers["Content-Disposition"] == 'attachment; filename="xep-hang-2020-provisional.xlsx"'
    assert len(openpyxl.load_workbook(BytesIO(response.content)).sheetnames) > 0


@pytest.mark.parametrize(("published", "status"), [(False, 403), (True, 200)])
def test_workbook_is_open_to_units_as_the_ranking_is(small, client, published, status):
    if published:
        small.publish()
    client.force_login(factories.make_person(Role.UNIT_OFFICER, small.a))

    assert client.get(URL).status_code == status


def test_workbook_without_a_run_is_not_found(as_leader):
    assert as_leader.get(URL).status_code == 404
