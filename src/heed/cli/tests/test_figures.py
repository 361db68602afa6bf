from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from heed.cli import figures

ADDS_UP = '{ label = "Police", value = 3 }, { label = "Health", value = 4 }'


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    figures.add_arguments(parser)
    return figures.run(parser.parse_args(["check", *words]))


def write(path: Path, total: int = 7, name: str = "t", label: str = "Police") -> str:
    text = (
        f'schema = 1\n[[table]]\nid = "{name}"\nauthority = "Anytown"\nperiod = "2013-14"\n'
        'unit = "incidents"\ntable = "By sector"\nkind = "complete"\n'
        f"stated_total = {total}\nrows = [{ADDS_UP}]\n"
    )
    path.write_text(text.replace("Police", label), encoding="utf-8")
    return str(path)


def test_packaged_figures_name_exactly_the_three_tables(capsys: pytest.CaptureFixture[str]) -> None:
    with as_file(files("heed.reports.published")) as folder:
        status = run(*(str(path) for path in sorted(folder.glob("*.toml"))))
    out = capsys.readouterr().out
    assert status == 1
    assert "rotherham-2013-14-sector: DOES NOT ADD UP" in out
    assert "the rows sum to 56, the stated total is 63: 7 short" in out
    assert out.endswith(
        "Do not add up: rotherham-2013-14-sector, rotherham-2013-14-outcome, "
        "rotherham-2013-14-employment-outcome.\n"
    )


def test_status_is_nought_when_all_adds_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(write(tmp_path / "a.toml")) == 0
    assert "1 table: 1 add up, 0 do not, 0 cannot be judged." in capsys.readouterr().out


def test_unreadable_file_outranks_and_the_others_are_still_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("schema = 1\n[[table]\n", encoding="utf-8")
    assert run(str(bad), write(tmp_path / "a.toml", total=9)) == 2
    out = capsys.readouterr().out
    assert "cannot be read: line 2: not valid TOML" in out
    assert "t: DOES NOT ADD UP" in out
    assert "1 file could not be read." in out


def test_json_is_one_document_with_status_problems_and_differences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "none.toml")
    assert run("--json", missing, write(tmp_path / "a.toml", total=9)) == 2
    document = json.loads(capsys.readouterr().out)
    assert document["status"] == 2
    first, second = document["files"]
    assert first["readable"] is False
    assert first["problems"] == [{"line": None, "message": "No such file or directory"}]
    table = second["tables"][0]
    assert (table["verdict"], table["sum_of_rows"], table["stated_total"], table["difference"]) == (
        "does-not-add-up",
        7,
        9,
        -2,
    )


def test_tables_of_several_files_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "b.toml"
    write(other, name="u")
    other.write_text(
        other.read_text(encoding="utf-8").replace("value = 4", "value = 5").replace("= 7", "= 8")
    )
    assert run(write(tmp_path / "a.toml"), str(other)) == 0
    assert "the stated totals differ: t states 7; u states 8" in capsys.readouterr().out


def test_nothing_in_a_file_steers_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    label = "Incidents \\u001b[31m cases"
    assert run(write(tmp_path / "a.toml", label=label)) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\ufffd[31m" in out


def test_terminal_without_our_letters_still_gets_the_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from heed.cli.main import main; sys.exit(main())"]
    done = subprocess.run(
        [*command, "figures", "check", write(tmp_path / "a.toml", label="Café cases")],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Caf\\xe9 cases" in done.stdout


def test_no_file_is_a_mistake_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run()
    assert caught.value.code == 2
    assert "FILE.toml" in capsys.readouterr().err
