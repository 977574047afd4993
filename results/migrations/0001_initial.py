import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("scoring", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicationProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "respond_before",
                    models.DateField(blank=True, null=True, verbose_name="trả lời trước ngày"),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú công khai")),
                (
                    "acknowledges_incomplete",
                    models.BooleanField(default=False, verbose_name="chấp nhận còn đơn vị thiếu dữ liệu"),
                ),
                ("prepared_at", models.DateTimeField(verbose_name="trình lúc")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="duyệt lúc")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[("returned", "Lãnh đạo trả lại"), ("withdrawn", "Người trình rút lại")],
                        max_length=16,
                        verbose_name="kết thúc",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                ("closed_because", models.TextField(blank=True, verbose_name="lý do")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publication",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="scoring.publication",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="scoring.scorerun",
                    ),
                ),
                (
                    "self_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scoring.scorerun"
                    ),
                ),
            ],
            options={
                "verbose_name": "đề nghị công bố",
                "verbose_name_plural": "các đề nghị công bố",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", True),
                                ("approved_by__isnull", True),
                                ("publication__isnull", True),
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("publication__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_approved_with_its_publication",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True), ("closed_by__isnull", True), ("ending", "")
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("ending__in", ["returned", "withdrawn"]),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_closed_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True), ("closed_at__isnull", True), _connector="OR"
                        ),
                        name="proposal_ends_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ending", "returned"), _negated=True),
                            models.Q(("closed_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_returned_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at__isnull", True), ("closed_at__isnull", True)),
                        fields=("run",),
                        name="one_open_proposal_per_run",
                    ),
                ],
            },
        ),
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
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="results.publicationproposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "xác nhận trước công bố",
                "verbose_name_plural": "các xác nhận trước công bố",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "kind"), name="acknowledgement_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["edge", "incomplete", "tie"])),
                        name="acknowledgement_of_what_may_be",
                    ),
                ],
            },
        ),
    ]
