"""Is a folder a place where a database may be written?

Not on another computer (its locks cannot be relied on) and not where a program
copies files behind our back (a copy of a half-written store, a store put back).
The answer comes from what the system says: its mounts, the settings of the
synchronising programs, their marks on folders. A name alone proves nothing:
a folder called "Dropbox" that nobody synchronises is an ordinary folder.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..domain.words import gettext as _
from .places_mac import mac_mounts, mac_sync_mark, mac_sync_roots
from .places_windows import windows_drive_is_remote, windows_sync_mark, windows_sync_roots

Root = tuple[str, Path]
"""Which program synchronises, and the folder that it synchronises."""

_NETWORK = {
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "davfs2", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs4", "orangefs", "smb2", "smb3", "smbfs", "webdav", "afpfs", "ftp",
}  # fmt: skip
_NETWORK_FUSE = {
    "sshfs", "rclone", "davfs2", "gvfsd-fuse", "glusterfs", "ceph", "s3fs", "curlftpfs", "smbnetfs",
    "google-drive-ocamlfuse", "onedriver", "dropbox", "kio-fuse", "juicefs", "mfs", "goofys",
}  # fmt: skip


@dataclass(frozen=True)
class Computer:
    """The facts that the answer rests on; tests make up computers.

    Attributes:
        platform: as `sys.platform`.
        mounts: (folder, kind of file system), in any order.
        sync_roots: (program, folder) of everything that is synchronised.
        sync_mark: the program whose mark a folder itself carries, or "".
        is_remote: whether the system says that a path lies on another computer.
    """

    platform: str
    mounts: Callable[[], Iterator[tuple[Path, str]]]
    sync_roots: Callable[[], Iterator[Root]]
    sync_mark: Callable[[Path], str]
    is_remote: Callable[[Path], bool]


def this_computer(
    home: Path | None = None, environment: Mapping[str, str] | None = None
) -> Computer:
    """Return the facts of the computer that this runs on."""
    home, environment = home or Path.home(), environment or os.environ
    if sys.platform == "win32":
        return Computer(
            "win32",
            lambda: iter(()),
            lambda: _roots(home, environment, windows_sync_roots(environment)),
            windows_sync_mark,
            windows_drive_is_remote,
        )
    if sys.platform == "darwin":
        return Computer(
            "darwin",
            mac_mounts,
            lambda: _roots(home, environment, mac_sync_roots(home)),
            mac_sync_mark,
            lambda _path: False,
        )
    return Computer(
        "linux",
        lambda: linux_mounts(Path("/proc/self/mountinfo")),
        lambda: _roots(home, environment, linux_sync_roots(home, environment)),
        lambda _path: "",
        lambda _path: False,
    )


def unsafe_place(folder: Path, computer: Computer | None = None) -> str | None:
    """Return why a store must not be written in *folder*; None where it may.

    The folder need not exist yet. Links are followed.
    """
    computer = computer or this_computer()
    ways = {folder.absolute(), _resolved(folder)}
    for path in ways:
        kind = _kind_of_mount(path, computer)
        if computer.is_remote(path) or _is_network(kind):
            return _("it lies on another computer, reached over the network.")
    for program, root in computer.sync_roots():
        for path in ways:
            if _inside(path, root, computer) or _inside(path, _resolved(root), computer):
                return _synchronised(program)
    for path in ways:
        for parent in (path, *path.parents):
            program = computer.sync_mark(parent)
            if program:
                return _synchronised(program)
    return None


def linux_mounts(table: Path) -> Iterator[tuple[Path, str]]:
    """Read (folder, kind) of every mount from the kernel's table."""
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        before, _dash, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if len(fields) > 4:
            yield Path(_unescaped(fields[4])), kind


def linux_sync_roots(home: Path, environment: Mapping[str, str]) -> Iterator[Root]:
    """Folders of the OneDrive client for Linux, from its own settings."""
    settings = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    for file in sorted(settings.glob("onedrive*/config")):
        chosen = _setting(file, "sync_dir")
        yield "OneDrive", _expanded(chosen, home) if chosen else home / "OneDrive"


