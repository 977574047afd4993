from pathlib import Path

import pytest

from cchc_portal.connections import SQLITE, MailRoute, cache, celery_broker, database, mail
from cchc_portal.environment import SettingError

HOME = Path("/srv/cchc")
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def test_database_without_address_is_sqlite_under_home() -> None:
    found = database("", HOME)
    assert (found["ENGINE"], found["NAME"]) == (SQLITE, "/srv/cchc/db.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_database_sqlite_address_keeps_the_same_options() -> None:
    assert database("sqlite:////srv/other.sqlite3", HOME)["OPTIONS"] == database("", HOME)["OPTIONS"]


def test_database_postgres_address_is_read_whole() -> None:
    found = database("postgres://cchc:m%40t@db.local:5433/cchc?sslmode=require", HOME)
    wanted = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "cchc",
        "USER": "cchc",
        "PASSWORD": "m@t",
        "HOST": "db.local",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
        "CONN_HEALTH_CHECKS": True,
    }
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    "url", ["mysql://h/x", "cchc", "postgres://h:70000/x", "postgres://h", "postgres://[h/x"]
)
def test_database_wrong_address_says_what_to_write(url: str) -> None:
    with pytest.raises(SettingError, match="DATABASE_URL không hợp lệ: ghi postgres://"):
        database(url, HOME)


def test_cache_is_the_redis_database_after_the_brokers() -> None:
    assert cache("redis://:mật@r.local:6379/3?x=1")["LOCATION"] == "redis://:mật@r.local:6379/4?x=1"


def test_cache_without_redis_stays_in_the_process() -> None:
    assert cache("") == {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


@pytest.mark.parametrize("url", ["r.local:6379", "http://r.local", "redis://", "redis://r.local/chín"])
def test_cache_wrong_address_says_what_to_write(url: str) -> None:
    with pytest.raises(SettingError, match="REDIS_URL không hợp lệ: ghi redis://"):
        cache(url)


def test_celery_broker_without_redis_sends_and_receives_in_one_folder() -> None:
    options = celery_broker("", HOME, 60)["options"]
    assert options["data_folder_in"] == options["data_folder_out"] == "/srv/cchc/broker/queue"


def test_celery_broker_on_redis_waits_before_it_hands_a_task_out_again() -> None:
    assert celery_broker("redis://r.local/0", HOME, 60) == {
        "url": "redis://r.local/0",
        "options": {"visibility_timeout": 60, "socket_timeout": 3, "socket_connect_timeout": 3},
    }


@pytest.mark.parametrize(
    ("url", "route"),
    [
        ("", MailRoute()),
        ("smtp://thu.gov.vn", MailRoute(SMTP, "thu.gov.vn")),
        ("smtps://cchc:m%40t@thu.gov.vn", MailRoute(SMTP, "thu.gov.vn", 465, "cchc", "m@t", tls=True)),
        ("smtp://thu.gov.vn:587", MailRoute(SMTP, "thu.gov.vn", 587)),
    ],
)
def test_mail_goes_the_way_the_address_names(url, route):
    assert mail(url) == route


@pytest.mark.parametrize("url", ["http://thu.gov.vn", "smtp://", "thu.gov.vn"])
def test_mail_address_of_another_kind_is_refused(url):
    with pytest.raises(SettingError, match="CCHC_SMTP không hợp lệ"):
        mail(url)
