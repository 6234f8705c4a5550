"""Restoring: everything or one client, from a closed or an open store; nothing is ever deleted."""

from __future__ import annotations

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
    AdministratorOnly,
    DamagedBackup,
    NotFound,
    RestoreConflict,
    StoreInUse,
    WrongSecret,
)
from legalaid_app.domain.note import Note
from legalaid_app.domain.question import Question
from legalaid_app.services import backups, clients, history, recovery, set_aside
from legalaid_app.services.backup_reading import by_passphrase, look_inside
from legalaid_app.services.backup_writing import read_backup
from legalaid_app.services.progress import Cancelled, Progress
from legalaid_app.services.restore import restore_everything, restore_into_open
from legalaid_app.services.restore_client import restore_client
from legalaid_app.services.rotation import rotate_master_key
from legalaid_app.services.unlock import close_office, holds_store, open_office
from legalaid_app.services.verify import verify_store
from legalaid_app.vault.header import KEY_FILES
from tests.tests_support import ANA, LUZ, QUICK, opened

OPEN = by_passphrase(LUZ, QUICK)


def add(office, name="Rosa"):
    return clients.add_client(
        office, Client(id=office.new_id(), given_name=name, surname="Díaz"), question="File?"
    )


@pytest.fixture
def rosa_and_backup(store, clock, guidance, tmp_path):
    """Yesterday's backup has Rosa; the store of today has Ana too."""
    with opened(store, LUZ, clock, guidance) as office:
        rosa = add(office)
        clients.add_part(office, Note(id=office.new_id(), client_id=rosa.id, body="Called"))
        file = backups.back_up_to(office, tmp_path / "yesterday.labackup").file
        clock.forward(days=1)
        add(office, "Ana")
    return rosa, file


def names(office):
    return [line.name for line in clients.client_lines(office, clients.list_clients(office))]


def test_everything_comes_back_on_a_clean_machine(rosa_and_backup, tmp_path, clock, guidance):
    rosa, file = rosa_and_backup
    done = restore_everything(file, tmp_path / "new" / "store", OPEN, clock)
    assert (done.clients, done.set_aside, done.verified) == (1, None, True)
    for says in (LUZ, ANA):
        with opened(tmp_path / "new" / "store", says, clock, guidance) as office:
            assert clients.get_client(office, rosa.id) == rosa
            assert not office.read_only
            assert all(check.ok for check in verify_store(office))


def test_the_present_store_is_set_aside_whole_and_opens(
    rosa_and_backup, store, tmp_path, clock, guidance
):
    _rosa, file = rosa_and_backup
    before = (store / "store.db").read_bytes()
    done = restore_everything(file, store, OPEN, clock)
    assert done.set_aside.name.startswith("set-aside-2026")
    assert (done.set_aside / "store.db").read_bytes() == before
    with opened(store, LUZ, clock, guidance) as office:
        assert names(office) == ["Díaz, Rosa"] and not office.read_only
        newest = history.entries(office, limit=1)[0]
        assert newest.label.startswith("Restore the backup of") and newest.who == "Luz Ejemplo"
    moved = Path(shutil.move(done.set_aside, tmp_path / "kept"))
    with opened(moved, LUZ, clock, guidance) as office:
        assert len(names(office)) == 2


def test_no_backup_is_thinned_out_for_a_week_after_a_restore(
    rosa_and_backup, store, clock, guidance
):
    _rosa, file = rosa_and_backup
    restore_everything(file, store, OPEN, clock)
    with opened(store, LUZ, clock, guidance) as office:
        assert backups.backup_state(office).paused_until is not None
        for _ in range(3):
            clock.forward(minutes=5)
            backups.back_up(office)
        assert len(backups.list_backups(store / "backups", office.vault)) == 3
        clock.forward(days=7)
        backups.back_up(office)
        assert backups.backup_state(office).paused_until is None
        assert len(backups.list_backups(store / "backups", office.vault)) == 2


def test_from_inside_the_app_the_open_store_is_backed_up_first(
    rosa_and_backup, store, clock, guidance
):
    _rosa, file = rosa_and_backup
    office = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    done = restore_into_open(office, file, OPEN)
    assert done.clients == 1
    with opened(store, LUZ, clock, guidance) as office:
        (kept,) = backups.list_backups(store / "backups", office.vault)
        assert (kept.clients, kept.verified) == (2, True)


def test_a_caseworker_cannot_replace_the_store(rosa_and_backup, store, clock, guidance):
    with opened(store, ANA, clock, guidance) as office:
        with pytest.raises(AdministratorOnly):
            restore_into_open(office, rosa_and_backup[1], by_passphrase(ANA, QUICK))
        assert len(names(office)) == 2


def test_an_open_store_is_not_exchanged_under_somebody(rosa_and_backup, store, clock, guidance):
    with opened(store, ANA, clock, guidance), pytest.raises(StoreInUse):
        restore_everything(rosa_and_backup[1], store, OPEN, clock)


