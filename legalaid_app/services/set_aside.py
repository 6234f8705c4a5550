"""Put a prepared store in the place of the present one; nothing is deleted.

The new store lies whole in the folder `restoring`. Once the plan is on the disk,
the change is decided: a program that is killed half-way is followed by one that
finishes it before the store is opened. Until then the old store is untouched.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from ..domain.errors import DamagedStore, StoreUnavailable
from .anchor import ANCHORS
from .office import STORE_FILE

PLAN = "restore.plan"
RESTORING = "restoring"
_LOGS = (f"{STORE_FILE}-wal", f"{STORE_FILE}-shm")


def restoring_folder(folder: Path) -> Path:
    """Return an empty folder for preparing a store inside *folder*."""
    from ..system.files import disk_errors, make_private_folder

    prepared = folder / RESTORING
    if prepared.exists():  # an attempt that was not decided
        with disk_errors():
            shutil.rmtree(prepared)
    make_private_folder(prepared)
    return prepared


def put_in_place(
    folder: Path, now: datetime, anchor: tuple[str, bytes], data: Path | None = None
) -> Path | None:
    """Exchange the store in *folder* for the one in `restoring`; who calls holds the lock.

    Args:
        anchor: name and content of this computer's memory of the new store.

    Returns:
        The folder where the present store lies now; None if there was none.
    """
    from ..system.files import atomic_write

    aside = f"set-aside-{now.astimezone(UTC):%Y%m%d-%H%M%S}"
    while (folder / aside).exists():
        aside += "-2"
    plan = {"aside": aside, "anchor": anchor[0], "content": anchor[1].hex()}
    atomic_write(folder / PLAN, json.dumps(plan).encode("ascii"))
    _finish(folder, data)
    return folder / aside if (folder / aside).exists() else None


def is_interrupted(folder: Path) -> bool:
    """Was an exchange decided and not finished?"""
    return (folder / PLAN).is_file()


def finish_interrupted(folder: Path, data: Path | None = None) -> None:
    """Finish an exchange that was decided before the program ended.

    Raises:
        StoreInUse: another program is at it.
    """
    from ..system.store_lock import StoreLock

    if is_interrupted(folder):
        with StoreLock(folder):
            if is_interrupted(folder):
                _finish(folder, data)


def _finish(folder: Path, data: Path | None) -> None:
    """Take every step that is still to be taken; any number of times."""
    from ..system.files import disk_errors, make_private_folder, replace_file, sync_folder

    plan = _read_plan(folder)
    prepared, aside = folder / RESTORING, folder / Path(plan["aside"]).name
    present = [name for name in (*_LOGS, STORE_FILE, *_key_files()) if (folder / name).exists()]
    if present and not aside.exists():
        make_private_folder(aside)
    with disk_errors():
        for name in (*_LOGS, STORE_FILE, *_key_files()):
            new, live = prepared / name, folder / name
            if live.exists() and not (aside / name).exists() and (new.exists() or name in _LOGS):
                replace_file(live, aside / name)
            if new.exists():
                replace_file(new, live)
        for place in (aside, prepared, folder):
            if place.exists():
                sync_folder(place)
    _remember(plan, data)
    with disk_errors():
        shutil.rmtree(prepared, ignore_errors=True)
        (folder / PLAN).unlink()
        sync_folder(folder)


def _read_plan(folder: Path) -> dict[str, str]:
    try:
        plan = json.loads((folder / PLAN).read_bytes())
        return {name: str(plan[name]) for name in ("aside", "anchor", "content")}
    except (OSError, ValueError, TypeError, KeyError):
        raise DamagedStore from None


def _remember(plan: dict[str, str], data: Path | None) -> None:
    from ..system.files import atomic_write, make_private_folder
    from ..system.paths import data_folder

    anchors = data_folder(data) / ANCHORS
    with suppress(StoreUnavailable):
        make_private_folder(anchors)
        atomic_write(anchors / Path(plan["anchor"]).name, bytes.fromhex(plan["content"]))


def _key_files() -> tuple[str, ...]:
    from ..vault.header import KEY_FILES

    return KEY_FILES
