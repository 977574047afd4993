import django.db.models.deletion
from django.db import migrations, models

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [("scoring", "0009_publication_note")]

    operations = [
        migrations.CreateModel(
            name="ReminderMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="gửi lúc")),
                (
                    "reminder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mail",
                        to="scoring.reminder",
                    ),
                ),
            ],
            options={
                "verbose_name": "thư nhắc đã gửi",
                "verbose_name_plural": "các thư nhắc đã gửi",
            },
        ),
        KeepLedger("ReminderMail"),
    ]
