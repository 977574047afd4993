import pytest
from django.conf import settings

from accounts.models import Role, Upload, User
from cchc_portal.middleware import FIELDS
from tests import factories

pytestmark = pytest.mark.django_db
FORM = "multipart/form-data; boundary=b"


@pytest.fixture
def admin(client):
    client.force_login(factories.make_person(Role.ROUND_ADMIN))
    return client


def send(client, length: int | str):
    """A request that says how long it is; nothing of it has come yet."""
    return client.generic("POST", "/nhap/don-vi/", b"", content_type=FORM, CONTENT_LENGTH=str(length))


def test_request_beyond_the_limit_is_answered_with_our_page(admin):
    answer = send(admin, settings.MAX_UPLOAD_BYTES + FIELDS + 1)
    page = answer.content.decode()

    assert (answer.status_code, Upload.objects.count()) == (413, 0)
    assert f"Tệp vượt quá dung lượng cho phép ({settings.MAX_UPLOAD_BYTES >> 20} MB)." in page
    assert "Lê Thị Hoa" in page


def test_request_beyond_the_limit_is_answered_before_signing_in(client):
    assert send(client, 1 << 40).status_code == 413


@pytest.mark.parametrize("length", [settings.MAX_UPLOAD_BYTES + FIELDS, "", "nhiều"])
def test_request_within_the_limit_or_without_a_length_goes_on_to_the_form(admin, length):
    assert send(admin, length).status_code == 422


@pytest.mark.parametrize(
    "address", ["/ket-qua/%00/", "/luot-tinh/a%00b/", "/xep-hang/?luot=%00", "/?x=1&x=a%00"]
)
def test_address_with_a_nul_is_not_found(client, address):
    client.force_login(User.objects.create(username="ai"))
    assert client.get(address).status_code == 404


def test_address_with_a_nul_is_not_found_by_strangers_either(client):
    assert client.get("/dang-nhap/?next=%00").status_code == 404
