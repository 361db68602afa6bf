"""What files can be recognised by: sealed profiles, and keys to find them by."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("derived", "0006_due_alarm")]
    operations = [
        migrations.CreateModel(
            name="Match",
            fields=[
                ("file", models.TextField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                (
                    "profile",
                    models.BinaryField(
                        db_comment="names, date of birth, addresses, contacts, settings; sealed under the file's key"
                    ),
                ),
            ],
            options={"db_table": "derived_match"},
        ),
        migrations.CreateModel(
            name="MatchKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "file", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                ("file", models.TextField()),
            ],
            options={"db_table": "derived_match_key"},
        ),
    ]
