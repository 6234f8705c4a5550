"""The reserve holds space back, and gives it when the disk is full."""

from __future__ import annotations

import errno
import subprocess

import pytest

from legalaid_app.system import reserve


def test_the_reserve_is_16_mib_that_no_file_system_can_leave_out(tmp_path, monkeypatch):
    monkeypatch.setattr(reserve, "RESERVE_BYTES", 16 * 1024 * 1024)
    assert reserve.keep_reserve(tmp_path)
    file = tmp_path / reserve.RESERVE_FILE
    assert file.stat().st_size == 16 * 1024 * 1024
    assert file.stat().st_blocks * 512 >= 16 * 1024 * 1024
    assert file.stat().st_mode & 0o077 == 0


def test_it_is_made_once_and_made_again_after_it_was_freed(tmp_path):
    assert reserve.keep_reserve(tmp_path)
    made = (tmp_path / reserve.RESERVE_FILE).stat().st_mtime_ns
    assert reserve.keep_reserve(tmp_path)
    assert (tmp_path / reserve.RESERVE_FILE).stat().st_mtime_ns == made
    assert reserve.free_reserve(tmp_path)
    assert not reserve.free_reserve(tmp_path)
    assert reserve.keep_reserve(tmp_path)


def test_half_a_reserve_is_made_whole(tmp_path):
    (tmp_path / reserve.RESERVE_FILE).write_bytes(b"half")
    assert reserve.keep_reserve(tmp_path)
    assert (tmp_path / reserve.RESERVE_FILE).stat().st_size == reserve.RESERVE_BYTES


def test_without_space_there_is_no_reserve_and_no_error(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(reserve, "flush_to_disk", full)
    assert not reserve.keep_reserve(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_freeing_gives_real_space(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        disk.chmod(0o700)  # only root can make a small disk; the other tests stand for it
        return
    try:
        assert reserve.keep_reserve(disk)
        with pytest.raises(OSError, match="No space"):
            (disk / "filler").write_bytes(bytes(250 * 1024))
        reserve.free_reserve(disk)
        (disk / "filler").unlink()
        (disk / "filler").write_bytes(bytes(200 * 1024))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
