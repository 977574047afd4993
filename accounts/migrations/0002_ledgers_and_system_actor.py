from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import migrations

from cchc_portal.lib.models import KeepLedger


def add_system_actor(apps: Any, schema_editor: Any) -> None:
    """The actor of the command line; it has no password and signs in nowhere."""
    apps.get_model("accounts", "User").objects.get_or_create(
        username="he-thong",
        defaults={
            "full_name": "Hệ thống",
            "is_system": True,
            "password": make_password(None),
        },
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        KeepLedger("AuditEvent"),
        KeepLedger("ImportBatch"),
        migrations.RunPython(add_system_actor, migrations.RunPython.noop),
    ]
