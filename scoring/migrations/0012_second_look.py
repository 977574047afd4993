import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_people"),
        ("scoring", "0011_task_force_sessions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                ("reason", models.TextField(verbose_name="vì sao")),
                ("asked_at", models.DateTimeField(verbose_name="đánh dấu lúc")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="giải quyết lúc")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("kept", "Giữ điểm"), ("changed", "Đã chấm lại")],
                        default="",
                        max_length=16,
                        verbose_name="kết quả",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="giải trình")),
            ],
            options={
                "verbose_name": "dòng cần xem lại",
                "verbose_name_plural": "các dòng cần xem lại",
                "ordering": ("id",),
            },
        ),
        migrations.AddField(
            model_name="supplement",
            name="end_reason",
            field=models.TextField(blank=True, verbose_name="lý do kết thúc"),
        ),
        migrations.AddField(
            model_name="supplement",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("answered", "Đã bổ sung"),
                    ("taken_back", "Đã rút yêu cầu"),
                    ("lapsed", "Không bổ sung"),
                ],
                default="",
                max_length=16,
                verbose_name="kết quả",
            ),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("outcome", "")),
                    models.Q(
                        ("ended_at__isnull", False), ("outcome__in", ["answered", "taken_back", "lapsed"])
                    ),
                    _connector="OR",
                ),
                name="supplement_ended_with_its_outcome",
            ),
        ),
        migrations.AddField(
            model_name="secondlook",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="secondlook",
            name="assessment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="second_looks",
                to="scoring.assessment",
            ),
        ),
        migrations.AddField(
            model_name="secondlook",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlook",
            constraint=models.UniqueConstraint(
                condition=models.Q(("settled_at__isnull", True)),
                fields=("assessment", "criterion_code"),
                name="one_open_second_look",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlook",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="second_look_has_its_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                    models.Q(
                        ("outcome__in", ["kept", "changed"]),
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="second_look_settled_at_once",
            ),
        ),
    ]
