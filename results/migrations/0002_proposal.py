import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0001_initial"),
        ("scoring", "0009_publication_note"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("edge", "Sát ngưỡng xếp loại"),
                            ("incomplete", "Còn thiếu điểm"),
                            ("tie", "Đồng hạng"),
                        ],
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("sentences", models.JSONField(verbose_name="danh sách")),
                ("digest", models.CharField(max_length=64, verbose_name="mã băm danh sách")),
                ("acknowledged_at", models.DateTimeField(verbose_name="xác nhận lúc")),
            ],
            options={
                "verbose_name": "xác nhận trước công bố",
                "verbose_name_plural": "các xác nhận trước công bố",
                "ordering": ("id",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="publicationproposal",
            name="one_open_proposal_per_run",
        ),
        migrations.AddField(
            model_name="publicationproposal",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc"),
        ),
        migrations.AddField(
            model_name="publicationproposal",
            name="closed_because",
            field=models.TextField(blank=True, verbose_name="lý do"),
        ),
        migrations.AddField(
            model_name="publicationproposal",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="publicationproposal",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[("returned", "Lãnh đạo trả lại"), ("withdrawn", "Người trình rút lại")],
                max_length=16,
                verbose_name="kết thúc",
            ),
        ),
        migrations.AddField(
            model_name="publicationproposal",
            name="note",
            field=models.TextField(blank=True, verbose_name="ghi chú công khai"),
        ),
        migrations.AddConstraint(
            model_name="publicationproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True), ("ending", "")),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        ("ending__in", ["returned", "withdrawn"]),
                    ),
                    _connector="OR",
                ),
                name="proposal_closed_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_at__isnull", True), ("closed_at__isnull", True), _connector="OR"
                ),
                name="proposal_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ending", "returned"), _negated=True),
                    models.Q(("closed_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="proposal_returned_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("approved_at__isnull", True), ("closed_at__isnull", True)),
                fields=("run",),
                name="one_open_proposal_per_run",
            ),
        ),
        migrations.AddField(
            model_name="acknowledgement",
            name="acknowledged_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="acknowledgement",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acknowledgements",
                to="results.publicationproposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="acknowledgement",
            constraint=models.UniqueConstraint(fields=("proposal", "kind"), name="acknowledgement_once"),
        ),
        migrations.AddConstraint(
            model_name="acknowledgement",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["edge", "incomplete", "tie"])),
                name="acknowledgement_of_what_may_be",
            ),
        ),
        KeepLedger("Acknowledgement"),
    ]
