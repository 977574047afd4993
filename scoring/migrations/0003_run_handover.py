import django.db.models.deletion
from django.db import migrations, models

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [("scoring", "0002_ledgers")]

    operations = [
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
        KeepLedger("ScoreRun"),
    ]
