from django.db import migrations

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial")]

    operations = [
        KeepLedger("Paper"),
        KeepLedger("Concurrence"),
        KeepLedger("ReplySending"),
        KeepLedger("ReplyStep"),
        KeepLedger("ObjectionChange"),
        KeepLedger("Decision"),
        KeepLedger("WindowExtension"),
        KeepLedger("LeadDeadline"),
        KeepLedger("Silence"),
        KeepLedger("ReplyReminder"),
        KeepLedger("Routing"),
        KeepLedger("Message"),
    ]
