"""The book of reads by file holds a row for every file that a page named; `heed rebuild` adds those of before."""

from django.db import migrations, models

KEYED_ANEW = """
ALTER TABLE derived_read ADD COLUMN how text NOT NULL DEFAULT 'opened';
ALTER TABLE derived_read ALTER COLUMN how DROP DEFAULT;
ALTER TABLE derived_read DROP CONSTRAINT derived_read_pkey;
ALTER TABLE derived_read ADD PRIMARY KEY (index, "of");
DROP INDEX read_actor;
CREATE INDEX read_actor ON derived_read (actor, index DESC) WHERE how = 'opened';
CREATE INDEX read_at ON derived_read (at);
"""
AS_BEFORE = """
DROP INDEX read_at;
DROP INDEX read_actor;
DELETE FROM derived_read WHERE how <> 'opened';
ALTER TABLE derived_read DROP CONSTRAINT derived_read_pkey;
ALTER TABLE derived_read ADD PRIMARY KEY (index);
ALTER TABLE derived_read DROP COLUMN how;
CREATE INDEX read_actor ON derived_read (actor, index DESC);
"""


class Migration(migrations.Migration):
    dependencies = [("derived", "0009_answers")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(KEYED_ANEW, AS_BEFORE)],
            state_operations=[
                migrations.DeleteModel("Read"),
                migrations.CreateModel(
                    name="Read",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "index",
                                "of",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("index", models.BigIntegerField()),
                        ("of", models.TextField(db_comment="empty where the page is not about one file")),
                        ("how", models.TextField(db_comment="opened, or named on the page")),
                        ("page", models.TextField()),
                        ("actor", models.TextField()),
                        ("post", models.TextField()),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "derived_read",
                        "indexes": [
                            models.Index(fields=["of", "-index"], name="read_of"),
                            models.Index(
                                condition=models.Q(("how", "opened")),
                                fields=["actor", "-index"],
                                name="read_actor",
                            ),
                            models.Index(fields=["at"], name="read_at"),
                        ],
                    },
                ),
            ],
        )
    ]
