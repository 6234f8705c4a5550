"""A file that holds 16 MiB of the disk back, so that a full disk can be left in good order.

Even deleting needs room in the database. When the disk is full, the reserve is
given back to it; deleting and closing work again. It is made anew as soon as
there is space.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from legalaid_app.domain.errors import StoreUnavailable
from legalaid_app.system.files import disk_errors, flush_to_disk, make_private_file

RESERVE_FILE = "store.reserve"
RESERVE_BYTES = 16 * 1024 * 1024
_CHUNK = 1024 * 1024


def keep_reserve(folder: Path) -> bool:
    """Make the reserve where it is missing; return whether it is there, whole.

    A disk without space for it is no error: there is nothing to hold back then.
    """
    path = folder / RESERVE_FILE
    with suppress(OSError):
        if path.stat().st_size == RESERVE_BYTES:
            return True
    free_reserve(folder)
    try:
        with disk_errors():
            _fill(path)
    except StoreUnavailable:
        free_reserve(folder)
        return False
    return True


def free_reserve(folder: Path) -> bool:
    """Give the space back to the disk; return whether there was any."""
    path = folder / RESERVE_FILE
    with suppress(OSError):
        there = path.exists()
        path.unlink(missing_ok=True)
        return there
    return False


def _fill(path: Path) -> None:
    """Write bytes that no file system can leave out or press together."""
    handle = make_private_file(path)
    with os.fdopen(handle, "wb") as stream:
        left = RESERVE_BYTES
        while left > 0:
            left -= stream.write(os.urandom(min(_CHUNK, left)))
        stream.flush()
        flush_to_disk(stream.fileno())
