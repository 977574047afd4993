import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_ledgers"),
        ("scoring", "0009_publication_note"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                        condition=models.Q(("kind__in", ["cong-van", "to-trinh", "quyet-dinh", "bien-ban"])),
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
        KeepLedger("Document"),
        KeepLedger("Issuance"),
    ]
