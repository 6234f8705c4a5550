"""A mark in the folder while a store is being made: what a crash leaves is known for what it is.

The mark reaches the disk before the first file of the store and goes after the
last. A folder with the mark holds no store: nobody was ever told that there is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from ..system.files import (
    atomic_write,
    disk_errors,
    make_private_folder,
    remove_leftovers,
    sync_folder,
)

MARK = "store.making"


def is_half_made(folder: Path) -> bool:
    """Was the making of a store in this folder cut off?"""
    return (folder / MARK).exists()


def begin(folder: Path, files: Iterable[str], now: datetime) -> None:
    """Set the mark; what an earlier, cut-off making left of *files* is set aside."""
    if is_half_made(folder):
        _set_aside(folder, files, now)
    remove_leftovers(folder / MARK)
    atomic_write(folder / MARK, b"")


def finish(folder: Path) -> None:
    """Take the mark away; from now on the store counts."""
    with disk_errors():
        (folder / MARK).unlink(missing_ok=True)
        sync_folder(folder)


def _set_aside(folder: Path, files: Iterable[str], now: datetime) -> None:
    """Moved, not deleted: should a mark ever stand beside a real store, nothing is lost."""
    aside = folder / f"unfinished-{now:%Y%m%dT%H%M%S%f}"
    make_private_folder(aside)
    with disk_errors():
        for name in files:
            remove_leftovers(folder / name)
            if (folder / name).exists():
                (folder / name).rename(aside / name)
        sync_folder(aside)
        sync_folder(folder)
