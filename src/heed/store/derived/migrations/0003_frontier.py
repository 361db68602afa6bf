"""The frontier of each book's tree."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("derived", "0002_lists")]
    operations = [
        migrations.CreateModel(
            name="TreeFrontier",
            fields=[
                ("book", models.TextField(primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                (
                    "peaks",
                    models.BinaryField(
                        db_comment="roots of the perfect subtrees, largest first, 32 bytes each"
                    ),
                ),
            ],
            options={"db_table": "derived_frontier"},
        ),
    ]
