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
            name="Document",
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
                            ("cong-van", "Công văn"),
                            ("to-trinh", "Tờ trình"),
                            ("quyet-dinh", "Dự thảo quyết định"),
                            ("phu-luc", "Phụ lục đơn vị"),
                            ("tra-loi", "Văn bản trả lời"),
                        ],
                        max_length=32,
                        verbose_name="loại",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=64, verbose_name="căn cứ (mã băm)")),
                ("file", models.FileField(max_length=255, upload_to="", verbose_name="tệp")),
                ("file_name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("sha256", models.CharField(max_length=64)),
                ("pages", models.PositiveIntegerField(verbose_name="số trang")),
                (
                    "verification_code",
                    models.CharField(max_length=32, unique=True, verbose_name="mã xác thực"),
                ),
                ("rendered_at", models.DateTimeField(verbose_name="kết xuất lúc")),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="scoring.publication",
                    ),
                ),
                (
                    "rendered_by",
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
                "verbose_name": "văn bản",
                "verbose_name_plural": "văn bản",
                "ordering": ("publication", "kind", "unit"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", False)),
                        fields=("publication", "kind", "unit", "basis"),
                        name="one_unit_document",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", True)),
                        fields=("publication", "kind"),
                        name="one_common_document",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Issuance",
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
                            ("cong-van", "Công văn"),
                            ("to-trinh", "Tờ trình"),
                            ("quyet-dinh", "Quyết định"),
                            ("bien-ban", "Biên bản"),
                            ("tra-loi", "Văn bản trả lời"),
                        ],
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("number", models.CharField(max_length=100, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                ("file", models.FileField(blank=True, upload_to="", verbose_name="bản ký")),
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
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issuances",
                        to="documents.document",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issuances",
                        to="scoring.publication",
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
                        to="documents.issuance",
                        verbose_name="thay cho",
                    ),
                ),
            ],
            options={
                "verbose_name": "số, ngày ban hành",
                "verbose_name_plural": "số, ngày ban hành",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document__isnull", False), ("publication__isnull", True)),
                            models.Q(("document__isnull", True), ("publication__isnull", False)),
                            _connector="OR",
                        ),
                        name="issuance_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="issuance_has_its_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["cong-van", "to-trinh", "quyet-dinh", "bien-ban", "tra-loi"])
                        ),
                        name="issuance_known_kind",
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
                        name="issuance_file_whole",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("publication__isnull", False), ("replaces__isnull", True)),
                        fields=("publication", "kind"),
                        name="one_first_issuance_of_publication",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("document__isnull", False), ("replaces__isnull", True)),
                        fields=("document",),
                        name="one_first_issuance_of_document",
                    ),
                ],
            },
        ),
    ]
