"""Each import contract bites: a copy of the source with one forbidden import is refused by name."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "The rooms are one stack": ("store/ids.py", "import heed.web"),
    "A capability never imports another": ("capabilities/concern/urls.py", "import heed.capabilities.person"),
    "Ledger, facts, rulebook and duties are pure": ("facts/when.py", "import django"),
    "A decision reads no clock, no database and no page": (
        "capabilities/concern/decide.py",
        "import heed.access.models",
    ),
    "Pages reach files through the door alone": ("web/words.py", "import heed.store.reading"),
}


def lint(folder: Path) -> str:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", ".importlinter"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(
        ROOT / "src",
        folder / "src",
        ignore=shutil.ignore_patterns("__pycache__", "static", "*.egg-info", "tests"),
    )
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def test_the_copy_as_it_is_keeps_every_contract(copy: Path) -> None:
    said = lint(copy)
    assert all(f"{name} KEPT" in said for name in FORBIDDEN), said


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_forbidden_import_breaks_the_contract(copy: Path, name: str) -> None:
    place, line = FORBIDDEN[name]
    file = copy / "src" / "heed" / place
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        assert f"{name} BROKEN" in lint(copy)
    finally:
        file.write_text(before, encoding="utf-8")
