import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("scoring", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeedbackWindow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens_at", models.DateTimeField(verbose_name="mở lúc")),
                ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="đóng lúc")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="window",
                        to="scoring.publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "thời gian phản hồi",
                "verbose_name_plural": "thời gian phản hồi",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_at__isnull", True),
                            ("closes_at__gt", models.F("opens_at")),
                            _connector="OR",
                        ),
                        name="window_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Concurrence",
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
                ("agrees", models.BooleanField(verbose_name="thống nhất")),
                ("late", models.BooleanField(default=False, verbose_name="sau hạn")),
                ("for_others", models.BooleanField(default=False, verbose_name="Sở Nội vụ ghi thay")),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="feedback.concurrence",
                        verbose_name="thay cho",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concurrences",
                        to="feedback.feedbackwindow",
                    ),
                ),
            ],
            options={
                "verbose_name": "thống nhất của đơn vị chủ trì",
                "verbose_name_plural": "các thống nhất của đơn vị chủ trì",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("window", "unit", "criterion_code"),
                        name="one_first_concurrence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lead_unit__isnull", False), ("member__isnull", True)),
                            models.Q(("lead_unit__isnull", True), ("member__isnull", False)),
                            _connector="OR",
                        ),
                        name="concurrence_of_unit_or_member",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadDeadline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_at", models.DateTimeField(verbose_name="trả lời trước")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("set_at", models.DateTimeField(verbose_name="đặt lúc")),
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
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_deadlines",
                        to="feedback.feedbackwindow",
                    ),
                ),
            ],
            options={
                "verbose_name": "hạn của đơn vị chủ trì",
                "verbose_name_plural": "hạn của các đơn vị chủ trì",
            },
        ),
        migrations.CreateModel(
            name="Objection",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Đơn vị đang soạn"),
                            ("sent", "Chờ Sở Nội vụ xem xét"),
                            ("routed", "Chờ đơn vị chủ trì"),
                            ("concurred", "Chờ quyết định"),
                            ("asked", "Chờ đơn vị bổ sung"),
                            ("accepted", "Chấp nhận"),
                            ("part", "Chấp nhận một phần"),
                            ("rejected", "Giữ nguyên điểm"),
                        ],
                        default="draft",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "asked_points",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="điểm đề nghị"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="phiên bản")),
                ("saved_at", models.DateTimeField(verbose_name="lưu lúc")),
                ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="bỏ lúc")),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="hạn của việc đang chờ")),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                        verbose_name="chủ trì",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="thành viên Tổ giúp việc",
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
                "verbose_name": "đề nghị điều chỉnh",
                "verbose_name_plural": "các đề nghị điều chỉnh",
                "indexes": [models.Index(fields=["lead_unit", "status"], name="objection_of_lead")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "draft",
                                    "sent",
                                    "routed",
                                    "concurred",
                                    "asked",
                                    "accepted",
                                    "part",
                                    "rejected",
                                ],
                            )
                        ),
                        name="objection_known_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "draft"),
                            models.Q(("dropped_at__isnull", True), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="objection_sent_has_its_grounds",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="nội dung")),
                ("supplement", models.BooleanField(default=False, verbose_name="bổ sung theo yêu cầu")),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("unit", "Đơn vị"),
                            ("lead", "Đơn vị chủ trì"),
                            ("member", "Tổ giúp việc"),
                            ("office", "Sở Nội vụ"),
                        ],
                        max_length=16,
                        verbose_name="bên",
                    ),
                ),
                ("written_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="feedback.objection",
                    ),
                ),
            ],
            options={
                "verbose_name": "trao đổi",
                "verbose_name_plural": "các trao đổi",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="message_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("accept", "Chấp nhận toàn bộ"),
                            ("part", "Chấp nhận một phần"),
                            ("reject", "Giữ nguyên điểm"),
                            ("ask", "Yêu cầu bổ sung"),
                        ],
                        max_length=16,
                        verbose_name="kết quả",
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do, căn cứ")),
                ("until", models.DateField(blank=True, null=True, verbose_name="bổ sung đến hết ngày")),
                ("decided_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "award",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.award",
                    ),
                ),
                (
                    "concurrence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="feedback.concurrence",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="feedback.decision",
                        verbose_name="thay cho",
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="feedback.objection",
                    ),
                ),
            ],
            options={
                "verbose_name": "quyết định về đề nghị",
                "verbose_name_plural": "các quyết định về đề nghị",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("objection",),
                        name="one_first_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="decision_has_its_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["accept", "part", "reject", "ask"])),
                        name="decision_known_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ["accept", "part"]), _negated=True),
                            models.Q(("award__isnull", False), ("concurrence__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_changes_on_agreement_only",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "ask"), ("until__isnull", False)),
                            models.Q(models.Q(("outcome", "ask"), _negated=True), ("until__isnull", True)),
                            _connector="OR",
                        ),
                        name="decision_asks_until_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionChange",
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
                ("dropped", models.BooleanField(default=False, verbose_name="bỏ")),
                ("saved_at", models.DateTimeField(verbose_name="lưu lúc")),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="feedback.objection",
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
                "verbose_name": "lần lưu đề nghị",
                "verbose_name_plural": "các lần lưu đề nghị",
                "constraints": [
                    models.UniqueConstraint(fields=("objection", "version"), name="objection_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionEvidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scoring.evidence"
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="feedback.objection",
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
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.evidenceversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu của đề nghị",
                "verbose_name_plural": "tài liệu của các đề nghị",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("objection", "evidence"),
                        name="objection_evidence_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="objection_evidence_removed_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("letter", "Văn bản"), ("minutes", "Biên bản làm việc")],
                        max_length=16,
                        verbose_name="hình thức",
                    ),
                ),
                ("number", models.CharField(max_length=100, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(verbose_name="ngày")),
                ("file", models.FileField(blank=True, upload_to="", verbose_name="tệp")),
                ("file_name", models.CharField(blank=True, max_length=255, verbose_name="tên tệp")),
                (
                    "file_type",
                    models.CharField(
                        blank=True,
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
                ("size", models.PositiveIntegerField(default=0, verbose_name="dung lượng")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "scan",
                    models.CharField(
                        blank=True,
                        choices=[("clean", "Đã quét, sạch"), ("not_scanned", "Chưa quét")],
                        max_length=16,
                        verbose_name="quét mã độc",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="nhận lúc")),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản phối hợp, thống nhất",
                "verbose_name_plural": "các văn bản phối hợp, thống nhất",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="paper_has_its_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("sha256", "")),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("file_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paper_file_whole",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="concurrence",
            name="paper",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="concurrences",
                to="feedback.paper",
            ),
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Đang soạn"), ("sent", "Đã gửi")],
                        default="draft",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[("agree", "Thống nhất toàn bộ"), ("object", "Đề nghị điều chỉnh")],
                        max_length=16,
                        verbose_name="ý kiến",
                    ),
                ),
                ("begun_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="feedback.paper",
                        verbose_name="văn bản phối hợp",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="accounts.unit",
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="feedback.feedbackwindow",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến của đơn vị",
                "verbose_name_plural": "ý kiến của các đơn vị",
                "constraints": [
                    models.UniqueConstraint(fields=("window", "unit"), name="one_reply_per_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "sent"])), name="reply_known_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"), models.Q(("kind", ""), _negated=True), _connector="OR"
                        ),
                        name="reply_sent_has_its_kind",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="objection",
            name="reply",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="feedback.reply"
            ),
        ),
        migrations.CreateModel(
            name="ReplyReminder",
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
                ("closes_at", models.DateTimeField(null=True, verbose_name="hạn")),
                ("addressed", models.PositiveIntegerField(default=0, verbose_name="số thư")),
                ("reminded_at", models.DateTimeField(verbose_name="nhắc lúc")),
                (
                    "reminded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="feedback.feedbackwindow",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhắc phản hồi",
                "verbose_name_plural": "các lần nhắc phản hồi",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("mark", "by_hand"), _negated=True),
                        fields=("window", "unit", "mark", "closes_at"),
                        name="reply_reminded_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplySending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần gửi")),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="mã biên nhận")),
                (
                    "kind",
                    models.CharField(
                        choices=[("agree", "Thống nhất toàn bộ"), ("object", "Đề nghị điều chỉnh")],
                        max_length=16,
                        verbose_name="ý kiến",
                    ),
                ),
                ("content", models.BinaryField(verbose_name="nội dung (JSON chuẩn, nén zlib)")),
                ("content_hash", models.CharField(max_length=64, verbose_name="mã băm nội dung")),
                ("declaration", models.TextField(verbose_name="cam kết")),
                ("capacity", models.CharField(blank=True, max_length=16, verbose_name="thẩm quyền ký")),
                ("extended", models.BooleanField(default=False, verbose_name="trong thời gian gia hạn")),
                ("sent_at", models.DateTimeField(verbose_name="gửi lúc")),
                (
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="feedback.paper",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="feedback.reply",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi ý kiến",
                "verbose_name_plural": "các lần gửi ý kiến",
                "constraints": [
                    models.UniqueConstraint(fields=("reply", "number"), name="reply_sending_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("declaration", ""), _negated=True),
                        name="reply_sending_has_its_declaration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "agree"), ("paper__isnull", False), _connector="OR"),
                        name="reply_of_requests_has_its_paper",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyStep",
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
                        choices=[("draft", "Đang soạn"), ("sent", "Đã gửi")], max_length=16, verbose_name="từ"
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[("draft", "Đang soạn"), ("sent", "Đã gửi")],
                        max_length=16,
                        verbose_name="đến",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("taken_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="feedback.reply"
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
                "verbose_name": "bước của ý kiến",
                "verbose_name_plural": "các bước của ý kiến",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Routing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("routed_at", models.DateTimeField(verbose_name="chuyển lúc")),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routings",
                        to="feedback.objection",
                    ),
                ),
                (
                    "routed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần chuyển",
                "verbose_name_plural": "các lần chuyển",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lead_unit__isnull", True), ("member__isnull", False)),
                            models.Q(("lead_unit__isnull", False), ("member__isnull", True)),
                            _connector="OR",
                        ),
                        name="routed_to_unit_or_member",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Silence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("closed_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="silences",
                        to="feedback.feedbackwindow",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị không phản hồi",
                "verbose_name_plural": "các đơn vị không phản hồi",
                "constraints": [
                    models.UniqueConstraint(fields=("window", "unit", "closed_at"), name="silent_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="WindowExtension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("closes_at", models.DateTimeField(verbose_name="gia hạn đến")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("document", models.CharField(max_length=255, verbose_name="số văn bản")),
                ("granted_at", models.DateTimeField(verbose_name="cho gia hạn lúc")),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="feedback.feedbackwindow",
                    ),
                ),
            ],
            options={
                "verbose_name": "gia hạn phản hồi",
                "verbose_name_plural": "các lần gia hạn phản hồi",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("document", ""), _negated=True)
                        ),
                        name="window_extension_has_its_ground",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="concurrence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agrees", True), ("paper__isnull", False)),
                    models.Q(("agrees", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="concurrence_on_paper_or_refused_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.UniqueConstraint(
                fields=("reply", "criterion_code"), name="one_objection_per_leaf"
            ),
        ),
    ]
