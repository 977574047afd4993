import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_people"),
        ("scoring", "0006_reminder"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="appraises_own",
            field=models.BooleanField(default=False, verbose_name="chủ trì tự thẩm định dòng của mình"),
        ),
        migrations.CreateModel(
            name="AppraisalPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("domain_code", models.CharField(max_length=32, verbose_name="lĩnh vực")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Đang thẩm định"),
                            ("closed", "Đã thẩm định xong"),
                            ("confirmed", "Thủ trưởng đã xác nhận"),
                            ("accepted", "Sở Nội vụ đã chấp nhận"),
                        ],
                        default="open",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                        verbose_name="chủ trì",
                    ),
                ),
            ],
            options={
                "verbose_name": "phần thẩm định",
                "verbose_name_plural": "các phần thẩm định",
            },
        ),
        migrations.CreateModel(
            name="AppraisalStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("open", "Đang thẩm định"),
                            ("closed", "Đã thẩm định xong"),
                            ("confirmed", "Thủ trưởng đã xác nhận"),
                            ("accepted", "Sở Nội vụ đã chấp nhận"),
                        ],
                        max_length=16,
                        verbose_name="từ",
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("open", "Đang thẩm định"),
                            ("closed", "Đã thẩm định xong"),
                            ("confirmed", "Thủ trưởng đã xác nhận"),
                            ("accepted", "Sở Nội vụ đã chấp nhận"),
                        ],
                        max_length=16,
                        verbose_name="đến",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("capacity", models.CharField(blank=True, max_length=16, verbose_name="thẩm quyền ký")),
                ("taken_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="scoring.appraisalpart",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bước thẩm định",
                "verbose_name_plural": "các bước thẩm định",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Supplement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_codes", models.JSONField(default=list, verbose_name="các tiêu chí")),
                ("reason", models.TextField(verbose_name="yêu cầu bổ sung")),
                ("due_at", models.DateTimeField(verbose_name="đến trước")),
                ("asked_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                (
                    "answer",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplement",
                        to="scoring.submission",
                        verbose_name="lần nộp",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplements",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                        verbose_name="chủ trì",
                    ),
                ),
            ],
            options={
                "verbose_name": "yêu cầu bổ sung",
                "verbose_name_plural": "các yêu cầu bổ sung",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="AppraisalNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                (
                    "audience",
                    models.CharField(
                        choices=[("unit", "Gửi đơn vị"), ("appraisers", "Nội bộ thẩm định")],
                        max_length=16,
                        verbose_name="cho ai",
                    ),
                ),
                ("text", models.TextField(verbose_name="nội dung")),
                ("written_at", models.DateTimeField(verbose_name="viết lúc")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "ghi chú thẩm định",
                "verbose_name_plural": "các ghi chú thẩm định",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="note_has_its_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["unit", "appraisers"])),
                        name="note_known_audience",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="appraisalpart",
            constraint=models.UniqueConstraint(
                fields=("assessment", "domain_code", "lead_unit"), name="one_part_of_a_lead_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisalpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "closed", "confirmed", "accepted"])),
                name="part_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="supplement_has_its_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="supplement_ended_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="supplement",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                name="supplement_answer_ends_it",
            ),
        ),
        KeepLedger("AppraisalNote"),
        KeepLedger("AppraisalStep"),
    ]
