"""What the style sheet build makes: nothing reserved, nothing fetched from elsewhere, every licence with it."""

import json
import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "src" / "heed" / "web" / "static" / "built"
BUILD: dict[str, Any] = runpy.run_path(str(ROOT / "frontend" / "build.py"))


def built(folder: str, pattern: str) -> list[Path]:
    found = sorted((BUILT / folder).glob(pattern))
    assert found, "the style sheets have not been built: make setup"
    return found


@pytest.mark.parametrize("reserved", ["GDS Transport", "crest", "http"])
def test_no_style_sheet_has_the_reserved_typeface_or_crest_or_an_address(reserved: str) -> None:
    assert not [path.name for path in built("css", "*.css") if reserved.lower() in path.read_text().lower()]


@pytest.mark.parametrize(("folder", "pattern"), [("css", "*.css"), ("js", "*.js")])
def test_nothing_names_a_source_map_that_is_not_there(folder: str, pattern: str) -> None:
    assert not [path.name for path in built(folder, pattern) if "sourceMappingURL" in path.read_text()]


def test_every_style_sheet_and_script_of_our_own_is_built() -> None:
    sheets = {path.stem for path in (ROOT / "frontend/scss").glob("*.scss") if not path.stem.startswith("_")}
    scripts = {path.stem for path in (ROOT / "frontend/js").glob("*.mjs")}
    assert sheets <= {path.stem for path in built("css", "*.css")}
    assert scripts <= {path.stem for path in built("js", "*.js")}


def test_what_a_script_imports_is_there() -> None:
    for script in built("js", "*.js"):
        for name in re.findall(r"""(?:^|\n)import[^;]*?["'](\.[^"']+)["']""", script.read_text()):
            assert (script.parent / name).is_file(), f"{script.name} imports {name}"


def test_each_package_that_is_shipped_has_its_licence() -> None:
    shipped = json.loads((ROOT / "frontend" / "package.json").read_text())["dependencies"]
    licences = "\n".join(path.read_text() for path in built("licences", "*.txt"))
    assert not [name for name in shipped if f"({name})" not in licences]
    assert "Permission is hereby granted, free of charge" in licences


@pytest.mark.parametrize(
    ("function", "before", "after"),
    [
        (
            "neutral_fonts",
            'a{font-family:"GDS Transport",arial,sans-serif}',
            'a{font-family:"Helvetica Neue",helvetica,arial,"Liberation Sans",sans-serif}',
        ),
        ("without_source_map", "let a;\n//# sourceMappingURL=a.js.map\n", "let a;\n"),
        ("without_source_map", "a{}\n/*# sourceMappingURL=a.css.map */", "a{}\n"),
        (
            "as_js_names",
            'import { a } from "./a.mjs";\nimport "./b.mjs"',
            'import { a } from "./a.js";\nimport "./b.js"',
        ),
        ("as_js_names", 'const name = "a.mjs"', 'const name = "a.mjs"'),
    ],
)
def test_files_are_adapted_for_being_served(function: str, before: str, after: str) -> None:
    adapt: Callable[[str], str] = BUILD[function]
    assert adapt(before) == after
