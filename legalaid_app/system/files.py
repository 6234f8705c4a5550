"""Writing files so that a crash leaves the old one or the new one, never half.

Folders and files made here are readable by their owner only. Trouble with the
disk comes out as an error that the person at the desk can act on.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from legalaid_app.domain.errors import DiskFull, DiskTrouble, ReadOnlyStore, StoreUnavailable
from legalaid_app.domain.words import gettext as _

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_WINDOWS_DISK_FULL = {39, 112}  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
_REPLACE_ATTEMPTS = 20
_TEMPORARY = ".part"


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn what the operating system says about the disk into a StoreUnavailable.

    Raises:
        DiskFull: no space is left, or the quota is used up.
        ReadOnlyStore: this account may not write there, or the disk is read-only.
        StoreUnavailable: anything else that the disk reports.
    """
    try:
        yield
    except OSError as error:
        raise _for_the_desk(error) from error


def _for_the_desk(error: OSError) -> StoreUnavailable:
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_DISK_FULL:
        return DiskFull()
    if error.errno in _FORBIDDEN:
        return ReadOnlyStore()
    if error.errno == errno.EFBIG:
        return StoreUnavailable(why=_("a file would be larger than this disk can hold."))
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return StoreUnavailable(why=_("the folder is gone. Check that the disk is connected."))
    return DiskTrouble()


def make_private_folder(folder: Path) -> None:
    """Make *folder* and its parents, open to their owner only; an existing folder is left alone."""
    with disk_errors():
        for missing in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> int:
    """Make a new file, readable by its owner only, and return its open handle."""
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)


def atomic_write(path: Path, data: bytes) -> None:
    """Put *data* at *path*, readable by its owner only; on failure the old file stays.

    Returns only when file and folder entry have reached the disk.
    """
    atomic_write_all({path: data})


def atomic_write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files; none is replaced before all of them are whole on the disk.

    So a full disk changes none of them, and when the disk refuses between two
    replacements, the first is put back. A crash between them can leave the first
    new and the second old: the reader must be able to tell.
    """
    new: dict[Path, Path] = {}
    old: dict[Path, Path | None] = {}
    with disk_errors():
        try:
            for path, data in contents.items():
                new[path] = _write_temporary(path, data)
            if len(contents) > 1:  # a single file is either replaced or not
                for path in contents:
                    old[path] = _write_temporary(path, path.read_bytes()) if path.exists() else None
            _replace_all(new, old)
        finally:
            for part in (*new.values(), *old.values()):
                if part is not None:
                    with suppress(OSError):
                        part.unlink(missing_ok=True)


def remove_leftovers(path: Path) -> None:
    """Remove temporary files that a crash while writing *path* left behind."""
    with disk_errors():
        for part in path.parent.glob(f".{path.name}.*{_TEMPORARY}"):
            part.unlink(missing_ok=True)


def _write_temporary(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(_TEMPORARY, f".{path.name}.", path.parent)  # made 0600
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            flush_to_disk(stream.fileno())
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return Path(name)


def flush_to_disk(handle: int) -> None:
    """Bring what was written to the open file *handle* to the disk itself."""
    if sys.platform == "darwin":  # fsync stops at the drive's own cache there
        import fcntl

        with suppress(OSError):  # not every file system knows it
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _replace_all(new: Mapping[Path, Path], old: Mapping[Path, Path | None]) -> None:
    try:
        for path, part in new.items():
            _replace(part, path)
        for folder in {path.parent for path in new}:
            sync_folder(folder)
    except OSError:
        for path, kept in old.items():
            _put_back(path, kept)
        raise


def _put_back(path: Path, kept: Path | None) -> None:
    """Undo a replacement; a disk that is ill may need to be asked more than once."""
    for _attempt in range(_REPLACE_ATTEMPTS):
        try:
            if kept is None:
                path.unlink(missing_ok=True)
            else:
                os.replace(kept, path)
        except OSError:
            continue
        with suppress(OSError):
            sync_folder(path.parent)
        return


def _replace(source: Path, target: Path) -> None:
    for attempt in range(1, _REPLACE_ATTEMPTS + 1):
        try:
            os.replace(source, target)
        except PermissionError:  # Windows: a virus scanner holds the file for a moment
            if not _is_windows() or attempt == _REPLACE_ATTEMPTS:
                raise
            time.sleep(0.05 * attempt)
        else:
            return


def _is_windows() -> bool:
    return os.name == "nt"


def replace_file(source: Path, target: Path) -> None:
    """Give *source* the name of *target*, whose old content is gone at the same moment."""
    with disk_errors():
        _replace(source, target)


def sync_file(path: Path) -> None:
    """Bring the content of a file that nobody has open to the disk."""
    with disk_errors(), path.open("r+b") as stream:
        flush_to_disk(stream.fileno())


def copy_file(source: Path, target: Path) -> None:
    """Copy a closed file to the new file *target*, private, down to the disk."""
    with source.open("rb") as reading, os.fdopen(make_private_file(target), "wb") as writing:
        shutil.copyfileobj(reading, writing, 1024 * 1024)
        writing.flush()
        flush_to_disk(writing.fileno())


def sync_folder(folder: Path) -> None:
    """Bring new and removed names in *folder* to the disk; Windows needs no such step."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some file systems have nothing to flush
            raise
    finally:
        os.close(handle)
