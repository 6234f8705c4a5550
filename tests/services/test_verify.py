"""What verify finds, how it names it, and what can be saved of a damaged store."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import DiskFull, StoreExists, StoreUnavailable
from legalaid_app.domain.note import Note
from legalaid_app.services import clients
from legalaid_app.services.office import STORE_FILE
from legalaid_app.services.progress import Cancelled, Progress
from legalaid_app.services.salvage import salvage
from legalaid_app.services.unlock import open_office
from legalaid_app.services.verify import FILES, verify_store
from legalaid_app.store.driver import PAGE_BYTES
from legalaid_app.store.engine import verify_pages
from legalaid_app.system import reserve
from legalaid_app.vault.sealed_files import SealedFolder
from tests.tests_support import LUZ, QUICK, opened


def failed(office):
    return {check.name for check in verify_store(office) if not check.ok}


def add_many(office, count, size=1500):
    made = []
    with office.unit_of_work("Many") as work:
        for number in range(count):
            client = work.add(
                Client(
                    id=office.new_id(),
                    given_name=f"N{number}",
                    surname="z" * 70,
                    number=f"2026-{number:04d}",
                )
            )
            work.add(Note(id=office.new_id(), client_id=client.id, body="x" * size))
            made.append(client)
    return made


def test_a_sound_store_passes_every_check(office):
    add_many(office, 5)
    checks = verify_store(office)
    assert [c.name for c in checks] == [
        "pages",
        "references",
        "history",
        "records",
        "letters",
        "files",
    ]
    assert all(check.ok for check in checks)


def test_progress_is_told_and_stopping_stops(office):
    told = []
    verify_store(office, Progress(lambda done, total: told.append((done, total))))
    assert len(told) > 20
    progress = Progress(lambda done, total: progress.cancel() if len(told) else None)
    with pytest.raises(Cancelled):
        verify_store(office, progress)
    assert failed(office) == set()


def test_a_damaged_sealed_file_is_named(office):
    sealed = SealedFolder(office.folder / FILES, office.vault.keys.files, office.vault.store_id)
    good, bad = (sealed.seal(io.BytesIO(text)) for text in (b"one", b"two"))
    path = office.folder / FILES / bad.address[:2] / f"{bad.address}.sealed"
    path.write_bytes(path.read_bytes()[:-1])
    files = next(check for check in verify_store(office) if check.name == "files")
    assert not files.ok and bad.address in files.detail and good.address not in files.detail


def test_one_bit_in_every_page_is_noticed(store, clock, guidance, tmp_path):
    with opened(store, LUZ, clock, guidance) as office:
        add_many(office, 60)
        key = bytes(office.engines.key.read())
    good = (store / STORE_FILE).read_bytes()
    copy = tmp_path / "copy.db"
    numbers = random.Random(2)
    pages = len(good) // PAGE_BYTES
    for page in range(pages):
        bad = bytearray(good)
        bad[page * PAGE_BYTES + numbers.randrange(PAGE_BYTES)] ^= 1 << numbers.randrange(8)
        copy.write_bytes(bad)
        assert verify_pages(copy, key, read_only=True), f"page {page + 1}"
    print(f"pages with one bit flipped: {pages}, all noticed")
    copy.write_bytes(good)
    assert verify_pages(copy, key, read_only=True) == ()


def damage_one_leaf(store, office, table):
    """Flip a bit in a page whose loss keeps *table* from being read and leaves the others."""
    import sqlcipher3.dbapi2 as sqlcipher

    from legalaid_app.store.driver import Mode, connect
    from legalaid_app.store.models import TABLES

    key = bytes(office.engines.key.read())
    office.release()
    path = store / STORE_FILE
    good = path.read_bytes()
    for page in range(len(good) // PAGE_BYTES - 1, 0, -1):
        bad = bytearray(good)
        bad[page * PAGE_BYTES + 2000] ^= 1
        path.write_bytes(bad)
        unreadable = set()
        for name in (*TABLES, "action", "change"):
            try:
                connection = connect(path, key, Mode.UNCHANGING)
            except StoreUnavailable:
                unreadable.add("the list of tables")
                break
            try:
                connection.execute(f'SELECT * FROM "{name}" NOT INDEXED').fetchall()
            except sqlcipher.DatabaseError:
                unreadable.add(name)
            finally:
                connection.close()
        if unreadable == {table}:
            return
    raise AssertionError("no such page")


@pytest.mark.parametrize("table", ["note", "client"])
def test_a_damaged_page_of_one_table_leaves_the_rest_to_be_saved(
    store, clock, guidance, tmp_path, table
):
    office = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    made = add_many(office, 60)
    damage_one_leaf(store, office, table)
    damaged = (store / STORE_FILE).read_bytes()
    with opened(store, LUZ, clock, guidance) as office:
        wrong = failed(office)
        assert "pages" in wrong and "records" in wrong and "history" not in wrong
        records = next(check for check in verify_store(office) if check.name == "records")
        assert table in records.detail
        saved = salvage(office, tmp_path / "saved")
    assert (store / STORE_FILE).read_bytes() == damaged  # set aside by leaving it as it is
    assert saved.lost and 0 < saved.rows[table] < 60
    assert saved.unlisted == ()
    assert len([name for name in saved.lost if name.startswith(table)]) == 60 - saved.rows[table]
    with opened(tmp_path / "saved", LUZ, clock, guidance) as office:
        assert failed(office) == set()
        kept = clients.list_clients(office)
        assert len(kept) == saved.rows["client"]
        for client in made:
            if client.id in kept:
                assert clients.get_client(office, client.id) == client


def test_a_salvage_of_a_sound_store_loses_nothing(office, tmp_path, clock, guidance):
    made = add_many(office, 5)
    saved = salvage(office, tmp_path / "saved")
    assert (saved.lost, saved.rows["client"], saved.rows["note"]) == ((), 5, 5)
    with opened(tmp_path / "saved", LUZ, clock, guidance) as other:
        assert clients.list_clients(other) == clients.list_clients(office)
        assert clients.get_client(other, made[0].id) == made[0]
        clients.update_client(other, made[0], {"preferred_name": "goes on"})
        assert failed(other) == set()


def test_a_salvage_does_not_write_over_a_store(office, store, made_store, tmp_path):
    other = Path(shutil.copytree(made_store, tmp_path / "other"))
    before = (other / STORE_FILE).read_bytes()
    with pytest.raises(StoreExists):
        salvage(office, other)
    assert (other / STORE_FILE).read_bytes() == before


def test_a_stopped_salvage_leaves_nothing_behind(office, tmp_path):
    progress = Progress(lambda done, total: progress.cancel() if done == 3 else None)
    with pytest.raises(Cancelled):
        salvage(office, tmp_path / "saved", progress)
    assert list((tmp_path / "saved").iterdir()) == []


def test_deleting_and_closing_work_on_a_full_disk(store, tmp_path, clock, guidance, monkeypatch):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        return _freed_by_the_error(store, clock, guidance)
    monkeypatch.setattr(reserve, "RESERVE_BYTES", 16 * 1024 * 1024)
    try:
        folder = Path(shutil.copytree(store, disk / "store"))
        with opened(folder, LUZ, clock, guidance) as office:
            assert (folder / reserve.RESERVE_FILE).stat().st_size == 16 * 1024 * 1024
            made = add_many(office, 20)
            (disk / "filler").write_bytes(b"")
            with pytest.raises(OSError, match="No space"), (disk / "filler").open("wb") as filler:
                while True:
                    filler.write(bytes(4096))
                    filler.flush()
            with pytest.raises(DiskFull):
                add_many_more(office, made[0])
            assert not (folder / reserve.RESERVE_FILE).exists()
            clients.remove_client(office, made[1])  # deleting works
            assert len(clients.list_clients(office)) == 19
        (disk / "filler").unlink()
        with opened(folder, LUZ, clock, guidance) as office:  # so did closing
            assert (folder / reserve.RESERVE_FILE).stat().st_size == 16 * 1024 * 1024
            assert len(clients.list_clients(office)) == 19
            assert failed(office) == set()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def add_many_more(office, client):
    for _ in range(2000):
        clients.add_part(office, Note(id=office.new_id(), client_id=client.id, body="y" * 15_000))


def _freed_by_the_error(store, clock, guidance):
    """Without the right to make a small disk: the error alone frees the reserve."""
    with opened(store, LUZ, clock, guidance) as office:
        with pytest.raises(StoreUnavailable), office.unit_of_work("Full"):
            raise DiskFull
        assert not (store / reserve.RESERVE_FILE).exists()