def test_a_backup_that_cannot_be_used_changes_nothing(
    rosa_and_backup, store, tmp_path, clock, guidance
):
    _rosa, file = rosa_and_backup
    content = bytearray(file.read_bytes())
    content[20_000] ^= 4
    bad = tmp_path / "bad.labackup"
    bad.write_bytes(content)
    before = (store / "store.db").read_bytes()
    with pytest.raises(DamagedBackup):
        restore_everything(bad, store, OPEN, clock)
    with pytest.raises(WrongSecret):
        restore_everything(file, store, by_passphrase("some other passphrase", QUICK), clock)
    office = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    with pytest.raises(DamagedBackup):
        restore_into_open(office, bad, OPEN)
    assert len(names(office)) == 2  # still open
    close_office(office)
    assert (store / "store.db").read_bytes() == before
    assert not list(store.glob("set-aside*"))


def test_stopping_before_the_exchange_changes_nothing(rosa_and_backup, store, clock, guidance):
    _rosa, file = rosa_and_backup
    progress = Progress(lambda done, total: progress.cancel() if (done, total) == (0, 1) else None)
    with pytest.raises(Cancelled):
        restore_everything(file, store, OPEN, clock, progress)
    with opened(store, LUZ, clock, guidance) as office:
        assert len(names(office)) == 2
    assert restore_everything(file, store, OPEN, clock).clients == 1


@pytest.mark.parametrize("step", range(1, 30))
def test_ended_at_any_step_of_the_exchange_the_store_is_the_old_or_the_new_one(
    rosa_and_backup, store, clock, guidance, monkeypatch, step
):
    """Every renaming, deletion and flush of the exchange is once the last that happens."""
    _rosa, file = rosa_and_backup

    class Killed(BaseException):
        pass

    taken = [0]

    def stopping(real):
        def call(*arguments, **options):
            taken[0] += 1
            if taken[0] == step:
                raise Killed
            return real(*arguments, **options)

        return call

    real_put = set_aside.put_in_place

    def put_in_place(*arguments, **options):
        for name in ("replace", "fsync", "unlink"):
            monkeypatch.setattr(os, name, stopping(getattr(os, name)))
        return real_put(*arguments, **options)

    monkeypatch.setattr("legalaid_app.services.restore.put_in_place", put_in_place)
    try:
        restore_everything(file, store, OPEN, clock)
        finished = True
    except Killed:
        finished = False
    monkeypatch.undo()
    decided = finished or set_aside.is_interrupted(store)
    assert holds_store(store)
    with opened(store, LUZ, clock, guidance) as office:
        assert len(names(office)) in ((1,) if finished else (1, 2))
        assert len(names(office)) == 1 or not decided
        assert all(check.ok for check in verify_store(office))
    if list(store.glob("set-aside*/store.db")):
        assert len(list(store.glob("set-aside*"))) == 1


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from legalaid_app.services.backup_reading import by_passphrase
from legalaid_app.services.restore import restore_everything
from tests.tests_support import LUZ, QUICK
print("ready", flush=True)
while True:
    restore_everything(Path(sys.argv[1]), Path(sys.argv[2]), by_passphrase(LUZ, QUICK), lambda: datetime.now(UTC))
