"""The portal's own settings for a season told in seconds: its clock stands where the test puts it.

Loaded by web server and worker alike. The timetable looks every second for what time has brought, and
passwords are hashed quickly.
"""

import datetime as dt

from django.utils import timezone

from cchc_portal.settings import *  # noqa: F403
from cchc_portal.settings import CCHC_HOME, CELERY_BEAT_SCHEDULE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CLOCK = CCHC_HOME / "clock"  # a moment as ISO text
for name in ("record-silence", "lapse-supplements"):
    CELERY_BEAT_SCHEDULE[name] |= {"schedule": 1, "options": {"expires": 5}}


def _standing_clock() -> dt.datetime:
    return dt.datetime.fromisoformat(CLOCK.read_text(encoding="ascii"))


timezone.now = _standing_clock
