from django.db import migrations

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [("scoring", "0001_initial")]

    operations = [
        KeepLedger("Award"),
        KeepLedger("Publication"),
        KeepLedger("ScoreLine"),
        KeepLedger("ScoreRun"),
        KeepLedger("SurveyCount"),
        KeepLedger("SurveyFigure"),
        KeepLedger("SurveyHandover"),
        KeepLedger("UnitScore"),
    ]
