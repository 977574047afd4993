from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "results"
    verbose_name = "Kết quả"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from results import tasks  # noqa: F401, PLC0415 - registers the kinds of jobs once the models are loaded
