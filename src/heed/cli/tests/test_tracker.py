"""`heed import tracker`, as typed: recorded once, in order, whatever happens in between."""

import argparse
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.utils import timezone
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from heed.access.testing import Cast, make_cast
from heed.cli import ready, tracker
from heed.cli.errors import Advice
from heed.cli.main import main
from heed.store.derived.models import File
from heed.store.reading import open_files
from heed.store.rebuild import check
from heed.tracker.sheet import Unreadable
from heed.tracker.tests.sheets import xlsx

SAMPLE = Path(__file__).parents[4] / "docs/tracker"
MAPPING = """tracker = "T"
owner = "Post of Alice"
[columns]
"Ref" = "reference"
"Day" = "referred"
"Adult" = "adult"
"Child" = "children"
"Outcome" = "outcome"
[values.outcome]
"Sub" = "substantiated"
[defaults]
threshold = "referral"
"""


@pytest.fixture
def cast(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast on a database of its own, committed to for real."""
    monkeypatch.setattr(ready, "ready", lambda: None)
    return make_cast(timezone.now())


def write(folder: Path, cast: Cast, rows: int) -> tuple[Path, Path]:
    """A workbook of so many rows, and its mapping."""
    table = [["Ref", "Day", "Adult", "Child", "Outcome", "Folder"]]
    table += [
        [
            f"19/{n}",
            f"{n % 28 + 1:02}/04/2019",
            f"Wren Harrowby {chr(97 + n % 26)}",
            "Ivo Quill",
            "Sub",
            "blue",
        ]
        for n in range(rows)
    ]
    file, mapping = folder / "t.xlsx", folder / "m.toml"
    file.write_bytes(xlsx(table))
    mapping.write_text(MAPPING.replace("Post of Alice", cast.alice.post), encoding="utf-8")
    return file, mapping


def run(*words: str | Path) -> int:
    parser = argparse.ArgumentParser()
    tracker.add_arguments(parser)
    return tracker.run(parser.parse_args(["tracker", *map(str, words)]))


def concerns() -> int:
    return File.objects.filter(kind="concern").count()


def test_a_dry_run_says_row_by_row_what_would_be_recorded_and_records_nothing(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = write(tmp_path, cast, 2)
    assert run(file, "--mapping", mapping, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "t.xlsx, sheet ‘Referrals’: 2 rows below the headings in row 1." in said
    assert "Kept as found only, since the mapping does not name them: ‘Folder’." in said
    assert "row 2 (19/0): recorded: Concern received; Concern screened; Allegation file opened" in said
    assert "2 incidents: 2 recorded.\nNothing was recorded: this was a dry run." in said
    assert concerns() == 0


def test_every_row_is_recorded_once_however_often_it_is_run(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = write(tmp_path, cast, 30)
    words = (file, "--mapping", mapping, "--as", "alice")
    assert run(*words) == 0
    assert "30 of 30 incidents" in capsys.readouterr().out
    before = {row.file: row.size for row in File.objects.all()}
    assert concerns() == 30
    assert run(*words) == 0
    assert "30 incidents: 30 recorded before." in capsys.readouterr().out
    assert {row.file: row.size for row in File.objects.all()} == before
    concern = File.objects.filter(kind="concern").values_list("file", flat=True)[0]
    history = open_files([concern])[concern].history
    assert {(item.actor, item.post) for item in history} == {(cast.alice.person, cast.alice.post)}
    assert check() == []


def test_a_longer_edition_of_the_file_adds_only_what_is_new(cast: Cast, tmp_path: Path) -> None:
    file, mapping = write(tmp_path, cast, 5)
    run(file, "--mapping", mapping, "--as", "alice")
    file, mapping = write(tmp_path, cast, 8)
    assert run(file, "--mapping", mapping, "--as", "alice") == 0
    assert concerns() == 8


def test_the_worked_example_needs_attention_where_the_guide_says_so(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = tmp_path / "m.toml"
    text = (SAMPLE / "tracker.toml").read_text(encoding="utf-8")
    mapping.write_text(text.replace('"Designated officer"', f'"{cast.alice.post}"'), encoding="utf-8")
    assert run(SAMPLE / "tracker.csv", "--mapping", mapping, "--as", "alice", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["rows"], one["status"]) for one in told["incidents"]] == [
        ([5], "recorded"), ([6], "partly"), ([7], "recorded"), ([8, 9], "partly"), ([10], "not-recorded"),
    ]  # fmt: skip
    assert [row["row"] for row in told["left_out"]] == [4, 11]
    assert concerns() == 4


@pytest.mark.parametrize("user", ["", "ben", "eve", "nobody"])
def test_it_is_recorded_in_the_name_of_somebody_who_decides_or_not_at_all(
    user: str, cast: Cast, tmp_path: Path
) -> None:
    file, mapping = write(tmp_path, cast, 1)
    with pytest.raises(Advice):
        run(file, "--mapping", mapping, "--as", user)
    assert concerns() == 0


def test_what_cannot_be_used_is_said_before_anything_is_recorded(cast: Cast, tmp_path: Path) -> None:
    file, mapping = write(tmp_path, cast, 1)
    text = mapping.read_text(encoding="utf-8")
    for wrong in (text.replace(cast.alice.post, "Nobody"), text.replace('"Day"', '"Date"'), "x = ["):
        mapping.write_text(wrong, encoding="utf-8")
        with pytest.raises(Unreadable):
            run(file, "--mapping", mapping, "--as", "alice")
    assert concerns() == 0


def test_a_file_that_is_not_there_or_no_spreadsheet_ends_with_status_2(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = write(tmp_path, cast, 1)
    assert (
        main(["import", "tracker", str(tmp_path / "none.csv"), "--mapping", str(mapping), "--dry-run"]) == 2
    )
    assert "none.csv: No such file" in capsys.readouterr().err
    file.write_bytes(b"<html>")
    assert main(["import", "tracker", str(file), "--mapping", str(mapping), "--dry-run"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("heed: This is a web page, whatever its name says.\nOpen it")


@pytest.mark.served
def test_a_run_that_is_killed_is_taken_up_where_it_ended(
    cast: Cast, fresh_database: str, tmp_path: Path
) -> None:
    file, mapping = write(tmp_path, cast, 900)
    words = [sys.executable, "-m", "heed.cli", "import", "tracker", str(file), "--mapping", str(mapping)]
    surroundings = {
        **os.environ,
        "HEED_DATABASE_URL": address(fresh_database),
        "HEED_HOME": str(settings.HOME),
    }
    with subprocess.Popen([*words, "--as", "alice"], stdout=subprocess.DEVNULL, env=surroundings) as cut_off:
        with psycopg.connect(fresh_database, autocommit=True) as server:
            while cut_off.poll() is None and not recorded(server):
                pass
        cut_off.send_signal(signal.SIGKILL)
    reached = concerns()
    assert 0 < reached < 900
    done = subprocess.run(
        [*words, "--as", "alice"], env=surroundings, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert concerns() == 900
    assert File.objects.filter(kind="allegation").count() == 900
    assert f"{reached:,} recorded before" in done.stdout
    assert check() == []


def recorded(server: "psycopg.Connection[tuple[int]]") -> bool:
    row = server.execute("SELECT count(*) FROM derived_file WHERE kind = 'concern'").fetchone()
    return row is not None and row[0] > 0


def address(admin: str) -> str:
    """The way of the application to the database of an administrator."""
    parts = conninfo_to_dict(make_conninfo(admin, user="heed_app"))
    query = "&".join(f"{name}={parts[name]}" for name in ("host", "port") if name in parts)
    return f"postgresql://heed_app@/{parts['dbname']}?{query}"
