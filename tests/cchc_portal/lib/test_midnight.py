from datetime import UTC, date, datetime

from django.utils import timezone

from cchc_portal.lib.midnight import midnight


def test_midnight_is_the_provinces_own_whatever_zone_is_active():
    with timezone.override("UTC"):
        assert midnight(date(2021, 1, 15)) == datetime(2021, 1, 14, 17, tzinfo=UTC)
