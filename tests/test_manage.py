"""`create_round --settings FILE` must not be taken for Django's own settings module."""

import pytest

from manage import portal_words


@pytest.mark.parametrize(
    ("words", "passed_on"),
    [
        (["create_round", "--settings", "a.xlsx"], ["create_round", "--round-settings", "a.xlsx"]),
        (["create_round", "--settings=a.xlsx"], ["create_round", "--round-settings=a.xlsx"]),
        (["migrate", "--settings", "other"], ["migrate", "--settings", "other"]),
        (["create_round", "--year", "2020"], ["create_round", "--year", "2020"]),
    ],
)
def test_portal_words(words, passed_on):
    assert portal_words(["manage.py", *words]) == ["manage.py", *passed_on]
