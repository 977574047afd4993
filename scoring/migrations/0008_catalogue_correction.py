from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, OuterRef, Q, Subquery

from cchc_portal.lib.models import KeepLedger, LiftLedger


def _name_the_set(apps: Any, schema_editor: Any) -> None:
    """Until now a round had one set from its first day, so every run of it was computed under that one."""
    runs = apps.get_model("scoring", "ScoreRun").objects
    rounds = apps.get_model("scoring", "Round").objects.filter(pk=OuterRef("round"))
    runs.update(criteria_set=Subquery(rounds.values("criteria_set")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("scoring", "0007_appraisal_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        LiftLedger("ScoreRun"),
        migrations.AddField(
            model_name="scorerun",
            name="criteria_set",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="scoring.criteriaset",
                verbose_name="bộ tiêu chí",
            ),
        ),
        migrations.RunPython(_name_the_set, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="scorerun",
            name="criteria_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="scoring.criteriaset",
                verbose_name="bộ tiêu chí",
            ),
        ),
        KeepLedger("ScoreRun"),
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
                    "outdates",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.surveyhandover",
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
                    "to_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scoring.criteriaset",
                        verbose_name="sang bộ tiêu chí",
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
                        condition=Q(("from_set", F("to_set")), _negated=True),
                        name="correction_changes_the_version",
                    ),
                    models.CheckConstraint(
                        condition=Q(Q(("reason", ""), _negated=True), Q(("document", ""), _negated=True)),
                        name="correction_has_its_grounds",
                    ),
                ],
            },
        ),
        KeepLedger("CatalogueCorrection"),
    ]
