from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Role, Unit
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account


@pytest.mark.django_db
def test_import_page_tells_of_a_refused_file_in_the_portals_words(client: Client) -> None:
    technician = add_account(
        username="kythuat",
        password="mật khẩu đủ dài",
        full_name="Kỹ thuật",
        role=Role.TECHNICIAN,
        unit=None,
        valid_from=date(2020, 1, 1),
        by=system_actor(),
    )
    client.force_login(technician)
    file = SimpleUploadedFile("don-vi.xlsx", b"Ma don vi,Ten don vi\n")
    answer = client.post(
        "/quan-tri/accounts/unit/import/", {"import_file": file, "format": "0", "resource": ""}
    )

    assert answer.context["form"].errors["import_file"] == [
        "Tệp không phải là bảng tính Excel; cần tệp Excel lưu dạng .xlsx"
    ]
    assert not Unit.objects.exists()
