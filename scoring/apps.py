from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "scoring"
    verbose_name = "Chấm điểm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from scoring import tasks  # noqa: F401, PLC0415 - registers the kinds of jobs once the models are loaded
