import subprocess
import sys

import environment
import pytest
from environment import SetupFailed, is_ready, locked_packages, stamp_value

LOCK = b"babel==2.18.0 \\\n    --hash=sha256:00\n"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with a lock and nothing else, in a folder with a space and an accent."""
    root = tmp_path / "My cases é"
    (root / "packaging").mkdir(parents=True)
    (root / "packaging" / "requirements.lock").write_bytes(LOCK)
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(environment, "VENV", root / ".venv")
    monkeypatch.setattr(environment, "LOCK", root / "packaging" / "requirements.lock")
    return root


@pytest.mark.parametrize(
    "other",
    [
        stamp_value(LOCK + b"\n", "3.13", "/a/.venv"),
        stamp_value(LOCK, "3.11", "/a/.venv"),
        stamp_value(LOCK, "3.13", "/b/.venv"),
    ],
    ids=["lock", "python", "folder"],
)
def test_the_stamp_changes_with_the_lock_the_python_and_the_folder(other):
    assert stamp_value(LOCK, "3.13", "/a/.venv") != other


def test_the_stamp_does_not_run_its_parts_together():
    assert stamp_value(b"a", "b", "c") != stamp_value(b"a", "bc", "")


def test_an_environment_with_its_stamp_is_ready(tmp_path):
    (tmp_path / "stamp").write_text("abc")
    assert is_ready(tmp_path, "abc")
    assert not is_ready(tmp_path, "abd")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", None], ids=["empty", "noise", "missing"])
def test_an_environment_without_a_good_stamp_is_made_again(tmp_path, content):
    if content is not None:
        (tmp_path / "stamp").write_bytes(content)
    assert not is_ready(tmp_path, "abc")


def test_nothing_is_done_the_second_time(checkout, monkeypatch):
    monkeypatch.setattr(environment, "_run", lambda *_arguments: None)
    monkeypatch.setattr(environment, "_install_packages", lambda _progress: None)
    monkeypatch.setattr(environment, "_see_the_source", lambda: None)
    environment.VENV.mkdir()
    said: list[str] = []
    assert environment.make(said.append)
    assert said
    said.clear()
    assert not environment.make(said.append)
    assert said == []


def test_an_interrupted_set_up_starts_again(checkout, monkeypatch):
    def stop(_progress: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "_run", lambda *_arguments: None)
    monkeypatch.setattr(environment, "_install_packages", stop)
    environment.VENV.mkdir()
    with pytest.raises(KeyboardInterrupt):
        environment.make(lambda _text: None)
    assert not (environment.VENV / "stamp").exists()


def test_a_failing_step_is_quoted(checkout):
    command = [sys.executable, "-c", "print('no space left'); raise SystemExit(3)"]
    with pytest.raises(SetupFailed, match="no space left"):
        environment._run(command)


def test_the_packages_that_pip_collects_are_counted(checkout, monkeypatch):
    lines = ["Ignoring colorama: markers"] + ["Collecting x"] * 10 + ["Installing collected x"]

    def pip(_command: list[str], listen) -> None:
        for line in lines:
            listen(line)

    monkeypatch.setattr(environment, "_run", pip)
    monkeypatch.setattr(environment, "locked_packages", lambda _lock: 13)
    said: list[str] = []
    environment._install_packages(said.append)
    assert said == [
        "10 of 12 packages fetched",
        "all 10 packages fetched and checked, unpacking them",
    ]


def test_a_computer_without_any_package_is_told_so(checkout, monkeypatch):
    monkeypatch.setattr(environment, "_run", lambda _command, listen: listen("Ignoring babel: …"))
    with pytest.raises(SetupFailed, match="No package is made for this computer"):
        environment._install_packages(lambda _text: None)


def test_every_package_of_a_lock_is_counted_once():
    lock = (
        "a==1 ; sys_platform == 'win32' \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\nb-c==2\n"
    )
    assert locked_packages(lock) == 2


@pytest.mark.parametrize("home", [None, "", "/no/such/home"])
def test_a_missing_home_is_replaced(checkout, monkeypatch, home):
    monkeypatch.setattr(environment.os, "name", "posix")
    if home is None:
        monkeypatch.delenv("HOME", raising=False)
    else:
        monkeypatch.setenv("HOME", home)
    given = environment.child_environment()["HOME"]
    assert given == str(checkout / "build" / "home")
    assert (checkout / "build" / "home").is_dir()


def test_a_home_that_can_be_used_is_kept(checkout, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert environment.child_environment()["HOME"] == str(tmp_path)
    assert not (checkout / "build").exists()


def test_settings_for_another_python_do_not_reach_ours(checkout, monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "/somewhere")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "file:///mirror")
    ours = environment.child_environment()
    assert "PYTHONHOME" not in ours
    assert "PYTHONPATH" not in ours
    assert ours["PIP_INDEX_URL"] == "file:///mirror"  # a mirror of the house is honoured


def test_the_way_to_the_source_is_plain_ascii(checkout):
    packages = environment.VENV / ("Lib" if sys.platform == "win32" else "lib")
    site = next(iter(_site_packages(packages)))
    site.mkdir(parents=True)
    environment._see_the_source()
    [file] = site.glob("*.pth")
    line = file.read_bytes().decode("ascii").strip()
    assert (site / line).resolve() == checkout.resolve()


def test_the_command_is_named_beside_the_python(checkout, monkeypatch):
    python = checkout / "my checkout" / ("python.exe" if sys.platform == "win32" else "python")
    python.parent.mkdir()
    monkeypatch.setattr(environment, "PYTHON", python)
    environment._name_the_command()
    if sys.platform == "win32":
        assert "-m legalaid_app %*" in (python.parent / "legalaid.cmd").read_text()
        return
    python.write_text('#!/bin/sh\necho "$@"\n')
    python.chmod(0o755)
    said = subprocess.run(
        [python.parent / "legalaid", "protections", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["-m", "legalaid_app", "protections", "--json"]


def _site_packages(packages):
    if sys.platform != "win32":
        packages = packages / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    yield packages / "site-packages"
