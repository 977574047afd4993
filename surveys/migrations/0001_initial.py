import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("scoring", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("5-best", "5 là rất hài lòng"),
                            ("1-best", "1 là rất hài lòng"),
                            ("labels", "Trả lời bằng chữ"),
                        ],
                        max_length=16,
                        verbose_name="chiều của thang",
                    ),
                ),
                (
                    "import_batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="form_batch",
                        to="accounts.importbatch",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="form_batches",
                        to="scoring.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhập phiếu",
                "verbose_name_plural": "các lần nhập phiếu",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="form_batch_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DeclaredFunnel",
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
                ("valid", models.PositiveIntegerField(null=True, verbose_name="hợp lệ")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="funnels",
                        to="surveys.formbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "số phiếu khai báo",
                "verbose_name_plural": "số phiếu khai báo",
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "unit"), name="declared_funnel_once"),
                    models.CheckConstraint(
                        condition=models.Q(("planned__isnull", True), ("planned__gte", 0), _connector="OR"),
                        name="declared_funnel_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField(verbose_name="dòng")),
                ("serial", models.CharField(max_length=64, verbose_name="số phiếu")),
                (
                    "respondent_group",
                    models.CharField(blank=True, max_length=100, verbose_name="nhóm đối tượng"),
                ),
                ("survey_date", models.DateField(null=True, verbose_name="ngày khảo sát")),
                ("answers", models.CharField(max_length=200, verbose_name="trả lời")),
                (
                    "exclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Hợp lệ"),
                            ("blank", "Phiếu trắng"),
                            ("duplicate", "Trùng số phiếu"),
                            ("decision", "Loại theo quyết định"),
                        ],
                        max_length=16,
                        verbose_name="lý do không tính",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="forms",
                        to="surveys.formbatch",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="forms", to="scoring.round"
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
                "verbose_name": "phiếu khảo sát",
                "verbose_name_plural": "phiếu khảo sát",
                "indexes": [models.Index(fields=["round", "unit"], name="forms_of_unit")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("exclusion", "duplicate"), _negated=True),
                        fields=("round", "serial"),
                        name="serial_counts_once",
                    ),
                    models.UniqueConstraint(fields=("batch", "row"), name="form_row_once"),
                    models.CheckConstraint(
                        condition=models.Q(("serial", ""), _negated=True), name="form_has_serial"
                    ),
                ],
            },
        ),
    ]
