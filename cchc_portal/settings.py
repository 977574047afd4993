"""Settings of the portal; every variable read here is explained in .env.example.

Nothing set: embedded, everything under one folder. DATABASE_URL and REDIS_URL set: as many machines
as wanted.
"""

import sys
from pathlib import Path

from csp.constants import NONE, SELF

from cchc_portal import connections
from cchc_portal.environment import (
    envbool,
    envchoice,
    envint,
    envlist,
    envpath,
    envsecret,
    envsocket,
    envstr,
    read_env_file,
)
from cchc_portal.home import generated_key, make_folder, prepare_home

BASE_DIR = Path(__file__).resolve().parent.parent
read_env_file(envpath("CCHC_ENV_FILE", BASE_DIR / ".env"))

CCHC_HOME = prepare_home(envpath("CCHC_HOME", BASE_DIR / "var"))
DATABASE_URL = envsecret("DATABASE_URL")
REDIS_URL = envsecret("REDIS_URL")
SECRET_KEY_IS_GENERATED = not (given_key := envsecret("CCHC_SECRET_KEY"))
SECRET_KEY = given_key or generated_key(CCHC_HOME / "secret-key")
DEBUG = envbool("CCHC_DEBUG")
ALLOWED_HOSTS = envlist("CCHC_ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CCHC_SUPPORT = envstr("CCHC_SUPPORT")  # whom to call, at the foot of pages

INSTALLED_APPS = [
    "cchc_portal",
    "accounts",
    "scoring",
    "surveys",
    "feedback",
    "documents",
    "results",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # before staticfiles: runserver serves files as production does
    "django.contrib.staticfiles",
    "django.forms",  # templates/django/forms may override the look of form fields
    "import_export",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # open pages say so: @login_not_required
    "accounts.middleware.FirstPassword",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Last: their pages have the frame of all others, and show who is signed in.
    "cchc_portal.middleware.refuse_nul",
    "cchc_portal.middleware.refuse_oversize",
]

ROOT_URLCONF = "cchc_portal.urls"
WSGI_APPLICATION = "cchc_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "results.context.portal",
            ],
        },
    },
]

# Data ---------------------------------------------------------------------------------------------

DATABASES = {"default": connections.database(DATABASE_URL, CCHC_HOME)}
EMBEDDED = DATABASES["default"]["ENGINE"] == connections.SQLITE  # one machine, one office
CACHES = {"default": connections.cache(REDIS_URL)}

# Shared by all machines; no address serves it, views hand files out.
MEDIA_ROOT = make_folder(envpath("CCHC_MEDIA", CCHC_HOME / "media"), "CCHC_MEDIA")
FILE_UPLOAD_PERMISSIONS = 0o640
MAX_UPLOAD_BYTES = 20 * 1024 * 1024  # of one workbook or evidence file
CLAMAV = envsocket("CCHC_CLAMAV")  # where clamd listens; empty: files are kept unscanned, and marked so
X_ACCEL = envstr("CCHC_X_ACCEL").rstrip(
    "/"
)  # the proxy's internal address of MEDIA_ROOT; empty: we send files
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # of a form's fields; files are not counted
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Words, numbers, days -----------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["cchc_portal.formats"]

# Who may come in ----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL

_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]

SESSION_COOKIE_NAME = "cchc_session"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # office machines are shared
CSRF_COOKIE_NAME = "cchc_csrf"
CSRF_COOKIE_HTTPONLY = True  # pages take the token from their own markup

# What a page may do -------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

BEHIND_TLS = envbool("CCHC_BEHIND_TLS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_TLS else 0
SESSION_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SECURE = BEHIND_TLS

# Static files: straight from static/ and the packages, until script/server has collected them -----

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_IS_COLLECTED = envbool("CCHC_STATIC_COLLECTED")
STATIC_ROOT = CCHC_HOME / "static" if STATIC_IS_COLLECTED else None
WHITENOISE_USE_FINDERS = not STATIC_IS_COLLECTED
WHITENOISE_ALLOW_ALL_ORIGINS = False
_STATIC_STORAGE = (
    "cchc_portal.lib.static_storage.HashedStorage"
    if STATIC_IS_COLLECTED
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "cchc_portal.lib.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}

# Work in the background ---------------------------------------------------------------------------

_VISIBILITY_TIMEOUT = 2 * 60 * 60  # seconds after which Redis hands a lost task out again
_BROKER = connections.celery_broker(REDIS_URL, CCHC_HOME, _VISIBILITY_TIMEOUT)
CELERY_BROKER_URL = _BROKER["url"]
CELERY_BROKER_TRANSPORT = _BROKER.get("transport")
CELERY_BROKER_TRANSPORT_OPTIONS = _BROKER["options"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A message is sent at most twice: the job's row stands, and the sweeper calls for it again.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0}
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True  # progress and outcome are rows of ours
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 55 * 60
CELERY_TASK_TIME_LIMIT = 60 * 60  # below the visibility timeout, or a slow task would run twice at once
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = envint("CCHC_WORKER_CONCURRENCY", 1 if EMBEDDED else 2, low=1, high=64)
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(CCHC_HOME / "beat-schedule")
# A worker that is silent for longer than its lease loses its job to another. The lease outlasts the
# longest transaction: while one writes to SQLite, heartbeats wait.
JOB_LEASE_SECONDS = envint("CCHC_JOB_LEASE", 120 if EMBEDDED else 60, low=2, high=3600)
JOB_SWEEP_SECONDS = min(30, JOB_LEASE_SECONDS / 2)
REMINDER_SECONDS = 3600
LAPSE_SECONDS = 300
SILENCE_SECONDS = 300
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    "lapse-supplements": {
        "task": "scoring.lapse_supplements",
        "schedule": LAPSE_SECONDS,
        "options": {"expires": LAPSE_SECONDS},
    },
    "remind-units": {
        "task": "scoring.remind_units",
        "schedule": REMINDER_SECONDS,
        "options": {"expires": REMINDER_SECONDS},
    },
    "remind-replies": {
        "task": "feedback.remind_replies",
        "schedule": REMINDER_SECONDS,
        "options": {"expires": REMINDER_SECONDS},
    },
    "record-silence": {
        "task": "feedback.record_silence",
        "schedule": SILENCE_SECONDS,
        "options": {"expires": SILENCE_SECONDS},
    },
    "sweep-jobs": {
        "task": "accounts.sweep_jobs",
        "schedule": JOB_SWEEP_SECONDS,
        "options": {"expires": JOB_SWEEP_SECONDS},  # of those that wait behind long work one is enough
    },
}

# E-mail: reminders only, and only where the office has a server for it ----------------------------

_MAIL = connections.mail(envsecret("CCHC_SMTP"))
EMAIL_BACKEND = _MAIL.backend
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_SSL = _MAIL.tls
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = envstr("CCHC_MAIL_FROM", _MAIL.user)
SENDS_MAIL = bool(_MAIL.host)

# Reference tables in the admin --------------------------------------------------------------------

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.MediaStorage"  # any machine may confirm

# Words for whoever looks after the machine --------------------------------------------------------

LOG_LEVEL = envchoice("CCHC_LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR"], "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "line"},
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        "django.server": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        "fontTools": {"level": "WARNING"},  # tells every table of every font otherwise
        "weasyprint": {"level": "WARNING"},  # tells every step of every page otherwise
    },
}
