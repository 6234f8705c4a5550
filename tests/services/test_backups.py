"""Backups: whole before they count, thinned out by plan, and none lost to a failure."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import (
    BadInput,
    DamagedBackup,
    DamagedHeader,
    DiskFull,
    NotABackup,
    ReadOnlyStore,
    StoreUnavailable,
    WrongSecret,
)
from legalaid_app.domain.note import Note
from legalaid_app.services import backups, clients
from legalaid_app.services.backup_reading import by_passphrase, look_inside, rehearse
from legalaid_app.services.backup_writing import INSIDE, list_backups, read_backup
from legalaid_app.services.progress import Cancelled, Progress
from legalaid_app.store import backup as copying
from legalaid_app.store.backup_file import read_trailer
from legalaid_app.vault.header import KEY_FILES
from tests.tests_support import ANA, LUZ, QUICK, opened

OPEN = by_passphrase(LUZ, QUICK)


def add(office, name="Rosa"):
    return clients.add_client(office, Client(id=office.new_id(), given_name=name, surname="Díaz"))


def inside(office):
    return list_backups(office.folder / INSIDE, office.vault)


def test_a_backup_holds_all_that_was_saved_and_says_so(office, tmp_path):
    for name in ("Rosa", "Ana", "Majo"):
        add(office, name)
    made = backups.back_up_to(office, tmp_path)
    assert (made.clients, made.verified, made.made_at) == (3, True, office.now())
    assert made.file.suffix == ".labackup" and "iverside" not in made.file.name
    assert made.file.stat().st_mode & 0o077 == 0
    assert read_backup(made.file, office.vault) == made


def test_a_backup_opens_elsewhere_with_only_the_file_and_a_passphrase(
    office, tmp_path, clock, guidance
):
    rosa = add(office)
    made = backups.back_up_to(office, tmp_path / "one.labackup")
    alone = tmp_path / "clean machine"
    alone.mkdir()
    file = Path(shutil.move(made.file, alone / "backup.labackup"))
    before = file.read_bytes()
    for says in (LUZ, ANA):
        open_key = by_passphrase(says, QUICK)
        with look_inside(file, open_key, now=clock, guidance=guidance) as seen:
            assert clients.get_client(seen, rosa.id) == rosa
            with pytest.raises(ReadOnlyStore):
                add(seen)
    assert file.read_bytes() == before and [p.name for p in alone.iterdir()] == ["backup.labackup"]
    with pytest.raises(WrongSecret):
        rehearse(file, by_passphrase("something else entirely", QUICK))


def test_a_backup_holds_no_clear_text(office, tmp_path):
    add(office, "Guadalupe")
    content = backups.back_up_to(office, tmp_path).file.read_bytes()
    assert b"Guadalupe" not in content and b"Riverside" not in content
    assert not content.startswith(b"SQLite format 3")


def test_what_is_written_meanwhile_is_not_half_in_the_backup(office, tmp_path, monkeypatch):
    """Each client has one note; a copy that mixed two moments would have one without."""
    for number in range(60):
        made = add(office, f"N{number}")
        clients.add_part(office, Note(id=office.new_id(), client_id=made.id, body="x" * 3000))
    written = []
    monkeypatch.setattr(copying, "_PAGES", 5)

    def write(done, total):
        if len(written) < 30:
            written.append(add(office, f"M{done}"))

    before = len(clients.list_clients(office))
    made = backups.back_up_to(office, tmp_path, Progress(write))
    assert made.clients == before and len(written) == 30
    assert rehearse(made.file, OPEN).clients == before


def test_a_backup_is_due_half_an_hour_after_a_change(office, clock):
    assert backups.due(office)  # never backed up
    backups.back_up(office)
    clock.forward(hours=2)
    assert not backups.due(office)  # nothing changed
    add(office)
    assert backups.due(office)
    backups.back_up(office)
    add(office)
    clock.forward(minutes=29)
    assert not backups.due(office)
    clock.forward(minutes=1)
    assert backups.due(office)


def test_on_closing_a_backup_is_made_only_when_something_changed(office):
    assert backups.back_up_on_close(office) is not None
    assert backups.back_up_on_close(office) is None
    add(office)
    assert backups.back_up_on_close(office).inside.clients == 1


def test_two_backups_in_one_second_are_two_files(office):
    backups.back_up(office)
    add(office)
    backups.back_up(office)
    assert sorted(b.clients for b in inside(office)) == [0, 1]


def test_backups_are_thinned_out_and_only_ours(office, clock, store):
    folder = store / INSIDE
    first = backups.back_up(office).inside.file
    foreign = folder / "holiday.labackup"
    foreign.write_bytes(b"not a backup at all" * 1000)
    broken = folder / "broken.labackup"
    broken.write_bytes(first.read_bytes()[:-10])
    for _ in range(3):
        clock.forward(minutes=10)
        backups.back_up(office)
    kept = [b for b in inside(office) if b.verified]
    assert [b.made_at for b in kept] == [clock()]  # of one hour, the newest
    assert foreign.exists() and broken.exists()
    assert [b.verified for b in inside(office) if b.file in (foreign, broken)] == [False, False]


def test_the_bar_is_told_when_nothing_was_backed_up_outside_for_a_week(office, clock, tmp_path):
    assert backups.backup_state(office).outside_overdue
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_folder(office, stick)
    done = backups.back_up(office)
    assert done.outside is not None and done.outside.verified and done.outside.file.parent == stick
    state = backups.backup_state(office)
    assert (state.folder, state.last_outside, state.outside_overdue) == (stick, clock(), False)
    clock.forward(days=7, seconds=1)
    assert backups.backup_state(office).outside_overdue


def test_a_missing_stick_does_not_keep_the_backup_beside_the_store_from_being_made(
    office, tmp_path
):
    backups.choose_folder(office, tmp_path / "stick")
    done = backups.back_up(office)
    assert done.inside.verified and done.outside is None
    assert isinstance(done.problem, StoreUnavailable)
    assert backups.backup_state(office).outside_overdue


def test_an_existing_file_is_not_written_over(office, tmp_path):
    (tmp_path / "mine.labackup").write_bytes(b"keep me")
    with pytest.raises(BadInput):
        backups.back_up_to(office, tmp_path / "mine.labackup")
    assert (tmp_path / "mine.labackup").read_bytes() == b"keep me"


def test_stopping_leaves_the_older_backups_and_nothing_else(office, store):
    for number in range(40):
        add(office, f"N{number}")
    old = backups.back_up(office).inside.file
    progress = Progress(lambda done, total: progress.cancel() if done else None)
    with pytest.raises(Cancelled):
        backups.back_up(office, progress)
    assert [p.name for p in (store / INSIDE).iterdir()] == [old.name]
    add(office)  # and the store goes on


def test_a_copy_that_is_not_whole_never_becomes_a_backup(office, store, monkeypatch):
    old = backups.back_up(office).inside.file
    real = copying._copy

    def bad_disk(reader, target, key, step):
        real(reader, target, key, step)
        content = bytearray(target.read_bytes())
        content[5 * 4096 + 100] ^= 1
        target.write_bytes(content)

    monkeypatch.setattr(copying, "_copy", bad_disk)
    with pytest.raises(DamagedBackup):
        backups.back_up(office)
    assert [p.name for p in (store / INSIDE).iterdir()] == [old.name]


def test_a_full_disk_leaves_the_older_backups(office, store, monkeypatch):
    old = backups.back_up(office).inside.file

    def full(_path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "sync_file", full)
    with pytest.raises(DiskFull):
        backups.back_up(office)
    assert [p.name for p in (store / INSIDE).iterdir()] == [old.name]


def test_a_key_file_changed_outside_is_not_taken_into_a_backup(office, store, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(store, other)
    content = json.loads((store / KEY_FILES[0]).read_bytes()[46:])
    content["slots"] = content["slots"][:1]  # somebody else's way in, taken out by hand
    import hashlib
    import struct

    body = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    start = b"LADKEY\r\n" + struct.pack(">HI", 1, len(body))
    for name in KEY_FILES:
        (store / name).write_bytes(start + hashlib.sha256(start + body).digest() + body)
    with pytest.raises(DamagedHeader):
        backups.back_up(office)


def test_one_bit_changed_anywhere_in_a_backup_is_noticed(office, tmp_path):
    add(office)
    file = backups.back_up_to(office, tmp_path / "b.labackup").file
    good = file.read_bytes()
    trailer = read_trailer(file)
    numbers = random.Random(3)
    places = [numbers.randrange(trailer.database_bytes) for _ in range(40)]
    places += range(trailer.database_bytes, len(good), 7)
    for place in places:
        bad = bytearray(good)
        bad[place] ^= 1 << numbers.randrange(8)
        file.write_bytes(bad)
        with pytest.raises((DamagedBackup, NotABackup)):
            rehearse(file, OPEN)
    file.write_bytes(good)
    assert rehearse(file, OPEN).verified


@pytest.mark.parametrize("keep", [0, 1, 4095, 4096, 100_000, -4096, -58, -1])
def test_a_backup_cut_off_anywhere_is_no_backup(office, tmp_path, keep):
    file = backups.back_up_to(office, tmp_path / "b.labackup").file
    content = file.read_bytes()
    file.write_bytes(content[:keep])
    with pytest.raises((DamagedBackup, NotABackup)):
        rehearse(file, OPEN)


def test_the_parts_of_two_backups_do_not_make_a_third(office, tmp_path, clock):
    one = backups.back_up_to(office, tmp_path / "1.labackup").file
    add(office)
    clock.forward(minutes=1)
    two = backups.back_up_to(office, tmp_path / "2.labackup").file
    length = read_trailer(one).database_bytes
    assert length == read_trailer(two).database_bytes
    (tmp_path / "3.labackup").write_bytes(one.read_bytes()[:length] + two.read_bytes()[length:])
    with pytest.raises(DamagedBackup):
        rehearse(tmp_path / "3.labackup", OPEN)


def test_a_manifest_that_was_edited_vouches_for_nothing(office, tmp_path):
    import hashlib
    import struct

    file = backups.back_up_to(office, tmp_path / "b.labackup").file
    content, trailer = file.read_bytes(), read_trailer(file)
    body = content[trailer.database_bytes + len(trailer.key_file) : -58]
    assert body.startswith(b"{") and body.endswith(b"}")
    edited = body.replace(b'"client":0', b'"client":9')
    assert edited != body
    lengths = struct.pack(
        ">QIIH8s", trailer.database_bytes, len(trailer.key_file), len(edited), 1, b"LADBACK\n"
    )
    end = trailer.key_file + edited + lengths
    file.write_bytes(content[: trailer.database_bytes] + end + hashlib.sha256(end).digest())
    assert not read_backup(file, office.vault).verified
    with pytest.raises(DamagedBackup):
        rehearse(file, OPEN)


def test_a_rehearsal_leaves_nothing_behind(office, tmp_path, own_data):
    file = backups.back_up_to(office, tmp_path).file
    assert rehearse(file, OPEN).clients == 0
    assert not list(own_data.rglob("scratch/*"))
    backups.note_rehearsal(office)
    assert not backups.backup_state(office).rehearsal_overdue


def test_a_backup_made_before_a_migration_lies_beside_the_store(tmp_path, clock, guidance):
    released = Path(__file__).parent.parent / "store" / "released" / "0001"
    folder = Path(shutil.copytree(released, tmp_path / "store"))
    old = (folder / "store.db").read_bytes()
    with opened(folder, LUZ, clock, guidance) as office:
        (made,) = inside(office)
        assert made.verified and made.clients == 1
        with look_inside(made.file, OPEN, now=clock, guidance=guidance) as seen:
            assert clients.list_clients(seen) == clients.list_clients(office)
    assert len(old) > 0


KILLED = """
import sys
from pathlib import Path
from legalaid_app.domain.client import Client
from legalaid_app.services import backups, clients
from legalaid_app.services.unlock import open_office
from tests.tests_support import LUZ, QUICK
office = open_office(Path(sys.argv[1]), LUZ, policy=QUICK)
print("ready", flush=True)
while True:
    clients.add_client(office, Client(id=office.new_id(), given_name="N", surname="Kill"))
    backups.back_up(office)
"""


def test_a_backup_killed_at_any_time_leaves_whole_backups_only(store, clock, guidance):
    with opened(store, LUZ, clock, guidance) as office:
        backups.back_up(office)
    numbers = random.Random(5)
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(store)], stdout=subprocess.PIPE
        ) as child:
            child.stdout.readline()
            time.sleep(numbers.random() * 0.6)
            os.kill(child.pid, signal.SIGKILL)
    with opened(store, LUZ, clock, guidance) as office:
        found = inside(office)
        assert found and all(backup.verified for backup in found)
        for backup in found[:3]:
            assert rehearse(backup.file, OPEN).clients == backup.clients
        backups.back_up(office)
        assert not list((store / INSIDE).glob(".*.part"))
