import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import scoring.models.evidence


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
    ]

    operations = [
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "closed", "confirmed", "accepted"])),
                        name="part_known_state",
                    )
                ],
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
            name="Assessment",
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
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản tự chấm",
                "verbose_name_plural": "các bản tự chấm",
            },
        ),
        migrations.AddField(
            model_name="appraisalpart",
            name="assessment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="scoring.assessment"
            ),
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
                    "written_by",
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
                        related_name="notes",
                        to="scoring.assessment",
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
            name="Claim",
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
                ("version", models.PositiveIntegerField(default=1, verbose_name="phiên bản")),
                ("saved_at", models.DateTimeField(verbose_name="lưu lúc")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
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
                "verbose_name": "dòng tự chấm",
                "verbose_name_plural": "các dòng tự chấm",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "criterion_code"), name="one_claim_per_leaf"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["score", "not_applicable", "no_case"])),
                        name="claim_known_state",
                    ),
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
        migrations.CreateModel(
            name="CriteriaSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decision", models.CharField(max_length=64, verbose_name="số quyết định")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="phiên bản")),
                ("decision_date", models.DateField(blank=True, null=True, verbose_name="ngày ban hành")),
                ("issuer", models.CharField(blank=True, max_length=255, verbose_name="cơ quan ban hành")),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="tên bộ tiêu chí")),
                ("year_from", models.PositiveIntegerField(verbose_name="năm áp dụng từ")),
                (
                    "year_to",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="năm áp dụng đến"),
                ),
                (
                    "rounding",
                    models.CharField(
                        choices=[("half_up", "nửa lên"), ("cut", "cắt bỏ")],
                        max_length=16,
                        verbose_name="làm tròn",
                    ),
                ),
                ("digits", models.PositiveSmallIntegerField(default=2, verbose_name="số chữ số")),
                (
                    "extra_order",
                    models.CharField(
                        choices=[
                            ("after", "cộng sau quy đổi, trong khoảng 0-100"),
                            ("before", "cộng trước quy đổi, trong khoảng 0-100"),
                        ],
                        max_length=16,
                        verbose_name="điểm thưởng, điểm trừ",
                    ),
                ),
                (
                    "no_survey",
                    models.CharField(
                        choices=[("missing", "thiếu"), ("not_applicable", "không áp dụng")],
                        max_length=16,
                        verbose_name="không có phiếu khảo sát",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Nháp"), ("active", "Có hiệu lực")],
                        default="draft",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("imported_at", models.DateTimeField(verbose_name="nhập lúc")),
                ("frozen_at", models.DateTimeField(blank=True, null=True, verbose_name="khóa lúc")),
                (
                    "frozen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bộ tiêu chí",
                "verbose_name_plural": "bộ tiêu chí",
                "ordering": ("-year_from", "decision", "-version"),
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "version"), name="criteria_set_version"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year_to__isnull", True),
                            ("year_to__gte", models.F("year_from")),
                            _connector="OR",
                        ),
                        name="criteria_set_years_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("frozen_at__isnull", True), ("frozen_by__isnull", True)),
                            models.Q(("frozen_at__isnull", False), ("frozen_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="criteria_set_frozen_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Catalogue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64, verbose_name="phụ lục")),
                ("total", models.DecimalField(decimal_places=2, max_digits=7, verbose_name="tổng điểm")),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catalogues",
                        to="accounts.unitgroup",
                        verbose_name="nhóm",
                    ),
                ),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="catalogues",
                        to="scoring.criteriaset",
                    ),
                ),
            ],
            options={
                "verbose_name": "phụ lục",
                "verbose_name_plural": "phụ lục",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(fields=("criteria_set", "group"), name="one_catalogue_per_group")
                ],
            },
        ),
        migrations.CreateModel(
            name="Band",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64, verbose_name="xếp loại")),
                ("lower", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="từ điểm")),
                ("conditions", models.CharField(blank=True, max_length=500, verbose_name="khống chế")),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bands",
                        to="accounts.unitgroup",
                        verbose_name="nhóm",
                    ),
                ),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bands",
                        to="scoring.criteriaset",
                    ),
                ),
            ],
            options={
                "verbose_name": "mức xếp loại",
                "verbose_name_plural": "mức xếp loại",
                "ordering": ("group", "-lower"),
                "constraints": [
                    models.UniqueConstraint(fields=("criteria_set", "group", "name"), name="band_name_once"),
                    models.UniqueConstraint(
                        fields=("criteria_set", "group", "lower"), name="band_bound_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                ("parent_code", models.CharField(blank=True, max_length=32, verbose_name="thuộc")),
                ("order", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=1000, verbose_name="nội dung")),
                (
                    "max_points",
                    models.DecimalField(decimal_places=2, max_digits=7, verbose_name="điểm tối đa"),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("main", "Chính"), ("bonus", "Điểm thưởng"), ("penalty", "Điểm trừ")],
                        max_length=16,
                        verbose_name="phần",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("choice", "Lựa chọn"),
                            ("ratio_bands", "Tỷ lệ theo mức"),
                            ("ratio", "Tỷ lệ"),
                            ("count", "Đếm"),
                            ("deduct", "Trừ dần"),
                            ("checklist", "Cộng thành phần"),
                            ("survey", "Khảo sát"),
                            ("external", "Số liệu ngoài"),
                            ("relative_to_best", "So với cao nhất"),
                            ("judgement", "Thẩm định"),
                        ],
                        max_length=32,
                        verbose_name="cách chấm",
                    ),
                ),
                ("parameters", models.TextField(blank=True, verbose_name="tham số")),
                ("evidence", models.TextField(blank=True, verbose_name="tài liệu kiểm chứng")),
                (
                    "weight",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=9, null=True, verbose_name="trọng số"
                    ),
                ),
                ("previous_code", models.CharField(blank=True, max_length=32, verbose_name="mã năm trước")),
                ("is_leaf", models.BooleanField(verbose_name="được chấm")),
                (
                    "catalogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="scoring.catalogue",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_criteria",
                        to="accounts.unit",
                        verbose_name="chủ trì",
                    ),
                ),
            ],
            options={
                "verbose_name": "tiêu chí",
                "verbose_name_plural": "tiêu chí",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(fields=("catalogue", "code"), name="criterion_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_leaf", True), models.Q(("method", ""), _negated=True)),
                            models.Q(("is_leaf", False), ("method", "")),
                            _connector="OR",
                        ),
                        name="criterion_method_on_leaves_only",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("max_points__lte", 0), ("part", "penalty")),
                            models.Q(models.Q(("part", "penalty"), _negated=True), ("max_points__gte", 0)),
                            _connector="OR",
                        ),
                        name="criterion_maximum_has_its_sign",
                    ),
                ],
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="evidence_has_its_title"
                    )
                ],
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("assessment", "criterion_code", "evidence"),
                        name="evidence_used_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidence_use_removed_pair",
                    ),
                ],
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
                "constraints": [
                    models.UniqueConstraint(fields=("evidence", "number"), name="evidence_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("file_type__in", ["pdf", "docx", "xlsx", "jpg", "png"])),
                        name="evidence_known_type",
                    ),
                ],
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="exemption_refusal_has_its_reason",
                    )
                ],
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_at__lte", models.F("closes_at"))), name="extension_due_first"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="extension_has_its_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="lần chốt")),
                ("reason", models.TextField(blank=True, verbose_name="lý do chốt lại")),
                ("code", models.CharField(max_length=32, unique=True, verbose_name="mã xác thực")),
                ("content", models.BinaryField(verbose_name="nội dung (JSON chuẩn, nén zlib)")),
                ("content_hash", models.CharField(max_length=64, verbose_name="mã băm nội dung")),
                ("closed_at", models.DateTimeField(verbose_name="chốt lúc")),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "biên bản làm việc",
                "verbose_name_plural": "các biên bản làm việc",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("version", 1)),
                            models.Q(("version__gt", 1), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="minutes_again_with_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do sửa")),
                ("number", models.CharField(max_length=64, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                (
                    "file",
                    models.FileField(
                        blank=True, upload_to=scoring.models.evidence.stored_name, verbose_name="bản ký"
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=255, verbose_name="tên tệp")),
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
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="scoring.minutes",
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
                        to="scoring.minutesissue",
                        verbose_name="thay cho",
                    ),
                ),
            ],
            options={
                "verbose_name": "phát hành biên bản",
                "verbose_name_plural": "các lần phát hành biên bản",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("minutes",),
                        name="one_first_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="issue_has_its_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("replaces__isnull", True)),
                            models.Q(("replaces__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="issue_corrected_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("file", ""), ("file_name", ""), ("scan", ""), ("sha256", ""), ("size", 0)
                            ),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                models.Q(("file_name", ""), _negated=True),
                                ("size__gt", 0),
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("scan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="issue_file_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PastResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveIntegerField(verbose_name="năm")),
                ("index", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="chỉ số")),
                ("band", models.CharField(blank=True, max_length=64, verbose_name="xếp loại")),
                ("rank", models.PositiveIntegerField(blank=True, null=True, verbose_name="hạng")),
                ("domains", models.JSONField(default=dict, verbose_name="theo lĩnh vực (%)")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.importbatch",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past_results",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả năm trước",
                "verbose_name_plural": "kết quả các năm trước",
                "ordering": ("-year", "rank"),
                "constraints": [
                    models.UniqueConstraint(fields=("year", "unit"), name="one_past_result_a_year")
                ],
            },
        ),
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
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32, unique=True, verbose_name="mã đợt")),
                ("year", models.PositiveIntegerField(verbose_name="năm")),
                (
                    "kind",
                    models.CharField(
                        choices=[("official", "Chính thức"), ("rehearsal", "Thử"), ("half-year", "6 tháng")],
                        default="official",
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("reference_date", models.DateField(verbose_name="ngày xác định đơn vị")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Đang tự chấm, thẩm định"),
                            ("provisional", "Dự kiến, đang lấy ý kiến"),
                            ("final", "Chính thức"),
                            ("correcting", "Chính thức, đang đính chính"),
                            ("closed", "Đã đóng"),
                        ],
                        default="open",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "respond_before",
                    models.DateField(blank=True, null=True, verbose_name="trả lời trước ngày"),
                ),
                ("public_annexes", models.BooleanField(default=True, verbose_name="công khai phụ lục")),
                (
                    "appraises_own",
                    models.BooleanField(default=False, verbose_name="chủ trì tự thẩm định dòng của mình"),
                ),
                ("is_sample", models.BooleanField(default=False, verbose_name="số liệu minh họa")),
                ("opened_at", models.DateTimeField(verbose_name="mở lúc")),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="scoring.criteriaset",
                        verbose_name="bộ tiêu chí",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt đánh giá",
                "verbose_name_plural": "đợt đánh giá",
                "ordering": ("-year", "code"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "official")),
                        fields=("year",),
                        name="one_official_round_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["official", "rehearsal", "half-year"])),
                        name="round_known_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Award",
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
                    "stage",
                    models.CharField(
                        choices=[("appraisal", "Thẩm định"), ("revision", "Sau phản hồi")],
                        max_length=16,
                        verbose_name="giai đoạn",
                    ),
                ),
                ("awarded_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "awarded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thẩm định",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="accounts.importbatch",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="scoring.award",
                        verbose_name="thay cho",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="scoring.assessmentstep",
                        verbose_name="theo bước",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="accounts.unit"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="scoring.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "điểm thẩm định",
                "verbose_name_plural": "điểm thẩm định",
                "indexes": [models.Index(fields=["round", "stage", "unit"], name="award_of_round")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("round", "unit", "criterion_code", "stage"),
                        name="one_first_award",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["appraisal", "revision"])), name="award_known_stage"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["score", "not_applicable", "no_case"])),
                        name="award_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "score"),
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("document", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="award_status_has_its_ground",
                    ),
                ],
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
        migrations.AddField(
            model_name="assessment",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="scoring.round"
            ),
        ),
        migrations.CreateModel(
            name="RoundProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("province", models.CharField(blank=True, max_length=100, verbose_name="tỉnh")),
                (
                    "parent_agency",
                    models.CharField(blank=True, max_length=255, verbose_name="cơ quan chủ quản"),
                ),
                (
                    "issuing_agency",
                    models.CharField(default="Sở Nội vụ", max_length=255, verbose_name="cơ quan ban hành"),
                ),
                ("symbol", models.CharField(blank=True, max_length=64, verbose_name="ký hiệu văn bản")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="địa danh")),
                (
                    "signer_title",
                    models.CharField(default="Giám đốc", max_length=255, verbose_name="chức vụ người ký"),
                ),
                ("signer_name", models.CharField(blank=True, max_length=150, verbose_name="họ tên người ký")),
                ("bases", models.JSONField(default=list, verbose_name="căn cứ")),
                ("sessions_from", models.DateField(blank=True, null=True, verbose_name="làm việc từ ngày")),
                ("sessions_to", models.DateField(blank=True, null=True, verbose_name="làm việc đến ngày")),
                (
                    "survey_provider",
                    models.CharField(blank=True, max_length=255, verbose_name="đơn vị cung cấp phiếu"),
                ),
                ("addressees", models.JSONField(default=list, verbose_name="kính gửi")),
                ("recipients", models.JSONField(default=list, verbose_name="nơi nhận")),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="profile",
                        to="scoring.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông tin văn bản của đợt",
                "verbose_name_plural": "thông tin văn bản của đợt",
            },
        ),
        migrations.CreateModel(
            name="ScaleLevel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scale", models.CharField(max_length=100, verbose_name="thang")),
                ("level", models.PositiveSmallIntegerField(verbose_name="mức")),
                ("label", models.CharField(max_length=255, verbose_name="nhãn")),
                (
                    "weight",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=5, null=True, verbose_name="trọng số"
                    ),
                ),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scale_levels",
                        to="scoring.criteriaset",
                    ),
                ),
            ],
            options={
                "verbose_name": "mức của thang",
                "verbose_name_plural": "các mức của thang",
                "ordering": ("scale", "level"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("criteria_set", "scale", "level"), name="scale_level_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weight__isnull", True),
                            models.Q(("weight__gte", 0), ("weight__lte", 1)),
                            _connector="OR",
                        ),
                        name="scale_weight_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=80, unique=True, verbose_name="mã lượt tính")),
                (
                    "kind",
                    models.CharField(
                        choices=[("self", "Tự chấm"), ("provisional", "Dự kiến"), ("final", "Chính thức")],
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("engine_version", models.CharField(max_length=32, verbose_name="phiên bản bộ máy")),
                ("input_hash", models.CharField(max_length=64, verbose_name="mã băm đầu vào")),
                ("inputs", models.BinaryField(verbose_name="đầu vào (JSON chuẩn, nén zlib)")),
                ("computed_at", models.DateTimeField(verbose_name="tính lúc")),
                (
                    "computed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.criteriaset",
                        verbose_name="bộ tiêu chí",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="scoring.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt tính",
                "verbose_name_plural": "các lượt tính",
                "ordering": ("-computed_at", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "kind", "engine_version", "input_hash"), name="one_run_per_inputs"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["self", "provisional", "final"])),
                        name="run_known_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                ("max_points", models.DecimalField(decimal_places=2, max_digits=7, verbose_name="tối đa")),
                (
                    "points",
                    models.DecimalField(decimal_places=2, max_digits=9, null=True, verbose_name="điểm"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("scored", "Đã chấm"),
                            ("override", "Điểm ấn định"),
                            ("no_case", "Không phát sinh"),
                            ("not_applicable", "Không áp dụng"),
                            ("missing", "Thiếu"),
                        ],
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                ("stage", models.CharField(blank=True, max_length=16, verbose_name="giai đoạn")),
                ("because", models.JSONField(default=list, verbose_name="vì sao")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="scoring.scorerun",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng điểm",
                "verbose_name_plural": "các dòng điểm",
                "constraints": [
                    models.UniqueConstraint(fields=("run", "unit", "criterion_code"), name="score_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("points__isnull", True), ("status__in", ["missing", "not_applicable"])),
                            models.Q(
                                models.Q(("status__in", ["missing", "not_applicable"]), _negated=True),
                                ("points__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="score_line_points_where_scored",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần công bố")),
                (
                    "kind",
                    models.CharField(
                        choices=[("provisional", "Dự kiến"), ("final", "Chính thức")],
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("letter", models.JSONField(default=dict, verbose_name="thông tin văn bản")),
                (
                    "respond_before",
                    models.DateField(blank=True, null=True, verbose_name="trả lời trước ngày"),
                ),
                ("public_annexes", models.BooleanField(verbose_name="công khai phụ lục")),
                ("is_sample", models.BooleanField(verbose_name="số liệu minh họa")),
                (
                    "acknowledged_incomplete",
                    models.BooleanField(default=False, verbose_name="chấp nhận còn đơn vị thiếu dữ liệu"),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú công khai")),
                ("published_at", models.DateTimeField(verbose_name="công bố lúc")),
                (
                    "published_by",
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
                        to="scoring.publication",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="scoring.round",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
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
                "verbose_name": "lần công bố",
                "verbose_name_plural": "các lần công bố",
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="publication_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["provisional", "final"])),
                        name="publication_known_kind",
                    ),
                ],
            },
        ),
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
                        related_name="second_looks",
                        to="scoring.assessment",
                    ),
                ),
                (
                    "settled_by",
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
                "verbose_name": "dòng cần xem lại",
                "verbose_name_plural": "các dòng cần xem lại",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at__isnull", True)),
                        fields=("assessment", "criterion_code"),
                        name="one_open_second_look",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="second_look_has_its_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", ""), ("settled_at__isnull", True), ("settled_by__isnull", True)
                            ),
                            models.Q(
                                ("outcome__in", ["kept", "changed"]),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="second_look_settled_at_once",
                    ),
                ],
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
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "number"), name="submission_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("declaration", ""), _negated=True),
                        name="submission_has_its_declaration",
                    ),
                ],
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
                    "outcome",
                    models.CharField(
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
                ("end_reason", models.TextField(blank=True, verbose_name="lý do kết thúc")),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="supplement_has_its_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="supplement_ended_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("outcome__in", ["answered", "taken_back", "lapsed"]),
                            ),
                            _connector="OR",
                        ),
                        name="supplement_ended_with_its_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer__isnull", True), ("ended_at__isnull", False), _connector="OR"
                        ),
                        name="supplement_answer_ends_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyHandover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                ("forms_digest", models.CharField(max_length=64)),
                ("handed_over_at", models.DateTimeField(verbose_name="bàn giao lúc")),
                (
                    "handed_over_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="scoring.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "bàn giao khảo sát",
                "verbose_name_plural": "các lần bàn giao khảo sát",
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="handover_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                ("formula", models.CharField(max_length=32, verbose_name="công thức")),
                ("earned", models.DecimalField(decimal_places=4, max_digits=18)),
                ("possible", models.DecimalField(decimal_places=4, max_digits=18)),
                ("forms", models.PositiveIntegerField(verbose_name="số phiếu có trả lời")),
                (
                    "margin",
                    models.DecimalField(decimal_places=4, max_digits=8, null=True, verbose_name="sai số"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="scoring.surveyhandover",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỉ số khảo sát",
                "verbose_name_plural": "chỉ số khảo sát",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("handover", "unit", "criterion_code"), name="figure_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("earned__gte", 0), ("earned__lte", models.F("possible")), ("possible__gt", 0)
                        ),
                        name="figure_within_its_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("planned", models.PositiveIntegerField(null=True, verbose_name="kế hoạch")),
                ("issued", models.PositiveIntegerField(null=True, verbose_name="phát ra")),
                ("returned", models.PositiveIntegerField(null=True, verbose_name="thu về")),
                ("valid", models.PositiveIntegerField(verbose_name="hợp lệ")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counts",
                        to="scoring.surveyhandover",
                    ),
                ),
            ],
            options={
                "verbose_name": "số phiếu của đơn vị",
                "verbose_name_plural": "số phiếu của đơn vị",
                "constraints": [models.UniqueConstraint(fields=("handover", "unit"), name="count_once")],
            },
        ),
        migrations.AddField(
            model_name="scorerun",
            name="handover",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="scoring.surveyhandover",
            ),
        ),
        migrations.CreateModel(
            name="CatalogueCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do")),
                ("document", models.CharField(max_length=255, verbose_name="số văn bản")),
                ("document_date", models.DateField(verbose_name="ngày văn bản")),
                ("changes", models.JSONField(verbose_name="thay đổi")),
                ("corrected_at", models.DateTimeField(verbose_name="đính chính lúc")),
                (
                    "corrected_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đính chính",
                    ),
                ),
                (
                    "from_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.criteriaset",
                        verbose_name="từ bộ tiêu chí",
                    ),
                ),
                (
                    "to_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.criteriaset",
                        verbose_name="sang bộ tiêu chí",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="scoring.round",
                    ),
                ),
                (
                    "outdates",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.surveyhandover",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần đính chính bộ tiêu chí",
                "verbose_name_plural": "các lần đính chính bộ tiêu chí",
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(fields=("round", "to_set"), name="corrected_once_to_a_version"),
                    models.CheckConstraint(
                        condition=models.Q(("from_set", models.F("to_set")), _negated=True),
                        name="correction_changes_the_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("document", ""), _negated=True)
                        ),
                        name="correction_has_its_grounds",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32, verbose_name="mã câu")),
                ("text", models.CharField(max_length=1000, verbose_name="nội dung")),
                ("scale", models.CharField(max_length=100, verbose_name="thang")),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="scoring.criteriaset",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu hỏi khảo sát",
                "verbose_name_plural": "câu hỏi khảo sát",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(fields=("criteria_set", "code"), name="survey_question_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskForce",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(default="Tổ giúp việc", max_length=255, verbose_name="tên tổ")),
                ("superior", models.CharField(blank=True, max_length=255, verbose_name="cơ quan chủ quản")),
                (
                    "symbol",
                    models.CharField(default="BB-TGV", max_length=32, verbose_name="ký hiệu biên bản"),
                ),
                ("decision", models.CharField(max_length=64, verbose_name="số quyết định")),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                ("issuer", models.CharField(max_length=255, verbose_name="cơ quan ban hành")),
                ("set_at", models.DateTimeField(verbose_name="đặt lúc")),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="task_force",
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
                "verbose_name": "Tổ giúp việc",
                "verbose_name_plural": "Tổ giúp việc của các đợt",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("symbol", ""), _negated=True),
                            models.Q(("decision", ""), _negated=True),
                            models.Q(("issuer", ""), _negated=True),
                        ),
                        name="task_force_has_its_decision",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskForceMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="họ và tên")),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="chức vụ")),
                ("agency", models.CharField(blank=True, max_length=255, verbose_name="cơ quan")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("leader", "Tổ trưởng"),
                            ("deputy", "Tổ phó"),
                            ("member", "Thành viên"),
                            ("secretary", "Thư ký"),
                        ],
                        max_length=16,
                        verbose_name="nhiệm vụ",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
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
                    "task_force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="scoring.taskforce",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên Tổ giúp việc",
                "verbose_name_plural": "các thành viên Tổ giúp việc",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="member_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("duty__in", ["leader", "deputy", "member", "secretary"])),
                        name="member_known_duty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="member_period_in_order",
                    ),
                    models.UniqueConstraint(
                        fields=("task_force", "user", "valid_from"), name="member_account_once"
                    ),
                ],
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("self_opens_at__isnull", True),
                            ("self_due_at__isnull", True),
                            ("self_opens_at__lte", models.F("self_due_at")),
                            _connector="OR",
                        ),
                        name="timetable_self_opens_at_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("self_due_at__isnull", True),
                            ("self_closes_at__isnull", True),
                            ("self_due_at__lte", models.F("self_closes_at")),
                            _connector="OR",
                        ),
                        name="timetable_self_due_at_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("appraisal_opens_at__isnull", True),
                            ("appraisal_due_at__isnull", True),
                            ("appraisal_opens_at__lte", models.F("appraisal_due_at")),
                            _connector="OR",
                        ),
                        name="timetable_appraisal_opens_at_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("appraisal_due_at__isnull", True),
                            ("appraisal_closes_at__isnull", True),
                            ("appraisal_due_at__lte", models.F("appraisal_closes_at")),
                            _connector="OR",
                        ),
                        name="timetable_appraisal_due_at_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("evidence_from__isnull", True),
                            ("evidence_to__isnull", True),
                            ("evidence_from__lte", models.F("evidence_to")),
                            _connector="OR",
                        ),
                        name="timetable_evidence_from_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group_code", models.CharField(max_length=32, verbose_name="mã nhóm")),
                ("ranked", models.BooleanField(verbose_name="xếp hạng")),
                ("complete", models.BooleanField(verbose_name="đủ dữ liệu")),
                ("missing", models.JSONField(default=list, verbose_name="còn thiếu")),
                ("obtained", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="điểm đạt")),
                (
                    "applicable_max",
                    models.DecimalField(decimal_places=2, max_digits=9, verbose_name="điểm tối đa áp dụng"),
                ),
                ("extra", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="thưởng, trừ")),
                (
                    "index",
                    models.DecimalField(decimal_places=2, max_digits=6, null=True, verbose_name="chỉ số"),
                ),
                ("band", models.CharField(blank=True, max_length=64, verbose_name="xếp loại")),
                ("rank", models.PositiveIntegerField(null=True, verbose_name="hạng")),
                ("rank_of", models.PositiveIntegerField(null=True, verbose_name="trong số")),
                ("valid_forms", models.PositiveIntegerField(default=0, verbose_name="phiếu hợp lệ")),
                ("domains", models.JSONField(default=list, verbose_name="theo lĩnh vực")),
                ("because", models.JSONField(default=list, verbose_name="vì sao")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unit_scores",
                        to="scoring.scorerun",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả đơn vị",
                "verbose_name_plural": "kết quả đơn vị",
                "constraints": [models.UniqueConstraint(fields=("run", "unit"), name="unit_score_once")],
            },
        ),
        migrations.CreateModel(
            name="WorkingSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="từ")),
                ("ends_at", models.DateTimeField(verbose_name="đến")),
                ("place", models.CharField(max_length=255, verbose_name="địa điểm")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Đã lên lịch"),
                            ("held", "Đang ghi biên bản"),
                            ("closed", "Đã chốt biên bản"),
                            ("cancelled", "Đã hủy"),
                        ],
                        default="planned",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                ("cancelled_because", models.TextField(blank=True, verbose_name="lý do hủy")),
                ("invitation", models.CharField(blank=True, max_length=64, verbose_name="số giấy mời")),
                ("invitation_on", models.DateField(blank=True, null=True, verbose_name="ngày giấy mời")),
                ("began_at", models.DateTimeField(blank=True, null=True, verbose_name="bắt đầu lúc")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                ("unit_people", models.TextField(blank=True, verbose_name="phía đơn vị")),
                ("other_people", models.TextField(blank=True, verbose_name="người khác cùng dự")),
                (
                    "unit_signer",
                    models.CharField(blank=True, max_length=150, verbose_name="đại diện đơn vị ký"),
                ),
                ("opinions", models.TextField(blank=True, verbose_name="ý kiến trao đổi")),
                ("conclusion", models.TextField(blank=True, verbose_name="kết luận")),
                ("version", models.PositiveIntegerField(default=0, verbose_name="phiên bản")),
                ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="lưu lúc")),
                ("planned_at", models.DateTimeField(verbose_name="lên lịch lúc")),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="scoring.round",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "buổi làm việc",
                "verbose_name_plural": "các buổi làm việc",
                "ordering": ("starts_at", "id"),
                "indexes": [models.Index(fields=["round", "starts_at"], name="session_of_round")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("round", "unit"),
                        name="one_session_per_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "held", "closed", "cancelled"])),
                        name="session_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="session_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="session_has_its_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "cancelled"), models.Q(("cancelled_because", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("state", "cancelled"), _negated=True), ("cancelled_because", "")
                            ),
                            _connector="OR",
                        ),
                        name="session_cancelled_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "cancelled"]),
                            ("began_at__isnull", False),
                            _connector="OR",
                        ),
                        name="session_held_has_begun",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at__isnull", True),
                            ("finished_at__gt", models.F("began_at")),
                            _connector="OR",
                        ),
                        name="session_finished_after_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("invitation", ""), ("invitation_on__isnull", True)),
                            models.Q(
                                models.Q(("invitation", ""), _negated=True), ("invitation_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="session_invitation_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                            models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="session_saved_by_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionStep",
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
                            ("planned", "Đã lên lịch"),
                            ("held", "Đang ghi biên bản"),
                            ("closed", "Đã chốt biên bản"),
                            ("cancelled", "Đã hủy"),
                        ],
                        max_length=16,
                        verbose_name="từ",
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("planned", "Đã lên lịch"),
                            ("held", "Đang ghi biên bản"),
                            ("closed", "Đã chốt biên bản"),
                            ("cancelled", "Đã hủy"),
                        ],
                        max_length=16,
                        verbose_name="đến",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("taken_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước của buổi làm việc",
                "verbose_name_plural": "các bước của buổi làm việc",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="SessionMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("present", models.BooleanField(default=True, verbose_name="có mặt")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="scoring.taskforcemember",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên dự buổi làm việc",
                "verbose_name_plural": "các thành viên dự buổi làm việc",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("session", "member"), name="session_member_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionMarkChange",
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
                            ("open", "Chưa đánh dấu"),
                            ("agreed", "Thống nhất"),
                            ("reserved", "Bảo lưu"),
                        ],
                        max_length=16,
                        verbose_name="kết quả",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=12, null=True, verbose_name="điểm thẩm định"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="phiên bản")),
                ("marked_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mark_changes",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần đánh dấu dòng",
                "verbose_name_plural": "các lần đánh dấu dòng",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "criterion_code", "version"), name="mark_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "agreed", "reserved"])),
                        name="mark_change_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionMark",
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
                            ("open", "Chưa đánh dấu"),
                            ("agreed", "Thống nhất"),
                            ("reserved", "Bảo lưu"),
                        ],
                        max_length=16,
                        verbose_name="kết quả",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=12, null=True, verbose_name="điểm thẩm định"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="phiên bản")),
                ("marked_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng của buổi làm việc",
                "verbose_name_plural": "các dòng của buổi làm việc",
                "constraints": [
                    models.UniqueConstraint(fields=("session", "criterion_code"), name="one_mark_per_leaf"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "agreed", "reserved"])),
                        name="mark_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "reserved"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="mark_reserved_has_its_note",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="minutes",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="minutes",
                to="scoring.workingsession",
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="từ")),
                ("ends_at", models.DateTimeField(verbose_name="đến")),
                ("place", models.CharField(max_length=255, verbose_name="địa điểm")),
                ("addressed", models.PositiveIntegerField(default=0, verbose_name="số thư")),
                ("invited_at", models.DateTimeField(verbose_name="mời lúc")),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần mời",
                "verbose_name_plural": "các lần mời",
                "ordering": ("id",),
            },
        ),
        migrations.AddConstraint(
            model_name="appraisalpart",
            constraint=models.UniqueConstraint(
                fields=("assessment", "domain_code", "lead_unit"), name="one_part_of_a_lead_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(fields=("round", "unit"), name="one_assessment_per_unit"),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(fields=("session", "version"), name="minutes_version_once"),
        ),
    ]
