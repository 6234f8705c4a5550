"""The kinds of slots: recovery code, shares, device secret; adding, changing, removing."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from legalaid_app.domain.errors import (
    KeychainUnavailable,
    LastWay,
    NotFound,
    Refused,
    RolledBack,
    StoreUnavailable,
    WrongSecret,
)
from legalaid_app.system.keychain import Keychain
from legalaid_app.vault import changes
from legalaid_app.vault.changes import (
    add_slot,
    bind_device,
    change_own_passphrase,
    go_on_from,
    remove_slot,
    renew_slot,
    set_passphrase,
    unbind_device,
)
from legalaid_app.vault.header import KEY_FILES, read_header
from legalaid_app.vault.opening import Opening
from legalaid_app.vault.recovery_kit import new_recovery_code, recovery_secret
from legalaid_app.vault.shares import new_shares
from legalaid_app.vault.slots import KdfParameters, KdfPolicy, SlotKind
from legalaid_app.vault.vault import OpenVault, describe_vault, open_vault

OTHER = "granite violin pepper autumn tunnel"
THIRD = "harbor willow copper basket lantern"


@pytest.fixture
def how(passphrase: str, policy: KdfPolicy, keychain: Keychain) -> Opening:
    return Opening(passphrase, policy, "Ana", keychain)


@pytest.fixture
def code(vault: OpenVault, folder: Path, how: Opening, now: datetime) -> str:
    made = new_recovery_code()
    add_slot(folder, how, recovery_secret(made), "Recovery kit", now)
    return made


def test_the_recovery_code_opens_the_same_store(
    vault: OpenVault, folder: Path, policy: KdfPolicy, code: str
) -> None:
    opened = open_vault(folder, code.lower(), policy)

    assert opened.keys == vault.keys
    assert (opened.kind, opened.slot_label) == (SlotKind.RECOVERY, "Recovery kit")
    with pytest.raises(WrongSecret):
        open_vault(folder, new_recovery_code(), policy)


def test_two_shares_open_the_same_store(
    vault: OpenVault, folder: Path, policy: KdfPolicy, how: Opening, now: datetime
) -> None:
    secret, parts = new_shares()
    add_slot(folder, how, secret, "Shares", now)

    for pair in itertools.combinations(parts, 2):
        assert open_vault(folder, "\n".join(pair), policy).keys == vault.keys
    foreign = new_shares()[1]
    with pytest.raises(WrongSecret):
        open_vault(folder, "\n".join(foreign[:2]), policy)


def test_the_paper_costs_no_derivation(
    vault: OpenVault, folder: Path, policy: KdfPolicy, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def derived(*_: object) -> bytes:
        raise AssertionError("a random secret needs no stretching")

    monkeypatch.setattr("legalaid_app.vault.slots.argon2id", derived)
    assert open_vault(folder, code, policy).slot_label == "Recovery kit"


def test_a_passphrase_of_somebody_else_is_set_by_who_can_open_the_store(
    vault: OpenVault, folder: Path, policy: KdfPolicy, code: str, how: Opening, now: datetime
) -> None:
    set_passphrase(folder, Opening(code, policy), vault.slot_id, OTHER, now)

    assert open_vault(folder, OTHER, policy).slot_id == vault.slot_id
    with pytest.raises(WrongSecret):
        open_vault(folder, how.secret, policy)
    kit = open_vault(folder, code, policy)
    with pytest.raises(NotFound):
        set_passphrase(folder, Opening(code, policy), kit.slot_id, THIRD, now)


# ---- removing


def test_a_removed_way_no_longer_opens(
    vault: OpenVault, folder: Path, policy: KdfPolicy, how: Opening, now: datetime
) -> None:
    from legalaid_app.vault.ways import passphrase_secret

    eva = add_slot(folder, how, passphrase_secret(OTHER), "Eva", now)
    remove_slot(folder, how, eva.id)

    with pytest.raises(WrongSecret):
        open_vault(folder, OTHER, policy)
    with pytest.raises(NotFound):
        remove_slot(folder, how, eva.id)


def test_neither_the_last_passphrase_nor_the_last_kit_nor_the_way_in_use_is_removed(
    vault: OpenVault, folder: Path, policy: KdfPolicy, code: str, how: Opening, now: datetime
) -> None:
    kit = open_vault(folder, code, policy).slot_id
    before = describe_vault(folder)

    for opening, slot in ((Opening(code, policy), vault.slot_id), (how, kit)):
        with pytest.raises(LastWay):
            remove_slot(folder, opening, slot)
    from legalaid_app.vault.ways import passphrase_secret

    assert describe_vault(folder) == before
    add_slot(folder, how, passphrase_secret(OTHER), "Eva", now)
    with pytest.raises(LastWay):
        remove_slot(folder, how, vault.slot_id)


# ---- the device secret


def test_with_the_device_secret_a_copied_store_cannot_be_guessed(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    code: str,
    how: Opening,
    now: datetime,
    keychain: Keychain,
    backend,
    passphrase: str,
) -> None:
    bind_device(folder, how, keychain, now)

    assert open_vault(folder, passphrase, policy, keychain=keychain).keys == vault.keys
    assert [slot.device for slot in describe_vault(folder).slots] == [True, False]
    assert len(backend.kept) == 1
    backend.kept.clear()
    with pytest.raises(KeychainUnavailable) as caught:
        open_vault(folder, passphrase, policy, keychain=keychain)
    assert "recovery kit" in caught.value.user_message()
    assert open_vault(folder, code, policy, keychain=keychain).keys == vault.keys


@pytest.mark.parametrize("returned", ["", "00", "zz", "00" * 32, "ff" * 16])
def test_a_keychain_that_returns_something_else_is_named(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    code: str,
    how: Opening,
    now: datetime,
    keychain,
    backend,
    returned,
) -> None:
    bind_device(folder, how, keychain, now)
    backend.kept = dict.fromkeys(backend.kept, returned)

    with pytest.raises(KeychainUnavailable) as caught:
        open_vault(folder, how.secret, policy, keychain=keychain)
    assert "another secret" in caught.value.user_message()
    assert open_vault(folder, code, policy, keychain=keychain).store_id == vault.store_id


def test_there_is_no_device_secret_without_a_recovery_kit(
    vault: OpenVault, folder: Path, how: Opening, now: datetime, keychain: Keychain, backend
) -> None:
    with pytest.raises(LastWay):
        bind_device(folder, how, keychain, now)
    assert backend.kept == {}


def test_only_a_passphrase_has_a_device_secret(
    vault: OpenVault, folder: Path, policy: KdfPolicy, code: str, now: datetime, keychain: Keychain
) -> None:
    with pytest.raises(Refused):
        bind_device(folder, Opening(code, policy), keychain, now)


def test_a_new_device_secret_replaces_the_old_one_and_can_be_given_up(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    code: str,
    how: Opening,
    now: datetime,
    keychain,
    backend,
    passphrase,
) -> None:
    bind_device(folder, how, keychain, now)
    first = set(backend.kept)
    bind_device(folder, how, keychain, now)
    assert len(backend.kept) == 1 and not first & set(backend.kept)

    change_own_passphrase(folder, how, OTHER, now)
    how = replace(how, secret=OTHER)
    assert open_vault(folder, OTHER, policy, keychain=keychain).slot_id == vault.slot_id
    unbind_device(folder, how, keychain, now)
    assert backend.kept == {}
    assert open_vault(folder, OTHER, policy).slot_id == vault.slot_id


def test_when_the_key_file_cannot_be_written_the_old_secret_stays_in_force(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    code: str,
    how: Opening,
    now: datetime,
    keychain,
    backend,
    monkeypatch,
    passphrase,
) -> None:
    bind_device(folder, how, keychain, now)
    before = dict(backend.kept)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(StoreUnavailable):
            bind_device(folder, how, keychain, now)
    assert backend.kept == before
    assert open_vault(folder, passphrase, policy, keychain=keychain).slot_id == vault.slot_id


# ---- renewing, going on


def test_a_slot_below_the_policy_is_renewed_and_keeps_its_day(
    vault: OpenVault, folder: Path, policy: KdfPolicy, how: Opening, passphrase: str, now: datetime
) -> None:
    risen = replace(policy, chosen=KdfParameters(64, 2, 2))
    assert not open_vault(folder, passphrase, policy).behind
    assert open_vault(folder, passphrase, risen).behind

    renewed = renew_slot(folder, replace(how, policy=risen))

    (slot,) = describe_vault(folder).slots
    assert (slot.kdf, slot.created_at, renewed.behind) == (risen.chosen, now, False)
    assert open_vault(folder, passphrase, policy).keys == vault.keys


def test_a_slot_of_the_first_key_files_is_renewed(tmp_path: Path, policy: KdfPolicy) -> None:
    from tests.vault.test_header import FIRST_FORMAT

    (tmp_path / KEY_FILES[0]).write_bytes(FIRST_FORMAT)
    old = Opening("lantern orbit maple quiet river stone", policy)
    before = open_vault(tmp_path, old.secret, policy)
    assert before.behind

    after = renew_slot(tmp_path, old)

    assert (after.keys, after.behind) == (before.keys, False)
    assert read_header(tmp_path).header.slots[0].public
    assert open_vault(tmp_path, old.secret, policy) == after


def test_an_older_key_file_changes_nothing_and_can_be_gone_on_from(
    vault: OpenVault, folder: Path, policy: KdfPolicy, how: Opening, now: datetime
) -> None:
    with pytest.raises(RolledBack):
        change_own_passphrase(folder, replace(how, least_generation=2), OTHER, now)

    assert go_on_from(folder, how, 7).generation == 8
    assert changes.change_own_passphrase(folder, replace(how, least_generation=8), OTHER, now)
