"""An old page put back, a row changed, a row lost: each is named, and nothing else is."""

from __future__ import annotations

import dataclasses
import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import StoreUnavailable
from legalaid_app.domain.note import Note
from legalaid_app.services import clients, history
from legalaid_app.services.office import STORE_FILE
from legalaid_app.services.verify import verify_store
from legalaid_app.store.actions import link_of
from legalaid_app.store.chain import broken_link
from legalaid_app.store.driver import PAGE_BYTES
from legalaid_app.store.engine import close_engines, open_engine, verify_pages
from legalaid_app.store.row_hashes import mismatches, row_key
from legalaid_app.store.unit_of_work import Reading
from tests.tests_support import LUZ, opened

OLD_PAGES = 200


def nobody(_done, _total):
    pass


def wrong(office):
    with office.reading() as look:
        return list(mismatches(look.session.connection(), row_key(office.history_key), nobody))


def tamper(office, statement, *values):
    with office.engines.writer.connect() as connection:
        raw = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(statement, values)
        raw.execute("PRAGMA foreign_keys = ON")


@pytest.fixture
def rosa(office):
    made = clients.add_client(office, Client(id=office.new_id(), given_name="Rosa", surname="Díaz"))
    clients.add_part(office, Note(id=office.new_id(), client_id=made.id, body="Called"))
    return made


def test_honest_work_of_every_kind_leaves_no_mismatch(office, rosa):
    rosa = clients.update_client(office, rosa, {"preferred_name": "Ro"})
    history.undo(office)
    history.redo(office)
    rosa = clients.get_client(office, rosa.id)
    clients.update_client(office, rosa, {})  # saved without a change: only the version counts up
    clients.remove_client(office, clients.get_client(office, rosa.id))
    history.undo(office)
    assert wrong(office) == []


def test_two_changes_of_one_record_in_one_action_end_in_the_last(office, rosa):
    with office.unit_of_work("Twice") as work:
        once = work.save(dataclasses.replace(rosa, preferred_name="A"))
        work.save(dataclasses.replace(once, preferred_name="B"))
    assert wrong(office) == []


@pytest.mark.parametrize(
    ("statement", "table", "what"),
    [
        ("UPDATE client SET surname = 'Other' WHERE id = ?", "client", "changed"),
        ("UPDATE client SET born_on = '2000-01-01' WHERE id = ?", "client", "changed"),
        ("UPDATE client SET standing = 'former' WHERE id = ?", "client", "changed"),
        ("DELETE FROM client WHERE id = ?", "client", "gone"),
        ("DELETE FROM note WHERE client_id = ?", "note", "gone"),
        ("UPDATE note SET body = '' WHERE client_id = ?", "note", "changed"),
    ],
)
def test_a_row_written_past_the_history_is_named(office, rosa, statement, table, what):
    tamper(office, statement, rosa.id.bytes)
    assert [(m.table, m.what) for m in wrong(office)] == [(table, what)]
    records = next(check for check in verify_store(office) if check.name == "records")
    assert not records.ok and table in records.detail
    assert "Díaz" not in records.detail and "Rosa" not in records.detail


def test_a_removed_row_that_is_there_again_is_named(office, rosa):
    with office.engines.reader.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT * FROM client WHERE id = ?", (rosa.id.bytes,)
        ).one()
    clients.remove_client(office, rosa)
    tamper(office, f"INSERT INTO client VALUES ({', '.join('?' * len(row))})", *row)
    assert [m.what for m in wrong(office)] == ["back"]


def test_a_row_that_history_never_heard_of_is_named(office, rosa):
    with office.engines.reader.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT * FROM client WHERE id = ?", (rosa.id.bytes,)
        ).one()
    strange = [
        bytes(16) if part == rosa.id.bytes else "2026-9999" if part == rosa.number else part
        for part in row
    ]
    tamper(office, f"INSERT INTO client VALUES ({', '.join('?' * len(row))})", *strange)
    assert [m.what for m in wrong(office)] == ["unknown"]


def test_the_hash_itself_is_chained(office, rosa):
    tamper(
        office, "UPDATE change SET row_hash = zeroblob(32) WHERE id = (SELECT max(id) FROM change)"
    )
    with office.reading() as look:
        assert broken_link(look.session, office.history_key)[0] is not None


