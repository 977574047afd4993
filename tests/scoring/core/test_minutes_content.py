from dataclasses import replace
from datetime import date

from scoring.core.minutes_content import minutes_bytes, read_minutes
from tests.scoring.minutes_samples import CONTENT


def test_content_is_read_back_as_it_was():
    assert read_minutes(minutes_bytes(CONTENT)) == CONTENT


def test_same_content_gives_the_same_bytes_and_another_does_not():
    assert minutes_bytes(CONTENT) == minutes_bytes(replace(CONTENT))
    force = replace(CONTENT.force, decided_on=date(2018, 2, 13))
    assert minutes_bytes(CONTENT) != minutes_bytes(replace(CONTENT, force=force))