def dropbox_roots(home: Path, environment: Mapping[str, str]) -> Iterator[Root]:
    """Folders of Dropbox, from the file that it writes for other programs to find them."""
    places = [home / ".dropbox"]
    places += [
        Path(environment[n]) / "Dropbox" for n in ("APPDATA", "LOCALAPPDATA") if environment.get(n)
    ]
    for place in places:
        try:
            said = json.loads((place / "info.json").read_text(encoding="utf-8"))
            accounts = list(said.values())
        except (OSError, ValueError, AttributeError):
            continue
        for account in accounts:
            if isinstance(account, dict) and isinstance(account.get("path"), str):
                yield "Dropbox", Path(account["path"])


def google_roots(home: Path, environment: Mapping[str, str]) -> Iterator[Root]:
    """Folders that Google Drive mirrors or backs up, from its own settings."""
    import sqlite3
    from contextlib import closing

    places = [home / "Library/Application Support/Google/DriveFS"]
    if environment.get("LOCALAPPDATA"):
        places.append(Path(environment["LOCALAPPDATA"]) / "Google" / "DriveFS")
    for place in places:
        file = place / "root_preference_sqlite.db"
        if not file.is_file():
            continue
        try:
            with closing(
                sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
            ) as settings:
                rows = settings.execute("SELECT last_seen_absolute_path FROM roots").fetchall()
        except sqlite3.Error:
            continue
        for (path,) in rows:
            if isinstance(path, str) and path:
                yield "Google Drive", Path(path)


def box_roots(home: Path, environment: Mapping[str, str]) -> Iterator[Root]:
    """Folders of Box, from the files that it writes for its shell extension."""
    places = [home / "Library/Application Support"]
    if environment.get("LOCALAPPDATA"):
        places.append(Path(environment["LOCALAPPDATA"]))
    for place in places:
        for file in (
            place / "Box/Box/data/shell/sync_root_folder.txt",
            place / "Box Sync/sync_root_folder.txt",
        ):
            try:
                said = file.read_bytes()
            except OSError:
                continue
            coding = "utf-16" if said[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
            path = said.decode(coding, errors="replace").strip().strip("\0")
            if path:
                yield "Box", Path(path)


def _roots(home: Path, environment: Mapping[str, str], own: Iterator[Root]) -> Iterator[Root]:
    for found in (
        own,
        *(find(home, environment) for find in (dropbox_roots, google_roots, box_roots)),
    ):
        with suppress(OSError):  # settings that this person may not read are not theirs
            yield from found


def _synchronised(program: str) -> str:
    return _("{program} copies what is in it to other computers.").format(program=program)


def _kind_of_mount(path: Path, computer: Computer) -> str:
    found = [
        (len(at.parts), number, kind)
        for number, (at, kind) in enumerate(computer.mounts())
        if _inside(path, at, computer)
    ]
    return max(found)[2] if found else ""


def _is_network(kind: str) -> bool:
    kind = kind.casefold()
    return kind in _NETWORK or (kind.startswith("fuse.") and kind[5:] in _NETWORK_FUSE)


def _inside(path: Path, root: Path, computer: Computer) -> bool:
    """Is *path* the folder *root* or below it? Compared part by part, as this system compares."""
    ours, theirs = path.parts, root.parts
    if computer.platform in ("win32", "darwin"):
        ours, theirs = tuple(map(str.casefold, ours)), tuple(map(str.casefold, theirs))
    return bool(theirs) and root.is_absolute() and ours[: len(theirs)] == theirs


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _unescaped(text: str) -> str:
    """The kernel writes blanks in names as octal numbers."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text


def _setting(file: Path, name: str) -> str:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        key, sign, content = line.partition("=")
        if sign and key.strip() == name:
            return content.strip().strip('"')
    return ""


def _expanded(text: str, home: Path) -> Path:
    return home / text[2:] if text.startswith("~/") else Path(text)
