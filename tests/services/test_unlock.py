"""Making a store, opening it, and everything that can be wrong with one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from uuid import UUID

import pytest

from legalaid_app.domain.account import OfficeProfile, Role, User
from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import (
    DamagedHeader,
    DamagedStore,
    DiskFull,
    InvalidField,
    NewerStore,
    NotAStore,
    StoreExists,
    StoreInUse,
    StoreUnavailable,
    WrongSecret,
)
from legalaid_app.domain.note import Note
from legalaid_app.services import clients
from legalaid_app.services.unlock import close_office, create_office, open_office, users
from legalaid_app.services.verify import verify_store
from legalaid_app.vault.passphrase import WeakPassphrase
from tests.tests_support import ANA, LUZ, QUICK, opened

NOBODY = UUID(int=0)


def profile(name="Riverside Legal Aid"):
    return OfficeProfile(id=NOBODY, name=name)


def person(name="Luz Ejemplo"):
    return User(id=NOBODY, name=name, role=Role.ATTORNEY)


def test_each_person_opens_the_store_with_their_own_passphrase(store, clock, guidance):
    with opened(store, ANA, clock, guidance) as office:
        assert (office.user.name, office.user.role) == ("Ana Muestra", Role.CASEWORKER)
        assert [user.name for user in users(office)] == ["Luz Ejemplo", "Ana Muestra"]
    with opened(store, LUZ, clock, guidance) as office:
        assert office.user.is_attorney
        assert all(check.ok for check in verify_store(office))


def test_a_wrong_passphrase_is_refused_with_words(store, clock, guidance):
    with pytest.raises(WrongSecret) as caught:
        open_office(store, "not the passphrase at all", now=clock, policy=QUICK, guidance=guidance)
    assert "Caps Lock" in caught.value.user_message()
    with opened(store, LUZ, clock, guidance):
        pass  # a failed try holds no lock


def test_plain_sqlite_cannot_read_the_store(store):
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(store / "store.db").execute("SELECT count(*) FROM client")


def test_a_second_opening_says_that_the_store_is_open(store, clock, guidance, office):
    with pytest.raises(StoreInUse):
        open_office(store, ANA, now=clock, policy=QUICK, guidance=guidance)


def test_a_folder_that_is_no_store_is_not_made_one(tmp_path, clock):
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(NotAStore):
        open_office(folder, LUZ, now=clock, policy=QUICK)
    assert [path.name for path in folder.iterdir()] == ["cat.jpg"]


def test_a_store_is_not_made_over_another(store, clock, guidance):
    with pytest.raises(StoreExists):
        create_office(store, profile(), person(), LUZ, now=clock, policy=QUICK, guidance=guidance)
    with opened(store, LUZ, clock, guidance):
        pass


def test_a_weak_passphrase_is_refused_before_anything_is_made(tmp_path, clock, guidance):
    with pytest.raises(WeakPassphrase) as caught:
        create_office(
            tmp_path / "new",
            profile(),
            person(),
            "short",
            now=clock,
            policy=QUICK,
            guidance=guidance,
        )
    assert "15" in caught.value.user_message()
    assert not (tmp_path / "new").exists()


def test_a_failed_creation_leaves_nothing_behind(tmp_path, clock, guidance):
    with pytest.raises(InvalidField):
        create_office(
            tmp_path / "new", profile(), person("\x07bell"),
            LUZ, now=clock, policy=QUICK, guidance=guidance,
        )  # fmt: skip
    assert not (tmp_path / "new").exists()


def test_a_damaged_key_file_says_so_and_changes_nothing(store, clock, guidance):
    for name in ("store.key", "store.key.copy"):
        content = bytearray((store / name).read_bytes())
        content[len(content) // 2] ^= 0xFF
        (store / name).write_bytes(content)
    before = {p.name: p.read_bytes() for p in store.iterdir()}
    with pytest.raises(DamagedHeader):
        open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    after = {p.name: p.read_bytes() for p in store.iterdir() if p.name in before}
    assert after == before


def test_a_store_with_another_stores_file_is_damaged_not_wiped(store, clock, guidance, tmp_path):
    (store / "store.db").write_bytes(os.urandom(8192))
    with pytest.raises(DamagedStore):
        open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    assert (store / "store.db").stat().st_size == 8192


def test_a_store_of_a_newer_version_is_left_alone(store, clock, guidance):
    with opened(store, LUZ, clock, guidance) as office, office.engines.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerStore) as caught:
        open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    assert "newer version" in caught.value.user_message()


def test_a_missing_store_file_is_said_not_made(store, clock, guidance):
    (store / "store.db").unlink()
    with pytest.raises(StoreUnavailable):
        open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    assert not (store / "store.db").exists()


def test_closing_twice_is_harmless_and_everything_is_there_again(store, clock, guidance):
    office = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    made = clients.add_client(
        office, Client(id=office.new_id(), given_name="María José", surname="García")
    )
    close_office(office)
    close_office(office)
    with opened(store, ANA, clock, guidance) as again:
        assert clients.get_client(again, made.id) == made


def test_a_full_disk_says_so_and_loses_nothing(store, tmp_path, clock, guidance):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:  # not root: a limit on the size of files does the same
        return _full_by_limit(store)
    try:
        shutil.copytree(store, disk / "store")
        _fill_until_refused(disk / "store", clock, guidance)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _fill_until_refused(folder, clock, guidance):
    with opened(folder, LUZ, clock, guidance) as office:
        rosa = clients.add_client(office, Client(id=office.new_id(), given_name="Rosa"))
        kept = []
        with pytest.raises(DiskFull) as caught:
            for number in range(2000):
                body = f"{number} " + "x" * 15_000
                kept.append(
                    clients.add_part(office, Note(id=office.new_id(), client_id=rosa.id, body=body))
                )
        assert "disk is full" in caught.value.user_message()
        found = clients.open_file(office, rosa.id).notes
        assert {note.body for note in found} == {note.body for note in kept}
        assert kept


def _full_by_limit(store):
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "from pathlib import Path; from tests.services.test_unlock import _fill_until_refused;"
        "from datetime import UTC, datetime; from legalaid_app.services.guidance import load_guidance;"
        "_fill_until_refused(Path(sys.argv[1]), lambda: datetime.now(UTC), load_guidance())"
    )
    subprocess.run([sys.executable, "-c", script, str(store)], check=True)