"""


def test_a_restore_killed_at_any_time_leaves_a_store_that_opens(
    rosa_and_backup, store, clock, guidance
):
    _rosa, file = rosa_and_backup
    numbers = random.Random(9)
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(file), str(store)], stdout=subprocess.PIPE
        ) as child:
            child.stdout.readline()
            time.sleep(numbers.random() * 0.7)
            os.kill(child.pid, signal.SIGKILL)
        with opened(store, LUZ, clock, guidance) as office:
            assert names(office)[-1] == "Díaz, Rosa"
            assert all(check.ok for check in verify_store(office))


# ---- one client


def test_a_removed_client_comes_back_with_everything(rosa_and_backup, store, clock, guidance):
    rosa, file = rosa_and_backup
    with opened(store, LUZ, clock, guidance) as office:
        before = clients.open_file(office, rosa.id)
        clients.remove_client(office, rosa)
        with look_inside(file, OPEN, now=clock, guidance=guidance) as seen:
            done = restore_client(office, seen, rosa.id)
        assert (done.added, done.there) == (3, 0)
        after = clients.open_file(office, rosa.id)
        assert [n.body for n in after.notes] == [n.body for n in before.notes]
        assert [q.wording for q in after.questions] == ["File?"]
        assert after.client.version > rosa.version
        assert all(check.ok for check in verify_store(office))
        assert history.undo(office) == "Restore client"
        with pytest.raises(NotFound):
            clients.get_client(office, rosa.id)


def test_a_part_that_was_lost_comes_back_and_the_rest_stays(
    rosa_and_backup, store, clock, guidance
):
    rosa, file = rosa_and_backup
    with opened(store, LUZ, clock, guidance) as office:
        note = clients.open_file(office, rosa.id).notes[0]
        clients.remove_part(office, note)
        with look_inside(file, OPEN, now=clock, guidance=guidance) as seen:
            done = restore_client(office, seen, rosa.id)
        assert (done.added, done.there) == (1, 2)
        assert clients.open_file(office, rosa.id).notes[0].body == "Called"


def test_a_client_changed_since_is_refused_with_words(rosa_and_backup, store, clock, guidance):
    rosa, file = rosa_and_backup
    with opened(store, LUZ, clock, guidance) as office:
        clients.remove_part(office, clients.open_file(office, rosa.id).notes[0])
        changed = clients.update_client(office, rosa, {"preferred_name": "Ro"})
        with (
            look_inside(file, OPEN, now=clock, guidance=guidance) as seen,
            pytest.raises(RestoreConflict) as caught,
        ):
            restore_client(office, seen, rosa.id)
        assert "changed after the backup" in caught.value.user_message()
        assert "Rosa" not in str(caught.value)
        assert clients.get_client(office, rosa.id) == changed
        assert clients.open_file(office, rosa.id).notes == ()


def test_a_number_given_to_another_is_refused_with_words(rosa_and_backup, store, clock, guidance):
    rosa, file = rosa_and_backup
    with opened(store, LUZ, clock, guidance) as office:
        for client_id in clients.list_clients(office):
            clients.remove_client(office, clients.get_client(office, client_id))
        taken = add(office, "New")
        assert taken.number == rosa.number
        with (
            look_inside(file, OPEN, now=clock, guidance=guidance) as seen,
            pytest.raises(RestoreConflict, match=r"restore\.conflict") as caught,
        ):
            restore_client(office, seen, rosa.id)
        assert rosa.number in caught.value.user_message()


def test_what_the_file_refers_to_must_still_be_there(
    rosa_and_backup, store, clock, guidance, tmp_path
):
    """A note by a person whom the present store does not know: the backup of another line."""
    rosa, _file = rosa_and_backup
    other = Path(shutil.copytree(store, tmp_path / "other"))
    with opened(other, LUZ, clock, guidance) as office:
        with office.unit_of_work("A further person") as work:
            from legalaid_app.domain.account import User

            new = work.add(User(id=office.new_id(), name="New Person"))
        clients.add_part(
            office, Note(id=office.new_id(), client_id=rosa.id, body="x", written_by=new.id)
        )
        file = backups.back_up_to(office, tmp_path / "other.labackup").file
    with opened(store, LUZ, clock, guidance) as office:
        clients.remove_client(office, clients.get_client(office, rosa.id))
        with (
            look_inside(file, OPEN, now=clock, guidance=guidance) as seen,
            pytest.raises(RestoreConflict) as caught,
        ):
            restore_client(office, seen, rosa.id)
        assert "no longer in the store" in caught.value.user_message()
        with pytest.raises(NotFound):
            clients.get_client(office, rosa.id)
        with office.reading() as look:
            assert look.find(Question, client_id=rosa.id) == ()


def test_the_key_file_of_the_backup_comes_with_it(rosa_and_backup, store, tmp_path, clock):
    _rosa, file = rosa_and_backup
    before = (store / KEY_FILES[0]).read_bytes()
    restore_everything(file, tmp_path / "new", OPEN, clock)
    for name in KEY_FILES:
        assert (tmp_path / "new" / name).read_bytes() == before


def test_the_paper_alone_restores_on_a_clean_machine(store, tmp_path, clock, guidance):
    with opened(store, LUZ, clock, guidance) as office:
        rosa = add(office)
        kit = recovery.make_kit(office, LUZ, QUICK)
        file = backups.back_up_to(office, tmp_path / "b.labackup").file
    done = restore_everything(file, tmp_path / "new", by_passphrase(kit.code, QUICK), clock)
    assert done.clients == 1
    with opened(tmp_path / "new", kit.code, clock, guidance) as office:
        assert clients.get_client(office, rosa.id) == rosa and not office.read_only
        assert all(check.ok for check in verify_store(office))


def test_a_backup_from_before_the_key_was_changed_still_restores(store, tmp_path, clock, guidance):
    with opened(store, LUZ, clock, guidance) as office:
        rosa = add(office)
        file = backups.back_up_to(office, tmp_path / "b.labackup").file
    office = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    close_office(rotate_master_key(office, LUZ, policy=QUICK))
    with opened(store, LUZ, clock, guidance) as office:
        assert read_backup(file, office.vault).verified
        newer = backups.back_up_to(office, tmp_path / "newer.labackup").file
    assert restore_everything(newer, tmp_path / "new", OPEN, clock).clients == 1
    restore_everything(file, store, OPEN, clock)
    with opened(store, LUZ, clock, guidance) as office:
        assert clients.get_client(office, rosa.id) == rosa and not office.read_only
        assert all(check.ok for check in verify_store(office))
