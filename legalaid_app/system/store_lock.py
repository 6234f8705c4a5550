"""One program at a time has a store open.

The lock belongs to the operating system, not to the file: when the program
ends, however it ends, the kernel lets go. The empty file that carries it stays
where it is, because deleting it would let two programs hold "the" lock.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from legalaid_app.domain.errors import StoreInUse
from legalaid_app.system.files import disk_errors

LOCK_FILE = "store.lock"
_HELD_BY_ANOTHER = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}


class StoreLock:
    """The lock on one store folder, held until `release` or the end of the program."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            StoreInUse: somebody else holds it.
            ReadOnlyStore: the lock file cannot be made in this folder.
        """
        with disk_errors():
            self._handle: int | None = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let go; doing so twice is fine."""
        handle, self._handle = self._handle, None
        if handle is not None:
            _unlock(handle)
            os.close(handle)

    def __enter__(self) -> StoreLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()


def _lock(handle: int) -> None:
    with disk_errors():
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD_BY_ANOTHER:
                raise StoreInUse from error
            raise


def _unlock(handle: int) -> None:
    """Drop the lock itself: a program being started may still hold a copy of the handle."""
    with suppress(OSError):  # it was never ours
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_UN)
