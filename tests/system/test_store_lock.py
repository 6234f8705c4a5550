"""The lock: one holder, and never a stale one."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from legalaid_app.domain.errors import ReadOnlyStore, StoreInUse, StoreUnavailable
from legalaid_app.system.store_lock import LOCK_FILE, StoreLock

HOLDER = """
import sys
from pathlib import Path
from legalaid_app.system.store_lock import StoreLock
lock = StoreLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def _holder(folder: Path) -> subprocess.Popen[bytes]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    return holder


def test_a_second_holder_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with StoreLock(tmp_path), pytest.raises(StoreInUse):
        StoreLock(tmp_path)


def test_the_lock_can_be_taken_again_after_release(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path)
    lock.release()
    lock.release()

    StoreLock(tmp_path).release()


def test_another_process_is_refused_until_the_holder_is_killed(tmp_path: Path) -> None:
    with _holder(tmp_path) as holder:
        with pytest.raises(StoreInUse):
            StoreLock(tmp_path)
        holder.kill()
        holder.wait()

    StoreLock(tmp_path).release()


def test_a_program_started_by_the_holder_does_not_keep_the_lock(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path)
    assert lock._handle is not None
    os.set_inheritable(lock._handle, True)  # as between the start of a program and its first step
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"],
        stdin=subprocess.PIPE,
        close_fds=False,
    ):
        lock.release()
        StoreLock(tmp_path).release()


def test_a_lock_file_left_behind_does_not_lock(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).write_bytes(b"")

    StoreLock(tmp_path).release()


def test_a_folder_that_is_gone_is_an_error_for_the_desk(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        StoreLock(tmp_path / "gone")


def test_a_folder_that_cannot_be_written_is_named_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", read_only)
        with pytest.raises(ReadOnlyStore):
            StoreLock(tmp_path)


def test_a_disk_that_knows_no_locks_is_no_store_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    with pytest.raises(StoreUnavailable) as caught:
        StoreLock(tmp_path)
    assert not isinstance(caught.value, StoreInUse)
