import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^\S.*(?:\n[ \t]+.*)*", LOCK, re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


NAMES = {normal(entry.split("==")[0]) for entry in ENTRIES}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.split(" ")[0])
def test_every_package_is_exact_and_has_hashes(entry):
    assert re.match(r"[A-Za-z0-9._-]+==[0-9][^ ]* ", entry)
    assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)


def test_the_lock_names_no_address():
    assert "://" not in LOCK
    assert not re.search(r"^\s*-", LOCK.replace("    --hash=", ""), re.MULTILINE)


def test_what_the_project_asks_for_is_locked():
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    names = {normal(re.split(r"[ =<>;\[]", requirement)[0]) for requirement in asked}
    assert names <= NAMES


def test_what_comes_from_others_is_named_with_its_licence():
    table = (ROOT / "packaging" / "THIRD_PARTY.md").read_text(encoding="utf-8")
    named = {normal(name) for name in re.findall(r"`([A-Za-z0-9._-]+)`", table)}
    assert NAMES - named == set()


def test_this_version_stands_in_the_list_of_changes():
    changes = (ROOT / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {PROJECT['project']['version']}" in changes


def test_the_program_knows_its_own_version():
    import legalaid_app

    assert legalaid_app.__version__ == PROJECT["project"]["version"]
