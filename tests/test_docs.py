"""The papers stay true: what the source has, they name; what they name, there is."""

import ast
import os
import re
import runpy
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from heed.cli.main import COMMANDS
from heed.facts.registry import FACTS
from heed.reports.measures import MEASURES

ROOT = Path(__file__).resolve().parent.parent
SQL = ROOT / "src/heed/store/permanent/sql/0001_ledger.sql"
VARIABLE = re.compile(r"\b(?:HEED_[A-Z_]+[A-Z]|PYTHON)\b")
SETTINGS_ONLY = {"HEED_WIRING"}  # a setting of Django's that no environment sets
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


def papers() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def words(name: str) -> str:
    """The text with all white space alike."""
    return " ".join(text(name).split())


def own_files() -> Iterator[Path]:
    """The project's own files: nothing that set-up, tests or a demonstration made."""
    made = {"node_modules", "__pycache__", "built", "out", "build", "dist", "test-results"}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in made and (f == ".ci" or not f.startswith("."))]
        folders[:] = [f for f in folders if not f.endswith(".egg-info")]
        yield from (Path(folder) / name for name in files)


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_operations_page(command: str) -> None:
    assert f"`heed {command}" in text("docs/operations.md")


def test_every_command_that_a_paper_names_is_there() -> None:
    named = {match[1] for path in papers() for match in re.finditer(r"`heed ([a-z]+)", path.read_text())}
    assert named <= set(COMMANDS)


def variables_read() -> set[str]:
    """Every variable that the source asks the environment for."""
    asked: set[str] = set()
    for path in [*sources("src", "tests", "tools", "frontend", "bench"), ROOT / "conftest.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                asked |= {node.value} if VARIABLE.fullmatch(node.value) else set()
    for path in [ROOT / "Makefile", ROOT / ".ci/run", *(ROOT / "tools").iterdir()]:
        if path.is_file() and path.suffix != ".py":
            asked |= set(VARIABLE.findall(path.read_text(encoding="utf-8")))
    return asked - SETTINGS_ONLY


def test_every_variable_of_the_environment_is_in_the_operations_page() -> None:
    assert variables_read() - set(VARIABLE.findall(text("docs/operations.md"))) == set()


def test_every_variable_that_a_paper_names_is_read() -> None:
    named = {name for path in papers() for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}
    assert named - variables_read() == set()


def test_the_reference_pages_are_what_the_source_gives() -> None:
    pages: dict[str, Any] = runpy.run_path(str(ROOT / "tools/reference_pages.py"))["PAGES"]
    stale = [name for name, page in pages.items() if text(f"docs/{name}") != page()]
    assert stale == [], "run: .venv/bin/python tools/reference_pages.py"


@pytest.mark.parametrize("tag", FACTS)
def test_every_fact_is_on_the_page_of_facts(tag: str) -> None:
    assert f"`{tag}`" in text("docs/facts.md")


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_every_measure_of_the_year_is_defined_on_the_page_of_figures(measure: Any) -> None:
    page = words("docs/figures.md")
    for said in (f"`{measure.id}`", measure.title, f"Unit: {measure.unit}.", measure.definition):
        assert said in page


def test_every_make_target_is_in_contributing() -> None:
    targets = re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE)
    assert len(targets) > 5
    assert [target for target in targets if f"`make {target}`" not in text("CONTRIBUTING.md")] == []


def test_every_make_target_that_a_paper_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    named = {match[1] for path in papers() for match in re.finditer(r"`make ([a-z]+)", path.read_text())}
    assert named <= targets


def test_every_room_is_in_contributing() -> None:
    rooms = [path.parent.name for path in (ROOT / "src/heed").glob("*/__init__.py")]
    assert [room for room in rooms if f"`src/heed/{room}`" not in text("CONTRIBUTING.md")] == []


def test_the_stack_is_the_one_that_the_contract_holds() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    layers = contracts["importlinter:contract:rooms"]["layers"].split("\n")
    stack = " > ".join(layer.replace("(", "").replace(")", "").strip() for layer in layers if layer.strip())
    assert f"`{stack}`" in words("docs/architecture.md")


