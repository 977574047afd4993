import re

from django.contrib.auth.password_validation import validate_password

from accounts.services.people.temporary_password import temporary_password


def test_temporary_password_can_be_read_aloud_and_is_strong_enough():
    password = temporary_password()
    assert re.fullmatch(r"(?:[a-kmnp-z2-9]{4}-){2}[a-kmnp-z2-9]{4}", password)
    validate_password(password)


def test_temporary_passwords_differ():
    assert len({temporary_password() for _ in range(200)}) == 200
