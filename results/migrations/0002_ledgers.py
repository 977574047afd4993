from django.db import migrations

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [("results", "0001_initial")]

    operations = [
        KeepLedger("Acknowledgement"),
    ]
