"""Setting up: the locks hold versions, hashes and no address; a machine that lacks something is told what."""

import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("run.txt", "dev.txt", "bench.txt", "node.txt")


def requirements(name: str) -> list[str]:
    """The requirements of a lock file, each with its hashes as one line."""
    text = (ROOT / "requirements" / name).read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("name", LOCKS)
def test_each_locked_package_has_one_version_and_its_hashes(name: str) -> None:
    lines = requirements(name)
    assert lines
    assert not [
        line for line in lines if not re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_no_python_lock_names_an_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_the_locks_agree_with_one_another() -> None:
    def versions(name: str) -> dict[str, str]:
        pairs = (line.split(" ")[0].split("==") for line in requirements(name))
        return dict(pairs)

    run, dev, bench = versions("run.txt"), versions("dev.txt"), versions("bench.txt")
    assert run.items() <= dev.items()
    assert {package: dev.get(package, version) for package, version in bench.items()} == bench


def test_the_front_end_lock_names_no_download_address() -> None:
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text())
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert not [package for package in packages if "resolved" in package]
    assert all(package["integrity"].startswith("sha512-") for package in packages)


def test_the_front_end_asks_for_exact_versions() -> None:
    manifest = json.loads((ROOT / "frontend" / "package.json").read_text())
    wanted = {**manifest["dependencies"], **manifest["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def set_up(python: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON": python}
    command = [str(ROOT / "tools" / "set-up"), "run"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_python_that_is_too_old_is_named_with_what_to_install(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] || exit 1\necho "Python 3.9.2"\n')
    old.chmod(0o755)
    done = set_up(str(old))
    assert done.returncode == 2
    assert "Python 3.9.2" in done.stderr
    assert "apt-get install -y python3 python3-venv" in done.stderr


def test_a_python_that_is_not_there_is_named_with_what_to_install(tmp_path: Path) -> None:
    done = set_up(str(tmp_path / "python3"))
    assert done.returncode == 2
    assert "3.11 or newer" in done.stderr
    assert "apt-get install -y python3 python3-venv" in done.stderr


def test_a_python_without_its_venv_module_is_told_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "set_up.py"))
    inside = tool["make_environment"].__globals__
    monkeypatch.setitem(inside, "PYTHON", tmp_path / "bin" / "python")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else sys)
    with pytest.raises(SystemExit) as ending:
        tool["make_environment"]()
    assert ending.value.code == 2
    assert "apt-get install -y python3-venv" in capsys.readouterr().err


def test_a_moved_environment_is_not_taken_for_a_good_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "set_up.py"))
    inside = tool["identity"].__globals__
    monkeypatch.setitem(inside, "PYTHON", Path(sys.executable))
    assert sys.prefix in tool["identity"]()
    monkeypatch.setitem(inside, "PYTHON", tmp_path / "bin" / "python")
    assert tool["identity"]() == ""
