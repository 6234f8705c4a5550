"""Each contract of the layers catches what it is there to catch, and the program keeps them all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command as main; main()"
ROOMS = ["ui", "ui/kit", "ui/clients", "services", "store", "vault", "letters", "system", "domain"]
MODULES = ["app.py", "cli.py", "__main__.py", "ui/kit/run.py", "ui/clients/presenter.py"]

BREACHES = [
    ("store/keys.py", "import legalaid_app.vault", "Each layer knows only"),
    ("domain/clock.py", "import legalaid_app.system", "Each layer knows only"),
    ("helpers/__init__.py", "", "Each layer knows only"),
    ("services/start.py", "import legalaid_app.app", "Nothing imports the programs"),
    ("ui/clients/view.py", "import legalaid_app.letters", "Screens talk to services"),
    ("services/colour.py", "import PySide6.QtGui", "Only screens know Qt"),
    ("ui/clients/presenter.py", "import PySide6.QtCore", "Only screens know Qt"),
    ("domain/table.py", "import sqlalchemy.orm", "The domain is plain Python"),
    ("services/sql.py", "from sqlalchemy import select", "The database libraries"),
    ("store/aes.py", "import cryptography.hazmat", "The cryptography libraries"),
    ("services/merge.py", "from fluent.runtime import FluentBundle", "The libraries for paper"),
    ("store/secret.py", "import keyring.backends", "The keychain"),
]


def lint(folder: Path) -> str:
    command = [sys.executable, "-c", LINT, "--no-logo", "--no-cache"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr


@pytest.fixture
def skeleton(tmp_path):
    """The rooms of the program, empty, with the contracts of the real one."""
    for room in ["", *ROOMS]:
        folder = tmp_path / "legalaid_app" / room
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    for module in MODULES:
        (tmp_path / "legalaid_app" / module).touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_program_keeps_every_contract():
    assert " 0 broken." in lint(ROOT)


def test_empty_rooms_keep_every_contract(skeleton):
    assert " 0 broken." in lint(skeleton)


@pytest.mark.parametrize(("file", "code", "contract"), BREACHES)
def test_a_breach_is_caught(skeleton, file, code, contract):
    target = skeleton / "legalaid_app" / file
    target.parent.mkdir(exist_ok=True)
    target.write_text(code + "\n", encoding="utf-8")
    broken = [line for line in lint(skeleton).splitlines() if line.endswith("BROKEN")]
    assert len(broken) == 1
    assert broken[0].startswith(contract)
