"""The counter of due steps, kept by statement triggers so that a batch costs two updates and not thousands."""

from django.db import migrations

SQL = """
CREATE FUNCTION count_due_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO derived_due_count AS c (owner, due, steps)
    SELECT owner, due, count(*) FROM added GROUP BY owner, due ORDER BY owner, due
    ON CONFLICT (owner, due) DO UPDATE SET steps = c.steps + EXCLUDED.steps;
    RETURN NULL;
END $$;
CREATE FUNCTION count_due_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO derived_due_count AS c (owner, due, steps)
    SELECT owner, due, -count(*) FROM removed GROUP BY owner, due ORDER BY owner, due
    ON CONFLICT (owner, due) DO UPDATE SET steps = c.steps + EXCLUDED.steps;
    RETURN NULL;
END $$;
CREATE TRIGGER due_added AFTER INSERT ON derived_due REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_due_added();
CREATE TRIGGER due_removed AFTER DELETE ON derived_due REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_due_removed();
CREATE TRIGGER due_moved_from AFTER UPDATE ON derived_due REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_due_removed();
CREATE TRIGGER due_moved_to AFTER UPDATE ON derived_due REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_due_added();
"""
UNDO = """
DROP FUNCTION count_due_added, count_due_removed CASCADE;
"""


class Migration(migrations.Migration):
    """Counts without counting."""

    dependencies = [("derived", "0001_initial")]
    operations = [migrations.RunSQL(SQL, UNDO)]
