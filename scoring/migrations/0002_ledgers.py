from django.db import migrations

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [("scoring", "0001_initial")]

    operations = [
        KeepLedger("AssessmentStep"),
        KeepLedger("Submission"),
        KeepLedger("AppraisalStep"),
        KeepLedger("AppraisalNote"),
        KeepLedger("Award"),
        KeepLedger("ClaimChange"),
        KeepLedger("SurveyHandover"),
        KeepLedger("SurveyFigure"),
        KeepLedger("SurveyCount"),
        KeepLedger("CatalogueCorrection"),
        KeepLedger("EvidenceVersion"),
        KeepLedger("ExemptionRefusal"),
        KeepLedger("SessionStep"),
        KeepLedger("Invitation"),
        KeepLedger("Minutes"),
        KeepLedger("MinutesIssue"),
        KeepLedger("ScoreRun"),
        KeepLedger("UnitScore"),
        KeepLedger("ScoreLine"),
        KeepLedger("Publication"),
        KeepLedger("Reminder"),
        KeepLedger("ReminderMail"),
        KeepLedger("SessionMarkChange"),
        KeepLedger("Extension"),
    ]
