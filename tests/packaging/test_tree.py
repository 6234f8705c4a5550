"""Rules about the files themselves, kept by looking at every one of them."""

import ast
import doctest
import importlib
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300

# Put together here so that this file does not find itself.
REGISTRIES = ["py" + "pi", "python" + "hosted", "npm" + "js", "deb" + "ian"]
ADDRESS = re.compile(rf"://[a-z0-9.-]*({'|'.join(REGISTRIES)})[.]", re.IGNORECASE)
LEFT_OVERS = re.compile(
    r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImpl" + r"ementedError)\b"
    r"|pragma: no" + r" cover|(pytest|mark)\.(sk" + r"ip|x" + r"fail)|import" + r"orskip"
)


def own_files() -> list[Path]:
    """Every file of the repository, whether or not this checkout came with git."""
    kept = {".ci", ".github", ".gitignore", ".editorconfig", ".gitattributes"}
    made = {"build", "dist", "__pycache__", "uv.lock"}

    def wanted(path: Path) -> bool:
        parts = path.relative_to(ROOT).parts
        return not any(
            part in made
            or part.endswith(".egg-info")
            or (part.startswith(".") and part not in kept)
            for part in parts
        )

    tops = [top for top in ROOT.iterdir() if wanted(top)]
    below = [file for top in tops if top.is_dir() for file in top.rglob("*") if wanted(file)]
    return sorted(file for file in [*tops, *below] if file.is_file())


def texts() -> list[tuple[str, str]]:
    found = []
    for file in own_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found.append((file.relative_to(ROOT).as_posix(), text))
    return found


TEXTS = texts()
PYTHON = [(name, text) for name, text in TEXTS if name.endswith(".py")]
EXAMPLES = [
    name.removesuffix(".py").replace("/", ".")
    for name, text in PYTHON
    if name.startswith("legalaid_app/") and ">>> " in text
]


def test_the_files_were_found():
    names = {name for name, _text in TEXTS}
    assert {"pyproject.toml", ".ci/run", "legalaid_app/domain/errors.py"} <= names


def test_no_file_names_a_package_registry():
    assert [name for name, text in TEXTS if ADDRESS.search(text)] == []


def test_no_module_is_longer_than_it_may_be():
    """Migrations are exempt: they are written by a program and never edited."""
    ours = [(name, text) for name, text in PYTHON if not name.startswith("tests/")]
    lengths = {name: text.count("\n") for name, text in ours if "/versions/" not in name}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_nothing_was_left_for_later():
    assert [name for name, text in PYTHON if LEFT_OVERS.search(text)] == []


def test_every_file_ends_its_lines_in_one_way():
    own = [name for name, text in TEXTS if "\r" in text and not name.startswith("resources/")]
    assert own == []


def test_the_domain_imports_only_the_standard_library():
    foreign = set()
    for name, text in PYTHON:
        if not name.startswith("legalaid_app/domain/"):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                foreign |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                module = node.module or ""
                ours = module.startswith("legalaid_app.domain")
                foreign |= set() if ours else {module.split(".")[0]}
    assert foreign - sys.stdlib_module_names == set()


@pytest.mark.parametrize("module", EXAMPLES)
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0