def test_history_is_checked_from_any_action_on(office, rosa):
    from legalaid_app.store.actions import Head

    with office.reading() as look:
        session = look.session
        whole = broken_link(session, office.history_key)
        middle = Head(2, link_of(session.connection(), 2), None)
        assert whole[0] is None
        assert broken_link(session, office.history_key, after=middle) == (None, whole[1] - 2)
        assert broken_link(session, office.history_key, after=Head(2, bytes(32), None))[0] == 3


def test_an_upgraded_store_has_every_row_sealed(tmp_path, clock, guidance):
    released = Path(__file__).parent / "released" / "0001"
    folder = shutil.copytree(released, tmp_path / "store")
    with opened(folder, LUZ, clock, guidance) as office:
        assert wrong(office) == []
        newest = history.entries(office, limit=1)[0]
        assert newest.label == "Upgrade the store"
        client_id = clients.list_clients(office)[0]
        assert "Upgrade" not in history.entries(office, client_id=client_id, limit=1)[0].label
        tamper(office, "UPDATE client SET surname = 'Other'")
        assert [m.what for m in wrong(office)] == ["changed"]


# ---- old pages


@pytest.fixture
def two_states(store, clock, guidance):
    """The file before and after a day on which every client and every note was changed."""
    with opened(store, LUZ, clock, guidance) as office, office.unit_of_work("Before") as work:
        made = [
            work.add(
                Client(
                    id=office.new_id(), given_name=f"N{n}", surname="z" * 70, number=f"2026-{n:04d}"
                )
            )
            for n in range(320)
        ]
        notes = [
            work.add(Note(id=office.new_id(), client_id=client.id, body="before " + "x" * 1500))
            for client in made
        ]
    before = (store / STORE_FILE).read_bytes()
    with opened(store, LUZ, clock, guidance) as office:
        key, history_key = bytes(office.engines.key.read()), office.history_key
        anchored = []
        with office.unit_of_work("After") as work:
            for client, note in zip(made, notes, strict=True):
                work.save(dataclasses.replace(client, preferred_name="after"))
                work.save(dataclasses.replace(note, body="after " + "y" * 1500))
        with office.reading() as look:
            from legalaid_app.store.actions import head

            anchored.append(head(look.session.connection()))
    return before, (store / STORE_FILE).read_bytes(), key, history_key, anchored[0]


def noticed(path, key, history_key, anchored):
    """Is anything wrong in what the page checks, the chain, the anchor and the hashes say?"""
    try:
        engines = open_engine(path, key, read_only=True)
    except StoreUnavailable:
        return True
    try:
        with Reading(engines) as look:
            connection = look.session.connection()
            return (
                link_of(connection, anchored.number) != anchored.link
                or broken_link(look.session, history_key)[0] is not None
                or any(mismatches(connection, row_key(history_key), nobody))
                or verify_pages(path, key, read_only=True) != ()
            )
    except (DBAPIError, StoreUnavailable):
        return True
    finally:
        close_engines(engines)


def test_two_hundred_old_pages_put_back_are_noticed(two_states, tmp_path):
    before, after, key, history_key, anchored = two_states
    path = tmp_path / "replayed.db"
    path.write_bytes(after)
    assert not noticed(path, key, history_key, anchored)
    changed = [
        page
        for page in range(
            1, len(before) // PAGE_BYTES
        )  # the first page makes a file that does not open
        if before[page * PAGE_BYTES : (page + 1) * PAGE_BYTES]
        != after[page * PAGE_BYTES : (page + 1) * PAGE_BYTES]
    ]
    numbers = random.Random(1)
    chosen = numbers.sample(changed, min(OLD_PAGES, len(changed)))
    unnoticed = []
    for page in chosen:
        replayed = bytearray(after)
        place = slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
        replayed[place] = before[place]
        path.write_bytes(replayed)
        if not noticed(path, key, history_key, anchored):
            unnoticed.append(page)
    print(f"old pages put back: {len(chosen)}, not noticed: {len(unnoticed)} {unnoticed}")
    assert len(chosen) == OLD_PAGES
    assert len(unnoticed) <= len(chosen) // 100


def test_all_old_pages_at_once_are_noticed_by_the_anchor(two_states, tmp_path):
    before, _after, key, history_key, anchored = two_states
    path = tmp_path / "replayed.db"
    path.write_bytes(before)
    assert noticed(path, key, history_key, anchored)
