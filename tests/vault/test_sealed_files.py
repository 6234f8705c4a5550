"""Sealed files: what goes in comes out, and nothing else does."""

from __future__ import annotations

import io
import os
import random

import pytest

from legalaid_app.domain.errors import DamagedFile, DiskFull, NotFound
from legalaid_app.vault import sealed_files
from legalaid_app.vault.sealed_files import CHUNK_BYTES, SealedFolder

KEY = bytes(range(32))
STORE = "ab" * 16
SEALED_CHUNK = CHUNK_BYTES + 16
HEAD = 46


@pytest.fixture
def folder(tmp_path):
    return SealedFolder(tmp_path / "files", KEY, STORE)


def path_of(tmp_path, address):
    return tmp_path / "files" / address[:2] / f"{address}.sealed"


@pytest.mark.parametrize(
    "size",
    [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 7],
)
def test_every_length_comes_back(folder, size):
    content = os.urandom(size)
    sealed = folder.seal(io.BytesIO(content))
    assert (sealed.size, folder.content(sealed.address)) == (size, content)
    folder.check(sealed.address)
    assert folder.addresses() == (sealed.address,)


def test_equal_content_is_kept_once_and_names_tell_nothing_without_the_key(folder, tmp_path):
    first = folder.seal(io.BytesIO(b"A notice to appear"))
    again = folder.seal(io.BytesIO(b"A notice to appear"))
    other = SealedFolder(tmp_path / "other", bytes(32), STORE).seal(
        io.BytesIO(b"A notice to appear")
    )
    assert first == again and first.address != other.address
    assert len(list((tmp_path / "files").rglob("*.*"))) == 1


def test_the_file_holds_no_clear_text_and_is_private(folder, tmp_path):
    name = "Guadalupe Hernández".encode()
    sealed = folder.seal(io.BytesIO(name * 20_000))
    content = path_of(tmp_path, sealed.address).read_bytes()
    assert name not in content and b"Guadalupe" not in content
    assert path_of(tmp_path, sealed.address).stat().st_mode & 0o077 == 0


def test_one_bit_changed_anywhere_is_noticed(folder, tmp_path):
    sealed = folder.seal(io.BytesIO(os.urandom(2 * CHUNK_BYTES + 100)))
    path = path_of(tmp_path, sealed.address)
    good = path.read_bytes()
    numbers = random.Random(11)
    places = [*range(HEAD), *(numbers.randrange(HEAD, len(good)) for _ in range(300))]
    for place in places:
        bad = bytearray(good)
        bad[place] ^= 1 << numbers.randrange(8)
        path.write_bytes(bad)
        with pytest.raises(DamagedFile):
            folder.check(sealed.address)
    path.write_bytes(good)
    folder.check(sealed.address)


def chunks_of(content):
    body = content[HEAD:]
    return content[:HEAD], [body[n : n + SEALED_CHUNK] for n in range(0, len(body), SEALED_CHUNK)]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c[:-1],
        lambda c: c[:1],
        lambda c: [c[1], c[0], *c[2:]],
        lambda c: [c[0], c[0], *c[2:]],
        lambda c: [c[0], *c],
        lambda c: [*c, c[-1]],
        lambda c: [*c[:-1], c[-1][:-1]],
        lambda c: [c[0], c[2]],
        lambda c: [],
    ],
    ids=["last gone", "cut to one", "swapped", "repeated", "inserted", "appended", "byte gone",
         "middle gone", "all gone"],
)  # fmt: skip
def test_chunks_cut_moved_or_repeated_are_noticed(folder, tmp_path, change):
    sealed = folder.seal(io.BytesIO(os.urandom(3 * CHUNK_BYTES)))
    path = path_of(tmp_path, sealed.address)
    head, chunks = chunks_of(path.read_bytes())
    path.write_bytes(head + b"".join(change(chunks)))
    with pytest.raises(DamagedFile):
        folder.check(sealed.address)


def test_after_a_rotation_of_the_keys_earlier_files_can_still_be_read(folder, tmp_path):
    old = folder.seal(io.BytesIO(b"before" * 100_000))
    rotated = SealedFolder(tmp_path / "files", bytes(32), STORE, [KEY])
    new = rotated.seal(io.BytesIO(b"after"))
    assert (rotated.content(old.address), rotated.content(new.address)) == (
        b"before" * 100_000, b"after",
    )  # fmt: skip
    path = path_of(tmp_path, old.address)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedFile):
        rotated.check(old.address)


def test_two_files_exchanged_are_noticed(folder, tmp_path):
    one, two = (folder.seal(io.BytesIO(os.urandom(1000))) for _ in range(2))
    first, second = path_of(tmp_path, one.address), path_of(tmp_path, two.address)
    content = first.read_bytes(), second.read_bytes()
    first.write_bytes(content[1])
    second.write_bytes(content[0])
    for sealed in (one, two):
        with pytest.raises(DamagedFile):
            folder.check(sealed.address)


def test_a_file_of_another_store_or_key_is_refused(folder, tmp_path):
    sealed = folder.seal(io.BytesIO(b"content"))
    for other in (
        SealedFolder(tmp_path / "files", bytes(32), STORE),
        SealedFolder(tmp_path / "files", KEY, "cd" * 16),
    ):
        with pytest.raises(DamagedFile):
            other.check(sealed.address)


@pytest.mark.parametrize("address", ["", "../../store.db", "ab" * 32, "AB" * 32])
def test_what_is_not_here_is_not_found(folder, address):
    with pytest.raises(NotFound):
        folder.content(address)


def test_progress_is_told_and_stopping_leaves_nothing(folder, tmp_path):
    told = []
    folder.seal(io.BytesIO(bytes(4 * CHUNK_BYTES)), lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] and len(told) == 8

    def stop(done, _total):
        if done > 5 * CHUNK_BYTES:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.seal(io.BytesIO(os.urandom(4 * CHUNK_BYTES)), stop)
    assert len([p for p in (tmp_path / "files").rglob("*") if p.is_file()]) == 1


def test_a_source_that_changes_meanwhile_is_not_kept(folder, tmp_path):
    class Changing(io.BytesIO):
        rounds = 0

        def seek(self, place, whence=0):
            if (place, whence) == (0, 0):
                self.rounds += 1
                if self.rounds == 2:
                    self.getbuffer()[0] ^= 1
            return super().seek(place, whence)

    with pytest.raises(DamagedFile):
        folder.seal(Changing(bytes(1000)))
    assert folder.addresses() == ()


def test_a_full_disk_leaves_nothing_behind(folder, tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sealed_files, "flush_to_disk", full)
    with pytest.raises(DiskFull):
        folder.seal(io.BytesIO(b"content"))
    assert [p for p in (tmp_path / "files").rglob("*") if p.is_file()] == []
