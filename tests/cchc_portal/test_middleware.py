import pytest

from accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/ket-qua/%00/", "/luot-tinh/a%00b/", "/xep-hang/?luot=%00", "/?x=1&x=a%00"]
)
def test_address_with_a_nul_is_not_found(client, address):
    client.force_login(User.objects.create(username="ai"))
    assert client.get(address).status_code == 404


def test_address_with_a_nul_is_not_found_by_strangers_either(client):
    assert client.get("/dang-nhap/?next=%00").status_code == 404
