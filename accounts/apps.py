from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Đơn vị, người dùng"
    default_auto_field = "django.db.models.BigAutoField"
