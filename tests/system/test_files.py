"""Writing files: whole or not at all, private, and honest about the disk."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from legalaid_app.domain.errors import (
    AppError,
    DiskFull,
    DiskTrouble,
    ReadOnlyStore,
    StoreUnavailable,
)
from legalaid_app.system.files import (
    atomic_write,
    atomic_write_all,
    disk_errors,
    make_private_folder,
    remove_leftovers,
)


def _listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_written_file_has_the_new_content_and_is_private(tmp_path: Path) -> None:
    target = tmp_path / "store.key"
    target.write_bytes(b"old")
    target.chmod(0o644)

    atomic_write(target, b"new")

    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert _listed(tmp_path) == ["store.key"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "store.key"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        with pytest.raises(DiskFull):
            atomic_write(target, b"new")

    assert target.read_bytes() == b"old"
    assert _listed(tmp_path) == ["store.key"]


def test_when_the_second_of_two_files_cannot_be_written_neither_changes(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "gone" / "b"
    first.write_bytes(b"old")

    with pytest.raises(StoreUnavailable):
        atomic_write_all({first: b"new", second: b"new"})

    assert first.read_bytes() == b"old"
    assert _listed(tmp_path) == ["a"]


def test_when_the_disk_refuses_the_second_replacement_the_first_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (tmp_path / name for name in "abc")
    first.write_bytes(b"old")
    third.write_bytes(b"old")
    replace, refused = os.replace, []

    def refuses_once(source: Path, target: Path) -> None:
        if target == third and not refused:
            refused.append(target)
            raise OSError(errno.EIO, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuses_once)
    with pytest.raises(DiskTrouble):
        atomic_write_all({first: b"new", second: b"new", third: b"new"})

    assert (first.read_bytes(), third.read_bytes()) == (b"old", b"old")
    assert _listed(tmp_path) == ["a", "c"]


def test_a_file_too_large_for_the_disk_is_an_error_for_the_desk(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    previous = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        with pytest.raises(StoreUnavailable):
            atomic_write(tmp_path / "large", bytes(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, previous)

    assert _listed(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, ReadOnlyStore),
        (errno.EPERM, ReadOnlyStore),
        (errno.EROFS, ReadOnlyStore),
        (errno.ENOENT, StoreUnavailable),
        (errno.EIO, DiskTrouble),
        (None, DiskTrouble),
    ],
)
def test_each_trouble_of_the_disk_has_its_error(
    number: int | None, expected: type[AppError]
) -> None:
    error = OSError(number, "words", "/home/maria") if number else OSError("words")

    with pytest.raises(StoreUnavailable) as caught, disk_errors():
        raise error

    assert type(caught.value) is expected
    assert "{" not in caught.value.user_message()
    assert "maria" not in caught.value.user_message()


def test_an_error_for_the_desk_passes_unchanged() -> None:
    with pytest.raises(DiskFull), disk_errors():
        raise DiskFull


def test_windows_holding_the_file_for_a_moment_is_waited_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "store.key"
    replace, refusals = os.replace, [PermissionError(), PermissionError()]

    def held(source: str, destination: str) -> None:
        if refusals:
            raise refusals.pop()
        replace(source, destination)

    monkeypatch.setattr("legalaid_app.system.files._is_windows", lambda: True)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(os, "replace", held)
    atomic_write(target, b"new")

    assert target.read_bytes() == b"new"


def test_a_private_folder_is_open_to_its_owner_only(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "office" / "store")

    assert stat.S_IMODE((tmp_path / "office").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "office" / "store").stat().st_mode) == 0o700


def test_a_folder_that_exists_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o750)

    make_private_folder(tmp_path / "shared")

    assert stat.S_IMODE((tmp_path / "shared").stat().st_mode) == 0o750


def test_a_private_folder_cannot_take_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"")

    with pytest.raises(StoreUnavailable):
        make_private_folder(tmp_path / "store" / "inner")


def test_leftovers_of_one_file_go_and_other_files_stay(tmp_path: Path) -> None:
    for name in (".store.key.abc.part", ".other.abc.part", "store.key"):
        (tmp_path / name).write_bytes(b"")

    remove_leftovers(tmp_path / "store.key")

    assert _listed(tmp_path) == [".other.abc.part", "store.key"]


WRITER = """
import sys
from pathlib import Path
from legalaid_app.system.files import atomic_write
number = 0
while True:
    number += 1
    atomic_write(Path(sys.argv[1]), b"%08d" % number * 5000)
    print(number, flush=True)
"""


@pytest.mark.parametrize("pause", [0.0, 0.003, 0.011])
def test_a_killed_writer_leaves_a_whole_file_not_older_than_promised(
    tmp_path: Path, pause: float
) -> None:
    target = tmp_path / "data"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(pause)
        writer.kill()
        promised = int((first + writer.stdout.read()).split()[-1])

    content = target.read_bytes()
    assert content == content[:8] * 5000
    assert int(content[:8]) >= promised