def test_every_contract_is_in_the_architecture() -> None:
    names = re.findall(r"^name = (.+)$", text(".importlinter"), re.MULTILINE)
    assert len(names) >= 5
    assert [name for name in names if name not in words("docs/architecture.md")] == []


def stored_columns() -> dict[str, set[str]]:
    """Every column of every table, by table."""
    found = {
        model._meta.db_table: {field.column for field in model._meta.local_fields if field.column}
        for model in apps.get_models(include_auto_created=True)
    }
    for table, body in re.findall(r"CREATE TABLE ([a-z_.]+) \((.*?)\n\)", SQL.read_text(), re.DOTALL):
        found[table] = set(re.findall(r"^ {4}([a-z_]+) ", body, re.MULTILINE))
    return found


def classified_columns() -> dict[str, set[str]]:
    """The columns named in the table of SECURITY.md, by table; a row without a table continues the one before."""
    found: dict[str, set[str]] = {}
    table = ""
    _, _, rest = text("SECURITY.md").partition("| table | column | holds |\n")
    for line in rest.partition("\n\n")[0].splitlines()[1:]:
        named, columns, *_ = line.strip("|").split("|")
        table = named.strip().strip("`") or table
        found.setdefault(table, set()).update(re.findall(r"`([a-z_]+)`", columns))
    return found


def test_every_column_is_classified_as_open_or_sealed() -> None:
    assert classified_columns() == stored_columns()


def anchors(path: Path) -> set[str]:
    headings = HEADING.findall(path.read_text(encoding="utf-8"))
    return {"#" + re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("paper", papers(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(paper: Path) -> None:
    lost = []
    for target, anchor in LINK.findall(paper.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        path = (paper.parent / target).resolve()
        if not path.exists() or (anchor and anchor not in anchors(path)):
            lost.append(target + anchor)
    assert lost == []


def test_every_path_of_the_source_that_a_paper_names_is_there() -> None:
    lost = set()
    for path in papers():
        named = re.findall(r"`((?:src|tests|tools|bench|frontend|docs)/[\w./-]+)`", path.read_text())
        lost |= {name for name in named if not (ROOT / name).exists()}
    assert lost == set()


ADRS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))


@pytest.mark.parametrize("adr", ADRS, ids=lambda path: path.stem)
def test_every_decision_has_its_parts_and_is_listed(adr: Path) -> None:
    headings = HEADING.findall(adr.read_text(encoding="utf-8"))
    assert [each for each in headings if each in {"Context", "Decision", "Consequences"}] == headings[1:]
    assert len(headings) == 4
    assert f"]({adr.name})" in text("docs/adr/README.md")


def test_decisions_are_numbered_without_gaps() -> None:
    assert [path.name[:4] for path in ADRS] == [f"{number:04}" for number in range(1, len(ADRS) + 1)]


def test_every_dependency_says_why_it_is_here() -> None:
    manifest = text("pyproject.toml")
    project = tomllib.loads(manifest)["project"]
    wanted = [
        *project["dependencies"],
        *(one for group in project["optional-dependencies"].values() for one in group),
    ]
    lines = {line.split('"')[1]: line for line in manifest.splitlines() if line.startswith('    "')}
    assert len(wanted) > 15
    assert [one for one in wanted if not re.search(r",\s*# \w+", lines[one])] == []


def test_every_licence_text_is_whole() -> None:
    for path in [ROOT / "LICENSE", *(ROOT / "licences").iterdir()]:
        licence = path.read_text(encoding="utf-8")
        assert "Permission is hereby granted, free of charge" in licence, path.name
        assert "Copyright (c)" in licence, path.name


# Parts are put together here so that this file does not find itself.
OF_ONE_MACHINE = re.compile(r"(?<![\w.])/(?:wo" r"rk/(?:main|shared|\.)|ro" r"ot/|tmp/w/|Us" r"ers/)")
OF_THE_MAKING = re.compile(
    r"TO" r"DO|FIX" r"ME|\bissue #?\d|\.\./sha" r"red|\bthe bri" r"ef\b", re.IGNORECASE
)


def test_nothing_names_a_folder_of_one_machine_or_how_the_work_is_organised() -> None:
    found = []
    for path in own_files():
        if path.suffix in {".png", ".ico", ".json", ".txt"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if OF_ONE_MACHINE.search(line) or OF_THE_MAKING.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []
