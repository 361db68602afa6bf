"""Room on each page for the row of a file to change in place: it does with every fact, its indexes hardly ever."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("derived", "0003_frontier")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE derived_file SET (fillfactor = 80)", "ALTER TABLE derived_file RESET (fillfactor)"
        )
    ]
