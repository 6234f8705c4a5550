"""A store that was put back to yesterday is noticed, and read-only media are read."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from uuid import UUID

import pytest

from legalaid_app.domain.account import OfficeProfile, User
from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import (
    AdministratorOnly,
    NotAStore,
    OlderKeyFile,
    OlderStore,
    ReadOnlyStore,
    StoreInUse,
    UnsafePlace,
)
from legalaid_app.services import clients, drafts, history, slots, unlock
from legalaid_app.services.anchor import ANCHORS
from legalaid_app.services.unlock import open_office
from legalaid_app.services.verify import quick_verify, verify_store
from legalaid_app.system import places
from tests.tests_support import ANA, LUZ, QUICK, opened


def add(office, name="Rosa"):
    return clients.add_client(office, Client(id=office.new_id(), given_name=name))


@pytest.fixture
def yesterday(store, clock, guidance, tmp_path):
    """The store as it was yesterday, beside the store of today."""
    with opened(store, LUZ, clock, guidance) as office:
        add(office)
    copy = Path(shutil.copytree(store, tmp_path / "yesterday"))
    clock.forward(days=1)
    with opened(store, LUZ, clock, guidance) as office:
        add(office, "Ana")
    return copy


def put_back(yesterday, store, *names):
    for name in names or ("store.db",):
        shutil.copy(yesterday / name, store / name)


def again(store, clock, guidance, says=LUZ, **options):
    return open_office(store, says, now=clock, policy=QUICK, guidance=guidance, **options)


def test_an_older_copy_opens_read_only_and_says_both_dates(yesterday, store, clock, guidance):
    put_back(yesterday, store)
    office = again(store, clock, guidance)
    try:
        assert office.read_only and isinstance(office.refusal, OlderStore)
        words = office.refusal.user_message()
        assert "2026-11-24" in words and "2026-11-25" in words
        assert len(clients.list_clients(office)) == 1
        with pytest.raises(OlderStore):
            add(office)
        with pytest.raises(ReadOnlyStore):
            drafts.keep_draft(office, "client", office.new_id(), {"given_name": "x"})
        with pytest.raises(OlderStore):
            slots.change_passphrase(office, LUZ, "another lantern orchard copper", QUICK)
        assert all(check.ok for check in verify_store(office))
    finally:
        office.release()
    office = again(store, clock, guidance)  # and it is said again
    assert office.read_only
    office.release()


def test_an_attorney_can_go_on_with_it_and_that_is_written_down(yesterday, store, clock, guidance):
    put_back(yesterday, store)
    office = again(store, clock, guidance, accept_older=True)
    assert not office.read_only
    assert history.entries(office, limit=1)[0].label == "Go on with an older copy of the store"
    add(office, "Majo")
    office.release()
    with opened(store, LUZ, clock, guidance) as office:
        assert not office.read_only and len(clients.list_clients(office)) == 2


def test_a_caseworker_cannot_go_on_with_it(yesterday, store, clock, guidance):
    put_back(yesterday, store)
    with pytest.raises(AdministratorOnly):
        again(store, clock, guidance, ANA, accept_older=True)
    office = again(store, clock, guidance, ANA)
    assert office.read_only
    office.release()


def test_another_line_of_the_same_store_is_noticed_even_if_it_is_longer(
    yesterday, store, clock, guidance, own_data
):
    with opened(yesterday, LUZ, clock, guidance) as office:
        for number in range(5):
            add(office, f"N{number}")
    put_back(yesterday, store)
    office = again(store, clock, guidance)
    assert office.read_only
    office.release()


def test_store_and_key_file_put_back_to_before_a_passphrase_was_changed_are_noticed(
    store, clock, guidance
):
    new = "another lantern orchard copper"
    with opened(store, LUZ, clock, guidance):
        pass
    old = {p: p.read_bytes() for p in store.iterdir() if p.is_file()}
    with opened(store, LUZ, clock, guidance) as office:
        slots.change_passphrase(office, LUZ, new, QUICK)
    with opened(store, new, clock, guidance):
        pass
    for path, content in old.items():
        path.write_bytes(content)
    office = again(store, clock, guidance)
    assert isinstance(office.refusal, OlderKeyFile)
    office.release()


def test_without_a_memory_the_store_opens_and_is_remembered(
    yesterday, store, clock, guidance, own_data
):
    shutil.rmtree(own_data / "LegalAid" / ANCHORS)
    put_back(yesterday, store)
    with opened(store, LUZ, clock, guidance) as office:
        assert not office.read_only
    assert len(list((own_data / "LegalAid" / ANCHORS).iterdir())) == 1


@pytest.mark.parametrize(
    "change", [lambda c: b"", lambda c: c.replace(b'"number": ', b'"number": 1'), lambda c: b"{}"]
)
def test_a_memory_that_was_changed_is_not_believed(store, clock, guidance, own_data, change):
    with opened(store, LUZ, clock, guidance) as office:
        add(office)
    (memory,) = (own_data / "LegalAid" / ANCHORS).iterdir()
    memory.write_bytes(change(memory.read_bytes()))
    with opened(store, LUZ, clock, guidance) as office:
        assert not office.read_only and office.anchor.seen() is None
    with opened(store, LUZ, clock, guidance) as office:
        assert office.anchor.seen() is not None


def test_a_copy_in_another_folder_has_a_memory_of_its_own(yesterday, store, clock, guidance):
    with opened(yesterday, LUZ, clock, guidance) as office:
        assert not office.read_only
    with opened(store, LUZ, clock, guidance) as office:
        assert not office.read_only


def test_a_crash_behind_the_memory_is_no_older_copy(store, clock, guidance, own_data):
    office = again(store, clock, guidance)
    add(office)
    office.anchor.remember_newest(office.engines)
    add(office, "Ana")  # not remembered: the computer crashes here
    memory = next((own_data / "LegalAid" / ANCHORS).iterdir())
    crashed = {p: p.read_bytes() for p in (*store.iterdir(), memory) if p.is_file()}
    office.release()
    for path, content in crashed.items():
        path.write_bytes(content)
    with opened(store, LUZ, clock, guidance) as office:
        assert not office.read_only and len(clients.list_clients(office)) == 2


def test_the_quick_check_looks_at_pages_and_at_history_since_last_seen(store, clock, guidance):
    with opened(store, LUZ, clock, guidance) as office:
        add(office)
    with opened(store, LUZ, clock, guidance) as office:
        add(office, "Ana")
        pages, since = quick_verify(office)
        assert pages.ok and since.ok and since.detail.startswith("1 action")
        with office.engines.writer.begin() as connection:
            connection.exec_driver_sql(
                "UPDATE action SET label = 'x' WHERE id = (SELECT max(id) FROM action)"
            )
        assert [check.ok for check in quick_verify(office)] == [True, False]


# ---- read-only media, unsafe places


@pytest.fixture
def read_only_folder(store, clock, guidance):
    """A copy where this process, even if started by root, cannot write."""
    with opened(store, LUZ, clock, guidance) as office:
        add(office)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(store, Path(name) / "store"))
        for path in folder.iterdir():
            path.chmod(0o444)
        (folder / "store.lock").unlink()
        Path(name).chmod(0o755)
        folder.chmod(0o555)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(was)
            folder.chmod(0o755)


def test_a_store_on_read_only_media_opens_for_reading(read_only_folder, clock, guidance):
    before = sorted(p.name for p in read_only_folder.iterdir())
    office = again(read_only_folder, clock, guidance)
    try:
        assert office.read_only and isinstance(office.refusal, ReadOnlyStore)
        assert len(clients.list_clients(office)) == 1
        with pytest.raises(ReadOnlyStore):
            add(office)
        assert all(check.ok for check in verify_store(office))
    finally:
        office.release()
    assert sorted(p.name for p in read_only_folder.iterdir()) == before


def test_a_store_can_be_opened_for_reading_on_purpose(store, clock, guidance):
    office = again(store, clock, guidance, read_only=True)
    try:
        with pytest.raises(ReadOnlyStore):
            add(office)
        with pytest.raises(StoreInUse):
            again(store, clock, guidance)
    finally:
        office.release()


def test_no_store_is_made_or_opened_for_writing_in_an_unsafe_place(
    store, clock, guidance, tmp_path, monkeypatch
):
    computer = places.Computer(
        "linux", lambda: iter([(Path("/"), "ext4"), (tmp_path, "nfs4")]), lambda: iter(()),
        lambda _path: "", lambda _path: False,
    )  # fmt: skip
    monkeypatch.setattr(places, "this_computer", lambda: computer)
    with pytest.raises(UnsafePlace) as caught:
        again(store, clock, guidance)
    assert "network" in caught.value.user_message()
    with pytest.raises(UnsafePlace):
        unlock.create_office(
            tmp_path / "new", OfficeProfile(id=UUID(int=0), name="R"), User(id=UUID(int=0), name="L"),
            LUZ, now=clock, policy=QUICK, guidance=guidance,
        )  # fmt: skip
    assert not (tmp_path / "new").exists()
    office = again(store, clock, guidance, read_only=True)
    assert office.read_only
    office.release()


def test_a_folder_without_a_store_is_none_whatever_else_is_in_it(tmp_path, clock, guidance):
    (tmp_path / "restoring").mkdir()
    (tmp_path / "store.reserve").write_bytes(b"x")
    with pytest.raises(NotAStore):
        again(tmp_path, clock, guidance)
