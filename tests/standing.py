"""Rows that take long to make, made once for all tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def standing_rows(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is stored before the yield of a fixture stands until the fixture ends.

    Each test works on a savepoint of this transaction: what it changes, the next one does not see. But for
    instances that the fixture hands out, which no test may change; nor may one need a real commit.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
