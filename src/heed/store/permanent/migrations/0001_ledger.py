"""The two books, the keys, and the functions that alone may add to them."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "0001_ledger.sql"


class Migration(migrations.Migration):
    """Never altered once released: the ledger's tables are only added to."""

    dependencies = []
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), elidable=False)]
