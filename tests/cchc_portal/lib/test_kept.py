from datetime import timedelta

import pytest
from django.core.cache import cache

from cchc_portal.lib.kept import kept

HOUR = timedelta(hours=1)


def test_kept_text_is_made_once():
    made = iter(["first", "second"])

    assert [kept("page", lambda: next(made), fresh=HOUR) for _ in range(3)] == ["first"] * 3


def test_kept_text_is_made_anew_when_it_is_no_longer_fresh():
    made = iter(["first", "second"])
    kept("page", lambda: next(made), fresh=HOUR)
    cache.delete("page:fresh")

    assert [kept("page", lambda: next(made), fresh=HOUR) for _ in range(2)] == ["second"] * 2


def test_kept_text_that_grows_old_is_shown_while_it_is_made_anew():
    kept("page", lambda: "old", fresh=HOUR)
    cache.delete("page:fresh")
    seen_meanwhile = []

    def make() -> str:
        seen_meanwhile.append(kept("page", lambda: "made twice", fresh=HOUR))
        return "new"

    assert kept("page", make, fresh=HOUR) == "new"
    assert seen_meanwhile == ["old"]


def test_kept_texts_are_told_apart_by_their_key():
    kept("one", lambda: "one", fresh=HOUR)

    assert kept("two", lambda: "two", fresh=HOUR) == "two"


def test_kept_text_that_could_not_be_made_is_made_by_the_next_who_asks():
    with pytest.raises(ZeroDivisionError):
        kept("page", lambda: str(1 // 0), fresh=HOUR)

    assert kept("page", lambda: "made", fresh=HOUR) == "made"
