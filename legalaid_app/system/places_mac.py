"""What macOS says about folders that are synchronised or on another computer."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_MOUNT = re.compile(r"^.* on (?P<folder>/.*) \((?P<facts>[^()]*)\)$")
_PROVIDER = re.compile(r"^(OneDrive|GoogleDrive|Dropbox|Box|Nextcloud|ownCloud|pCloud|MEGA)\b")
_NAMES = {"GoogleDrive": "Google Drive"}
_MARKS = ("com.apple.file-provider-domain-id", "com.apple.icloud.desktop")


def mac_mounts(said: str | None = None) -> Iterator[tuple[Path, str]]:
    """Read (folder, kind) of every mount; what is not "local" is given a network's kind."""
    if said is None:
        try:
            said = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False
            ).stdout
        except (OSError, subprocess.TimeoutExpired):
            return
    for line in said.splitlines():
        found = _MOUNT.match(line)
        if found:
            facts = [fact.strip() for fact in found["facts"].split(",")]
            kind = facts[0] if "local" in facts or facts[0] in ("autofs", "devfs") else "nfs"
            yield Path(found["folder"]), kind


def mac_sync_roots(home: Path) -> Iterator[tuple[str, Path]]:
    """Folders where the system itself keeps what providers synchronise."""
    yield "iCloud", home / "Library" / "Mobile Documents"
    cloud = home / "Library" / "CloudStorage"
    try:
        entries = sorted(cloud.iterdir())
    except OSError:
        entries = []
    for entry in entries:
        found = _PROVIDER.match(entry.name)
        name = found[1] if found else entry.name.split("-")[0]
        yield _NAMES.get(name, name), entry


def mac_sync_mark(folder: Path) -> str:
    """Return "iCloud" where the system marked the folder as synchronised (Desktop, Documents)."""
    read = getattr(os, "getxattr", None) or _getxattr
    for mark in _MARKS:
        try:
            read(folder, mark)
        except OSError:
            continue
        return "iCloud"
    return ""


def _getxattr(folder: Path, name: str) -> bytes:
    """Python has no such call on macOS; the system's library has."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    path, mark = os.fsencode(folder), name.encode()
    size = library.getxattr(
        path, mark, None, ctypes.c_size_t(0), ctypes.c_uint32(0), ctypes.c_int(0)
    )
    if size < 0:
        raise OSError(ctypes.get_errno(), "getxattr")
    return bytes(size)
