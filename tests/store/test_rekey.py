"""The same store under another key, in a new file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from legalaid_app.domain.errors import DamagedStore, DiskFull, StoreInUse
from legalaid_app.store import rekey
from legalaid_app.store.driver import connect
from legalaid_app.store.engine import close_engines, open_engine, verify_pages
from legalaid_app.store.meta import read_meta, write_meta
from legalaid_app.store.migrate import upgrade
from legalaid_app.store.rekey import REKEYED, copy_to_new_key, empty_log, put_in_place

OLD, NEW = bytes(range(32)), bytes(range(32, 64))
FACTS = {f"fact {number}": "x" * 500 for number in range(200)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    engines = open_engine(tmp_path / "store.db", OLD, create=True)
    upgrade(engines)
    write_meta(engines, FACTS)
    close_engines(engines)
    return tmp_path / "store.db"


def _facts(path: Path, key: bytes) -> dict[str, str]:
    engines = open_engine(path, key)
    try:
        return read_meta(engines)
    finally:
        close_engines(engines)


def test_the_copy_opens_with_the_new_key_only_and_takes_the_place_of_the_store(path: Path) -> None:
    seen: list[tuple[int, int]] = []
    before = path.read_bytes()
    copy_to_new_key(path, OLD, path.with_name(REKEYED), NEW, lambda *done: seen.append(done))

    assert path.read_bytes() == before and seen[-1][0] == seen[-1][1] > 0
    put_in_place(path.with_name(REKEYED), path)
    assert [each.name for each in path.parent.iterdir()] == ["store.db"]
    assert _facts(path, NEW) == FACTS
    assert verify_pages(path, NEW) == ()
    with pytest.raises(DamagedStore):
        open_engine(path, OLD)


def test_no_page_of_the_copy_is_the_page_of_the_store(path: Path) -> None:
    copy = path.with_name(REKEYED)
    copy_to_new_key(path, OLD, copy, NEW)
    pages = [
        {file.read_bytes()[at : at + 4096] for at in range(0, 65536, 4096)} for file in (path, copy)
    ]

    assert not pages[0] & pages[1]


def test_changes_that_are_still_in_the_log_come_along(path: Path) -> None:
    connection = connect(path, OLD)
    connection.execute("INSERT INTO meta VALUES ('late', 'yes')")
    log = path.with_name("store.db-wal")
    kept = (path.read_bytes(), log.read_bytes())
    connection.close()
    path.write_bytes(kept[0])
    log.write_bytes(kept[1])  # as after a crash

    with pytest.raises(StoreInUse):
        put_in_place(path.with_name(REKEYED), path)
    empty_log(path, OLD)
    copy_to_new_key(path, OLD, path.with_name(REKEYED), NEW)
    put_in_place(path.with_name(REKEYED), path)
    assert _facts(path, NEW)["late"] == "yes"


def test_a_copy_that_differs_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = rekey._sizes
    answers = iter([1, 2])
    monkeypatch.setattr(rekey, "_sizes", lambda c: sizes(c) | {"meta": next(answers)})

    with pytest.raises(DamagedStore):
        copy_to_new_key(path, OLD, path.with_name(REKEYED), NEW)
    assert not path.with_name(REKEYED).exists()


def test_a_damaged_store_is_not_copied(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 + 100] ^= 1
    path.write_bytes(content)

    with pytest.raises(DamagedStore):
        copy_to_new_key(path, OLD, path.with_name(REKEYED), NEW)
    assert [each.name for each in path.parent.iterdir() if "rekey" in each.name] == []
    assert path.read_bytes() == content


def test_a_full_disk_leaves_nothing_of_the_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            copy_to_new_key(path, OLD, path.with_name(REKEYED), NEW)
    assert path.read_bytes() == before
    assert not path.with_name(REKEYED).exists()
