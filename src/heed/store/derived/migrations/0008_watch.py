"""How far the clock has read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("derived", "0007_matching")]
    operations = [
        migrations.CreateModel(
            name="Watch",
            fields=[
                ("book", models.TextField(primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
            ],
            options={"db_table": "derived_watch"},
        ),
    ]
