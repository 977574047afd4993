import django.db.models.deletion
from django.db import migrations, models

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [("scoring", "0004_self_scoring_desk")]

    operations = [
        migrations.AddField(
            model_name="award",
            name="step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="awards",
                to="scoring.assessmentstep",
                verbose_name="theo bước",
            ),
        ),
        KeepLedger("Award"),
    ]
