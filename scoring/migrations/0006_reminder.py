import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [
        ("scoring", "0005_award_step"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("month", "Trước hạn một tháng"),
                            ("week", "Trước hạn một tuần"),
                            ("day", "Trước hạn một ngày"),
                            ("by_hand", "Sở Nội vụ nhắc"),
                        ],
                        max_length=16,
                        verbose_name="lần nhắc",
                    ),
                ),
                ("due_at", models.DateTimeField(null=True, verbose_name="hạn")),
                ("addressed", models.PositiveIntegerField(default=0, verbose_name="số thư")),
                ("reminded_at", models.DateTimeField(verbose_name="nhắc lúc")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "reminded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhắc",
                "verbose_name_plural": "các lần nhắc",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("mark", "by_hand"), _negated=True),
                        fields=("assessment", "mark", "due_at"),
                        name="reminded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["month", "week", "day", "by_hand"])),
                        name="reminder_known_mark",
                    ),
                ],
            },
        ),
        KeepLedger("Reminder"),
    ]
