"""Gunicorn's settings, read by `gunicorn --config python:cchc_portal.gunicorn`."""

from cchc_portal import settings
from cchc_portal.environment import envint, envstr

wsgi_app = "cchc_portal.wsgi:application"
bind = envstr("CCHC_BIND", "127.0.0.1:8000")
# SQLite has one writer, and without Redis the cache lives in the process: one is right there.
workers = envint("CCHC_WEB_WORKERS", 1 if settings.EMBEDDED else 2, low=1, high=64)
threads = 4
timeout = 120  # an upload of 20 MB over a slow line
max_requests = 0 if settings.EMBEDDED else 2000
max_requests_jitter = 200
accesslog = None  # addresses of pages may name units; the proxy in front keeps its own log
control_socket_disable = True
