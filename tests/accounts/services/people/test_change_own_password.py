import pytest

from accounts.models import AuditEvent
from accounts.services.people.change_own_password import WrongPassword, change_own_password
from accounts.services.people.passwords import WeakPassword
from tests import factories

pytestmark = pytest.mark.django_db
OLD, NEW = "mat-khau-dai-1", "mot-cau-de-nho-2"


@pytest.fixture
def person():
    user = factories.make_person(None, username="hoa.le")
    user.must_change_password = True
    user.save()
    return user


def test_change_own_password_is_done_and_ends_sessions(person, client):
    client.force_login(person)
    changed = change_own_password(user=person, old=OLD, new=NEW)
    person.refresh_from_db()
    assert (person.check_password(NEW), person.must_change_password) == (True, False)
    assert client.get("/").status_code == 302
    assert (changed, AuditEvent.objects.get().verb) == (person, "change_own_password")


@pytest.mark.parametrize(
    ("old", "new", "refusal", "said"),
    [
        ("khac", NEW, WrongPassword, "Mật khẩu hiện tại không đúng"),
        (OLD, OLD, WrongPassword, "phải khác mật khẩu hiện tại"),
        (
            OLD,
            "hoa.le",
            WeakPassword,
            "giống tên đăng nhập hoặc họ tên; Mật khẩu quá ngắn; cần ít nhất 10 ký tự",
        ),
        (OLD, "1234567890123", WeakPassword, "quá phổ biến, dễ đoán; Mật khẩu chỉ gồm chữ số"),
    ],
)
def test_change_own_password_that_will_not_do_is_refused(person, old, new, refusal, said):
    with pytest.raises(refusal, match=said):
        change_own_password(user=person, old=old, new=new)
    person.refresh_from_db()
    assert (person.check_password(OLD), person.must_change_password) == (True, True)
