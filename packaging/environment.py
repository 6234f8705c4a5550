"""The folder .venv: made once from the lock, with every package checked against its hash.

A stamp, written last, says what the folder was made from. As long as it fits,
nothing is done; an interrupted set-up leaves no stamp and starts again.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import subprocess
import sys
import sysconfig
from collections import deque
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

_PACKAGE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*==", re.MULTILINE)
_LINES_KEPT = 30


class SetupFailed(Exception):
    """The environment could not be made; the text says what happened."""


def stamp_value(lock: bytes, python: str, folder: str) -> str:
    """Return what identifies an environment: its lock, its Python and its place."""
    return hashlib.sha256(b"\0".join([lock, python.encode(), folder.encode()])).hexdigest()


def is_ready(venv: Path, wanted: str) -> bool:
    """Tell whether *venv* was completed from what *wanted* stands for."""
    try:
        return (venv / "stamp").read_text(encoding="ascii") == wanted
    except (OSError, UnicodeDecodeError):
        return False


def locked_packages(lock: str) -> int:
    """Return how many packages the lock names, for every system together."""
    return len(_PACKAGE.findall(lock))


def make(progress: Callable[[str], None]) -> bool:
    """Make .venv unless it is there already; return whether there was anything to do.

    Raises:
        SetupFailed: with the last lines of what the failing step said.
    """
    wanted = stamp_value(LOCK.read_bytes(), f"{sys.version} {sys.base_prefix}", str(VENV))
    if is_ready(VENV, wanted):
        return False
    progress("making the folder .venv")
    python = getattr(sys, "_base_executable", sys.executable)  # not the one about to be replaced
    _run([python, "-m", "venv", "--clear", str(VENV)])
    _install_packages(progress)
    _see_the_source()
    _name_the_command()
    (VENV / "stamp").write_text(wanted, encoding="ascii")
    return True


def child_environment() -> dict[str, str]:
    """Return the variables for our own processes: no foreign Python settings, always a home."""
    ours = dict(os.environ)
    for name in ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "VIRTUAL_ENV", "PIP_TARGET"):
        ours.pop(name, None)
    ours["PIP_USER"] = "0"
    ours["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    ours["PIP_NO_INPUT"] = "1"
    if os.name == "posix" and not _is_usable(ours.get("HOME", "")):
        home = ROOT / "build" / "home"
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        ours["HOME"] = str(home)
    return ours


def _is_usable(home: str) -> bool:
    return bool(home) and Path(home).is_dir() and os.access(home, os.W_OK)


def _install_packages(progress: Callable[[str], None]) -> None:
    """Run pip and count what it collects; packages for other systems are passed over."""
    total, done = locked_packages(LOCK.read_text(encoding="utf-8")), 0
    command = [str(PYTHON), "-m", "pip", "install", "--no-deps", "--only-binary", ":all:"]

    def listen(line: str) -> None:
        nonlocal total, done
        if line.startswith("Ignoring "):
            total -= 1
        elif line.startswith("Collecting "):
            done += 1
            if done % 10 == 0:
                progress(f"{done} of {total} packages fetched")
        elif line.startswith("Installing collected"):
            progress(f"all {done} packages fetched and checked, unpacking them")

    _run([*command, "--require-hashes", "-r", str(LOCK)], listen)
    if total == 0:
        raise SetupFailed(
            f"No package is made for this computer ({platform.system()} {platform.machine()}). "
            "Use Windows, macOS, or Linux on an Intel or AMD processor."
        )


def _run(command: list[str], listen: Callable[[str], None] = lambda _line: None) -> None:
    last: deque[str] = deque(maxlen=_LINES_KEPT)
    with subprocess.Popen(
        command,
        env=child_environment(),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            last.append(line.rstrip())
            listen(line.strip())
    if process.returncode:
        raise SetupFailed("\n".join(last))


def _see_the_source() -> None:
    """Let .venv import the program from this checkout. A relative path is plain ASCII."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))
    line = os.path.relpath(ROOT, packages) + "\n"
    (packages / "legalaid-source.pth").write_text(line, encoding="utf-8")


def _name_the_command() -> None:
    """Put `legalaid` beside the Python of .venv, wherever the checkout stands."""
    if os.name == "nt":
        (PYTHON.parent / "legalaid.cmd").write_text(
            '@"%~dp0python.exe" -m legalaid_app %*\r\n', encoding="ascii", newline=""
        )
        return
    script = PYTHON.parent / "legalaid"
    script.write_text(
        '#!/bin/sh\nexec "$(dirname "$0")/python" -m legalaid_app "$@"\n', encoding="ascii"
    )
    script.chmod(0o755)
