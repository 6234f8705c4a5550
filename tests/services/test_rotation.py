"""A new master key for a whole store."""

from __future__ import annotations

import shutil

import pytest

from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import DamagedStore, DiskFull, Refused, StoreInUse, WrongSecret
from legalaid_app.services import clients, slots
from legalaid_app.services.recovery import confirm_kit, make_kit
from legalaid_app.services.rotation import rotate_master_key, rotate_store
from legalaid_app.services.unlock import close_office, open_office, users
from legalaid_app.services.verify import verify_store
from legalaid_app.store import rekey
from legalaid_app.store.engine import open_engine
from legalaid_app.vault.opening import Opening
from legalaid_app.vault.vault import describe_vault, open_vault
from tests.tests_support import ANA, LUZ, QUICK, opened


class Stopped(Exception):
    """The person pressed cancel."""


def test_everything_is_there_under_the_new_key_and_every_way_opens(office, clock, guidance):
    rosa = clients.add_client(office, Client(id=office.new_id(), given_name="Rosa"))
    kit = make_kit(office, LUZ, QUICK)
    confirm_kit(office, kit.code, QUICK)
    store, old = office.folder, open_vault(office.folder, LUZ, QUICK)
    seen = []

    again = rotate_master_key(office, LUZ, policy=QUICK, report=lambda *done: seen.append(done))
    try:
        assert seen[-1][0] == seen[-1][1] > 0
        assert clients.get_client(again, rosa.id) == rosa
        assert all(check.ok for check in verify_store(again))
        added = clients.add_client(again, Client(id=again.new_id(), given_name="Ivo"))
    finally:
        close_office(again)

    new = open_vault(store, LUZ, QUICK)
    assert new.keys.store != old.keys.store and new.next_keys is None
    with pytest.raises(DamagedStore):
        open_engine(store / "store.db", old.keys.store)
    assert not [path.name for path in store.iterdir() if "rekey" in path.name]
    for secret in (ANA, kit.code):
        with opened(store, secret, clock, guidance) as each:
            assert clients.get_client(each, added.id) == added
            assert all(check.ok for check in verify_store(each))


def test_a_removed_person_reads_no_later_copy_with_what_they_kept(office, store, tmp_path):
    kept = tmp_path / "kept by Ana"
    kept.mkdir()
    for name in ("store.key", "store.key.copy"):
        shutil.copy(store / name, kept / name)
    theirs = open_vault(kept, ANA, QUICK)
    ana = next(user for user in users(office) if not user.is_attorney)
    slots.remove_user(office, ana.id, LUZ, QUICK)
    assert open_vault(store, LUZ, QUICK).keys.store == theirs.keys.store  # why it is offered

    close_office(rotate_master_key(office, LUZ, policy=QUICK))

    with pytest.raises(DamagedStore):
        open_engine(store / "store.db", theirs.keys.store)


def test_a_wrong_passphrase_closes_nothing(office):
    with pytest.raises(WrongSecret):
        rotate_master_key(office, "not this one, whatever it is", policy=QUICK)
    assert not clients.list_clients(office)
    assert open_vault(office.folder, LUZ, QUICK).next_keys is None


def test_a_caseworker_may_not(caseworker_office):
    with pytest.raises(Refused):
        rotate_master_key(caseworker_office, ANA, policy=QUICK)


def test_an_open_store_is_not_touched(office, store):
    before = describe_vault(store)
    with pytest.raises(StoreInUse):
        rotate_store(store, Opening(LUZ, QUICK))
    assert describe_vault(store) == before


@pytest.mark.parametrize("trouble", [DiskFull(), Stopped()])
def test_where_it_cannot_go_on_the_store_opens_as_before(
    office, store, clock, guidance, monkeypatch, trouble
):
    keys = open_vault(store, LUZ, QUICK).keys

    def fail(*_):
        raise trouble

    with pytest.raises(type(trouble)):
        rotate_master_key(office, LUZ, policy=QUICK, report=fail)
    assert not (store / rekey.REKEYED).exists()
    now = open_vault(store, LUZ, QUICK)
    assert (now.keys, now.next_keys) == (keys, None)
    with opened(store, ANA, clock, guidance) as each:
        assert all(check.ok for check in verify_store(each))


def test_it_can_be_done_again_and_again(office, clock, guidance):
    for _ in range(3):
        office = rotate_master_key(office, LUZ, policy=QUICK)
    store = office.folder
    close_office(office)

    assert len(open_vault(store, ANA, QUICK).keys.earlier_files) == 3
    again = open_office(store, ANA, now=clock, policy=QUICK, guidance=guidance)
    assert all(check.ok for check in verify_store(again))
    close_office(again)
