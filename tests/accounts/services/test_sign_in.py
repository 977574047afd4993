from datetime import timedelta

import pytest

from accounts.models import AuditEvent, SignInTries
from accounts.services.sign_in import admit_sign_in, forget_tries, note_failed_sign_in
from tests import factories
from tests.accounts.people import NOW, at_once

pytestmark = pytest.mark.django_db
HERE, THERE = "10.0.0.1", "10.0.0.2"
MINUTE = timedelta(minutes=1)


def _admit(username="hoa.le", address=HERE, now=NOW):
    return admit_sign_in(username=username, address=address, now=now)


def _fail(times, username="hoa.le", address=HERE, now=NOW):
    for _ in range(times):
        assert _admit(username, address, now) is None
        note_failed_sign_in(username=username, address=address, now=now)


def test_sixth_try_in_a_row_waits_a_minute_and_is_not_counted():
    _fail(5)
    assert _admit() == NOW + MINUTE
    assert _admit(now=NOW + MINUTE / 2) == NOW + MINUTE
    assert SignInTries.objects.get().tries == 5
    assert _admit(now=NOW + MINUTE) is None


def test_wait_is_of_one_name_at_one_address():
    _fail(5)
    assert (_admit(address=THERE), _admit(username="khac")) == (None, None)
    assert _admit(username="  HOA.LE ") == NOW + MINUTE


def test_right_password_forgets_the_tries():
    _fail(4)
    forget_tries(username="hoa.le", address=HERE, now=NOW)
    _fail(4)
    assert SignInTries.objects.get().tries == 4


def test_tries_are_forgotten_after_an_hour():
    _fail(5)
    later = NOW + timedelta(hours=1)
    assert _admit(now=later) is None
    assert SignInTries.objects.get().tries == 1
    forget_tries(username="khac", address=THERE, now=later + timedelta(hours=2))
    assert SignInTries.objects.count() == 0


def test_address_that_tries_many_names_waits_a_minute_each():
    for number in range(50):
        _fail(1, f"ten-{number}")
    assert _admit("ten-moi") == NOW + MINUTE
    assert _admit("ten-moi", THERE) is None


def test_trail_tells_of_an_account_that_waits_and_of_no_unknown_name():
    factories.make_person(None, username="hoa.le")
    _fail(5)
    _fail(5, "khong-co")
    event = AuditEvent.objects.get()
    assert (event.verb, event.actor, event.target_ref) == ("hold_sign_in", "he-thong", "hoa.le")
    assert event.detail == {"address": HERE, "tries": 5, "minutes": 1}


@pytest.mark.django_db(transaction=True)
def test_of_twenty_tries_at_once_five_are_let_through():
    found = at_once(*[_admit] * 20)
    assert found.count(None) == 5
