from django.db import migrations

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        KeepLedger("Document"),
        KeepLedger("Issuance"),
    ]
