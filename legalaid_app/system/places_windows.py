"""What Windows says about folders that are synchronised or on another computer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

_DRIVE_REMOTE = 4
_CLOUD_TAG, _CLOUD_MASK = 0x9000001A, 0xFFFF0FFF
_RECALL = 0x00040000 | 0x00400000  # RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS
_SYNC_ROOTS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
_ONEDRIVE = r"Software\Microsoft\OneDrive\Accounts"
_DRIVE_FS = r"Software\Google\DriveFS"
_NAMES = ("OneDrive", "iCloud", "Dropbox", "Google Drive", "Box")


class Registry:
    """The few questions that are asked of the registry; empty where a key is missing."""

    def __init__(self) -> None:
        import winreg

        self._registry: Any = winreg

    def subkeys(self, machine: bool, key: str) -> list[str]:
        """Return the names below a key of the machine or of the person."""
        return self._read(machine, key, self._registry.EnumKey)

    def values(self, machine: bool, key: str) -> dict[str, str]:
        """Return the texts of a key by name."""
        found = self._read(machine, key, self._registry.EnumValue)
        return {entry[0]: entry[1] for entry in found if isinstance(entry[1], str)}

    def _read(self, machine: bool, key: str, entry_of: Callable[[Any, int], Any]) -> list[Any]:
        root = self._registry.HKEY_LOCAL_MACHINE if machine else self._registry.HKEY_CURRENT_USER
        entries: list[Any] = []
        try:
            with self._registry.OpenKey(root, key) as opened:
                while True:
                    entries.append(entry_of(opened, len(entries)))
        except OSError:  # no such key, or no further entry
            return entries


def windows_sync_roots(
    environment: Mapping[str, str], registry: Any = None
) -> Iterator[tuple[str, Path]]:
    """Folders that Windows or a synchronising program has written down as synchronised."""
    registry = registry or Registry()
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if environment.get(name):
            yield "OneDrive", Path(environment[name])
    for account in registry.subkeys(False, _ONEDRIVE):
        folder = registry.values(False, rf"{_ONEDRIVE}\{account}").get("UserFolder")
        if folder:
            yield "OneDrive", Path(folder)
    for root in registry.subkeys(True, _SYNC_ROOTS):
        for folder in registry.values(True, rf"{_SYNC_ROOTS}\{root}\UserSyncRoots").values():
            yield _program(root), Path(folder)
    said = registry.values(False, _DRIVE_FS).get("PerAccountPreferences", "")
    for mount in _google_mounts(said):
        yield "Google Drive", Path(mount)


def windows_sync_mark(folder: PurePath) -> str:
    """Return the kind of mark that the file system carries for a synchronised folder."""
    try:
        facts: Any = Path(folder).lstat()
    except OSError:
        return ""
    tag = getattr(facts, "st_reparse_tag", 0)
    attributes = getattr(facts, "st_file_attributes", 0)
    if tag & _CLOUD_MASK == _CLOUD_TAG or attributes & _RECALL:
        return "Windows"
    return ""


def windows_drive_is_remote(path: PurePath, drive_type: Callable[[str], int] | None = None) -> bool:
    """Is the path on a share, by its spelling or by what the system says of its drive?"""
    if path.drive.startswith("\\\\"):
        return not path.drive.startswith(("\\\\?\\", "\\\\.\\")) or path.drive.upper().startswith(
            "\\\\?\\UNC"
        )
    if not path.drive:
        return False
    return (drive_type or _drive_type)(f"{path.drive}\\") == _DRIVE_REMOTE


def _drive_type(root: str) -> int:
    import ctypes

    windll = getattr(ctypes, "windll")  # noqa: B009 - absent on other systems
    return int(windll.kernel32.GetDriveTypeW(root))


def _program(root: str) -> str:
    """The registry names a root "Program!person!account"."""
    maker = root.partition("!")[0]
    for name in _NAMES:
        if name.replace(" ", "").casefold() in maker.replace(" ", "").casefold():
            return name
    return maker


def _google_mounts(said: str) -> Iterator[str]:
    try:
        accounts = json.loads(said)["per_account_preferences"]
        for account in accounts:
            mount = account["value"]["mount_point_path"]
            yield f"{mount}:\\" if len(mount) == 1 else mount
    except (ValueError, TypeError, KeyError):
        return
