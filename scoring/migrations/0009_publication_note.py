from django.db import migrations, models

from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [
        ("scoring", "0008_catalogue_correction"),
    ]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="note",
            field=models.TextField(blank=True, verbose_name="ghi chú công khai"),
        ),
        KeepLedger("Publication"),
    ]
