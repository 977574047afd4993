from django.apps import AppConfig

# Tasks bind to this Celery application wherever Django runs, not only in the worker.
from cchc_portal import celery  # noqa: F401


class PortalConfig(AppConfig):
    name = "cchc_portal"
    verbose_name = "Cổng chấm điểm cải cách hành chính"

    def ready(self) -> None:
        from cchc_portal import checks  # noqa: F401, PLC0415 - registers the checks once the apps are loaded
