from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from documents import tasks  # noqa: F401, PLC0415 - registers the kinds of jobs once the models are loaded
