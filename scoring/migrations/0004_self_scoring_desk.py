import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import scoring.models.evidence
from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_upload"),
        ("scoring", "0003_run_handover"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="assessment",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Đang tự chấm"),
                    ("with_head", "Chờ thủ trưởng nộp"),
                    ("submitted", "Đã nộp"),
                    ("returned", "Được trả lại"),
                    ("not_submitted", "Không nộp"),
                ],
                default="draft",
                max_length=16,
                verbose_name="trạng thái",
            ),
        ),
        migrations.CreateModel(
            name="AssessmentStep",
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
                            ("draft", "Đang tự chấm"),
                            ("with_head", "Chờ thủ trưởng nộp"),
                            ("submitted", "Đã nộp"),
                            ("returned", "Được trả lại"),
                            ("not_submitted", "Không nộp"),
                        ],
                        max_length=16,
                        verbose_name="từ",
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang tự chấm"),
                            ("with_head", "Chờ thủ trưởng nộp"),
                            ("submitted", "Đã nộp"),
                            ("returned", "Được trả lại"),
                            ("not_submitted", "Không nộp"),
                        ],
                        max_length=16,
                        verbose_name="đến",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("document", models.CharField(blank=True, max_length=255, verbose_name="văn bản")),
                ("taken_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="scoring.assessment",
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
                "verbose_name": "bước của bản tự chấm",
                "verbose_name_plural": "các bước của bản tự chấm",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="tên tài liệu")),
                ("number", models.CharField(blank=True, max_length=100, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày văn bản")),
                ("added_at", models.DateTimeField(verbose_name="thêm lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu kiểm chứng",
                "verbose_name_plural": "kho tài liệu kiểm chứng",
                "ordering": ("-added_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="EvidenceUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="trang, mục")),
                ("added_at", models.DateTimeField(verbose_name="gắn lúc")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="gỡ lúc")),
                (
                    "added_by",
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
                        related_name="evidence_uses",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="scoring.evidence",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu của tiêu chí",
                "verbose_name_plural": "tài liệu của các tiêu chí",
            },
        ),
        migrations.CreateModel(
            name="EvidenceVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                ("file", models.FileField(upload_to=scoring.models.evidence.stored_name, verbose_name="tệp")),
                ("file_name", models.CharField(max_length=255, verbose_name="tên tệp")),
                (
                    "file_type",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word"),
                            ("xlsx", "Excel"),
                            ("jpg", "Ảnh JPG"),
                            ("png", "Ảnh PNG"),
                        ],
                        max_length=8,
                        verbose_name="loại tệp",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="dung lượng")),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                (
                    "scan",
                    models.CharField(
                        choices=[("clean", "Đã quét, sạch"), ("not_scanned", "Chưa quét")],
                        max_length=16,
                        verbose_name="quét mã độc",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="tải lên lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="scoring.evidence",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp của tài liệu",
                "verbose_name_plural": "các tệp của tài liệu",
            },
        ),
        migrations.CreateModel(
            name="ExemptionRefusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("refused_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemption_refusals",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "từ chối không áp dụng",
                "verbose_name_plural": "các lần từ chối không áp dụng",
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_at", models.DateTimeField(verbose_name="gia hạn đến")),
                ("closes_at", models.DateTimeField(verbose_name="khóa lúc")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("document", models.CharField(blank=True, max_length=255, verbose_name="văn bản")),
                ("granted_at", models.DateTimeField(verbose_name="cho gia hạn lúc")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "gia hạn",
                "verbose_name_plural": "các lần gia hạn",
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần nộp")),
                ("code", models.CharField(max_length=32, unique=True, verbose_name="mã biên nhận")),
                ("content", models.BinaryField(verbose_name="nội dung (JSON chuẩn, nén zlib)")),
                ("content_hash", models.CharField(max_length=64, verbose_name="mã băm nội dung")),
                ("declaration", models.TextField(verbose_name="cam kết")),
                ("capacity", models.CharField(blank=True, max_length=16, verbose_name="thẩm quyền ký")),
                ("late", models.BooleanField(default=False, verbose_name="nộp sau hạn")),
                ("submitted_at", models.DateTimeField(verbose_name="nộp lúc")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nộp",
                "verbose_name_plural": "các lần nộp",
            },
        ),
        migrations.CreateModel(
            name="Timetable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("self_opens_at", models.DateTimeField(blank=True, null=True, verbose_name="tự chấm từ")),
                ("self_due_at", models.DateTimeField(blank=True, null=True, verbose_name="hạn tự chấm")),
                (
                    "self_closes_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="khóa tự chấm lúc"),
                ),
                (
                    "appraisal_opens_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="thẩm định từ"),
                ),
                (
                    "appraisal_due_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hạn thẩm định"),
                ),
                (
                    "appraisal_closes_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="khóa thẩm định lúc"),
                ),
                ("evidence_from", models.DateField(blank=True, null=True, verbose_name="tài liệu từ ngày")),
                ("evidence_to", models.DateField(blank=True, null=True, verbose_name="tài liệu đến ngày")),
                ("set_at", models.DateTimeField(verbose_name="đặt lúc")),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="timetable",
                        to="scoring.round",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch của đợt",
                "verbose_name_plural": "lịch của các đợt",
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                ("assigned_at", models.DateTimeField(verbose_name="phân công lúc")),
                (
                    "appraiser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thẩm định",
                    ),
                ),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unitgroup"
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
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="scoring.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "phân công thẩm định",
                "verbose_name_plural": "phân công thẩm định",
                "constraints": [
                    models.UniqueConstraint(fields=("round", "group", "criterion_code"), name="assigned_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("score", "Chấm"),
                            ("not_applicable", "Không áp dụng"),
                            ("no_case", "Không phát sinh"),
                        ],
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=18, max_digits=36, null=True, verbose_name="giá trị"
                    ),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        blank=True, decimal_places=18, max_digits=36, null=True, verbose_name="mẫu số"
                    ),
                ),
                ("choice", models.TextField(blank=True, verbose_name="lựa chọn")),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=12, null=True, verbose_name="điểm"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("document", models.CharField(blank=True, max_length=500, verbose_name="văn bản căn cứ")),
                ("version", models.PositiveIntegerField(verbose_name="phiên bản")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("sheet", "Phiếu tự chấm"),
                            ("workbook", "Tệp Excel của đơn vị"),
                            ("import", "Sở Nội vụ nhập"),
                        ],
                        max_length=16,
                        verbose_name="nguồn",
                    ),
                ),
                ("saved_at", models.DateTimeField(verbose_name="lưu lúc")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claim_changes",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần lưu dòng tự chấm",
                "verbose_name_plural": "các lần lưu dòng tự chấm",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "criterion_code", "version"), name="claim_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["sheet", "workbook", "import"])),
                        name="claim_change_known_source",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="evidence_has_its_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceuse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at__isnull", True)),
                fields=("assessment", "criterion_code", "evidence"),
                name="evidence_used_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceuse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                    models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                    _connector="OR",
                ),
                name="evidence_use_removed_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceversion",
            constraint=models.UniqueConstraint(fields=("evidence", "number"), name="evidence_version_once"),
        ),
        migrations.AddConstraint(
            model_name="evidenceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("file_type__in", ["pdf", "docx", "xlsx", "jpg", "png"])),
                name="evidence_known_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="exemptionrefusal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="exemption_refusal_has_its_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_at__lte", models.F("closes_at"))), name="extension_due_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="extension_has_its_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                fields=("assessment", "number"), name="submission_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(("declaration", ""), _negated=True), name="submission_has_its_declaration"
            ),
        ),
        migrations.AddConstraint(
            model_name="timetable",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("self_opens_at__isnull", True),
                    ("self_due_at__isnull", True),
                    ("self_opens_at__lte", models.F("self_due_at")),
                    _connector="OR",
                ),
                name="timetable_self_opens_at_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="timetable",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("self_due_at__isnull", True),
                    ("self_closes_at__isnull", True),
                    ("self_due_at__lte", models.F("self_closes_at")),
                    _connector="OR",
                ),
                name="timetable_self_due_at_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="timetable",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("appraisal_opens_at__isnull", True),
                    ("appraisal_due_at__isnull", True),
                    ("appraisal_opens_at__lte", models.F("appraisal_due_at")),
                    _connector="OR",
                ),
                name="timetable_appraisal_opens_at_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="timetable",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("appraisal_due_at__isnull", True),
                    ("appraisal_closes_at__isnull", True),
                    ("appraisal_due_at__lte", models.F("appraisal_closes_at")),
                    _connector="OR",
                ),
                name="timetable_appraisal_due_at_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="timetable",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("evidence_from__isnull", True),
                    ("evidence_to__isnull", True),
                    ("evidence_from__lte", models.F("evidence_to")),
                    _connector="OR",
                ),
                name="timetable_evidence_from_first",
            ),
        ),
        KeepLedger("AssessmentStep"),
        KeepLedger("ClaimChange"),
        KeepLedger("EvidenceVersion"),
        KeepLedger("ExemptionRefusal"),
        KeepLedger("Extension"),
        KeepLedger("Submission"),
    ]
