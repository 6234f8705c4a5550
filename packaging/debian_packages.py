"""Which libraries of the operating system Qt needs, and how Debian and Ubuntu install them.

Windows and macOS carry everything in the wheels; there this module finds nothing missing.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

# Library name -> Debian package; apt brings what these need in turn. Measured with Qt 6.12
# on a Debian 12 that has nothing but Python.
NEEDED_TO_START = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
}
NEEDED_FOR_A_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PYTHON_VENV = "python3-venv"


def can_load(library: str) -> bool:
    """Tell whether the system's loader finds *library*."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(
    libraries: dict[str, str], can_load: Callable[[str], bool] = can_load
) -> dict[str, str]:
    """Return those of *libraries* that cannot be loaded, with their packages."""
    return {name: package for name, package in libraries.items() if not can_load(name)}


def essential_packages() -> list[str]:
    """Return the packages without which neither the program nor its tests can start."""
    if not sys.platform.startswith("linux"):
        return []
    packages = list(missing(NEEDED_TO_START).values())
    if not _has_venv():
        packages.append(PYTHON_VENV)
    return packages


def window_packages(headless: bool) -> list[str]:
    """Return the packages for a real window: on this screen, or on a virtual one."""
    if not sys.platform.startswith("linux"):
        return []
    packages = list(missing(NEEDED_FOR_A_WINDOW).values())
    if headless and not shutil.which("Xvfb"):
        packages += ["xvfb", "xauth"]
    return packages


def install_command(packages: Iterable[str]) -> list[str]:
    """Return the one command that installs *packages*."""
    return ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]


def permission() -> list[str] | None:
    """Return what to write before apt-get to be allowed to: nothing, sudo, or None if we may not."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    allowed = shutil.which("sudo") and _quietly([*sudo, "true"])
    return sudo if allowed else None


def install(packages: Sequence[str], before: Sequence[str]) -> bool:
    """Install *packages*, fetching the list of packages first where it is missing or old."""
    command = [*before, *install_command(packages), "-o", "DPkg::Lock::Timeout=120"]
    if _has_package_list() and _quietly(command):
        return True
    return _quietly([*before, "apt-get", "update", "-q"]) and _quietly(command, show_errors=True)


def _has_venv() -> bool:
    """Debian keeps these parts of the standard library in packages of their own."""
    return all(importlib.util.find_spec(name) for name in ("ensurepip", "venv", "ssl"))


def _has_package_list() -> bool:
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def _quietly(command: Sequence[str], show_errors: bool = False) -> bool:
    """Run *command*; only when it fails, and if asked to, let its complaints be seen."""
    result = subprocess.run(
        command,
        env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    if result.returncode and show_errors:
        print(result.stderr, file=sys.stderr)
    return result.returncode == 0
