"""A new data key: every way in stays, at every step, and the old key ends."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from legalaid_app.domain.errors import DamagedHeader, Refused, WrongSecret
from legalaid_app.system.keychain import Keychain
from legalaid_app.vault.changes import add_slot, bind_device, remove_slot
from legalaid_app.vault.header import KEY_FILES, read_header
from legalaid_app.vault.opening import Opening
from legalaid_app.vault.recovery_kit import new_recovery_code, recovery_secret
from legalaid_app.vault.rotation import abandon_rotation, begin_rotation, finish_rotation
from legalaid_app.vault.shares import new_shares
from legalaid_app.vault.slots import KdfPolicy
from legalaid_app.vault.vault import OpenVault, add_passphrase_slot, describe_vault, open_vault
from legalaid_app.vault.ways import passphrase_secret

OTHER = "granite violin pepper autumn tunnel"


@pytest.fixture
def how(passphrase: str, policy: KdfPolicy, keychain: Keychain) -> Opening:
    return Opening(passphrase, policy, "Ana", keychain)


@pytest.fixture
def ways(
    vault: OpenVault, folder: Path, how: Opening, now: datetime, keychain: Keychain
) -> list[str]:
    """Of every kind, with a device secret too."""
    code, (secret, parts) = new_recovery_code(), new_shares()
    add_slot(folder, how, passphrase_secret(OTHER), "Eva", now)
    add_slot(folder, how, recovery_secret(code), "Recovery kit", now)
    add_slot(folder, how, secret, "Shares", now)
    bind_device(folder, how, keychain, now)
    return [str(how.secret), OTHER, code, "/".join(parts[1:])]


def _opened(folder: Path, ways: list[str], how: Opening) -> list[OpenVault]:
    return [open_vault(folder, way, how.policy, keychain=how.keychain) for way in ways]


def test_every_way_opens_before_between_and_after(
    vault: OpenVault, folder: Path, ways: list[str], how: Opening
) -> None:
    before = _opened(folder, ways, how)
    assert {opened.keys for opened in before} == {vault.keys}

    rotation = begin_rotation(folder, how)
    for opened in _opened(folder, ways, how):
        assert opened.keys == vault.keys
        assert opened.next_keys == rotation.after != vault.keys

    finish_rotation(folder, how, rotation)
    for opened in _opened(folder, ways, how):
        assert (opened.keys, opened.next_keys) == (rotation.after, None)


def test_the_new_key_shares_only_what_must_last_with_the_old(
    vault: OpenVault, folder: Path, ways: list[str], how: Opening
) -> None:
    begin_rotation(folder, how)
    once = finish_rotation(folder, how).keys
    begin_rotation(folder, how)
    twice = finish_rotation(folder, how).keys

    assert len({vault.keys.store, once.store, twice.store}) == 3
    assert len({vault.keys.header, once.header, twice.header}) == 3
    assert vault.keys.history == once.history == twice.history
    assert twice.earlier_files == (once.files, vault.keys.files)
    assert {opened.keys for opened in _opened(folder, ways, how)} == {twice}


def test_a_rotation_that_is_given_up_leaves_the_old_key(
    vault: OpenVault, folder: Path, ways: list[str], how: Opening
) -> None:
    begin_rotation(folder, how)
    abandon_rotation(folder, how)

    assert {(o.keys, o.next_keys) for o in _opened(folder, ways, how)} == {(vault.keys, None)}


def test_a_rotation_that_was_interrupted_goes_on_with_its_own_key(
    vault: OpenVault, folder: Path, ways: list[str], how: Opening
) -> None:
    first = begin_rotation(folder, how)

    assert begin_rotation(folder, how).after == first.after


def test_a_way_that_is_added_or_changed_while_it_is_under_way_has_both_keys(
    vault: OpenVault, folder: Path, ways: list[str], how: Opening, now: datetime
) -> None:
    rotation = begin_rotation(folder, how)
    add_slot(folder, how, passphrase_secret("third granite violin pepper"), "Ivo", now)

    ivo = open_vault(folder, "third granite violin pepper", how.policy, "Ivo")
    assert (ivo.keys, ivo.next_keys) == (vault.keys, rotation.after)
    finish_rotation(folder, how)
    assert open_vault(folder, OTHER, how.policy, "Eva").keys == rotation.after


def test_who_was_removed_opens_neither_the_new_key_file_nor_its_keys(
    vault: OpenVault, folder: Path, ways: list[str], how: Opening
) -> None:
    theirs = open_vault(folder, OTHER, how.policy, "Eva")
    old = (folder / KEY_FILES[0]).read_bytes()
    remove_slot(folder, how, theirs.slot_id)
    begin_rotation(folder, how)
    new = finish_rotation(folder, how)

    with pytest.raises(WrongSecret):
        open_vault(folder, OTHER, how.policy, "Eva")
    assert new.keys.store != theirs.keys.store
    for name in KEY_FILES:
        (folder / name).write_bytes(old)
    assert open_vault(folder, OTHER, how.policy, "Eva").keys.store != new.keys.store


def test_what_was_carried_cannot_be_taken_from_another_key_file(
    vault: OpenVault, folder: Path, ways: list[str], how: Opening
) -> None:
    from dataclasses import replace

    from legalaid_app.vault.keys import derive_keys, with_carried

    begin_rotation(folder, how)
    finish_rotation(folder, how)
    header = read_header(folder).header
    keys = derive_keys(bytes(32), header.store_id)
    with pytest.raises(DamagedHeader):
        with_carried(keys, header.carried, bytes(32), header.store_id)
    assert replace(header, carried=b"") != header


def test_a_slot_of_the_first_key_files_has_to_be_renewed_before(
    tmp_path: Path, policy: KdfPolicy
) -> None:
    from tests.vault.test_header import FIRST_FORMAT

    (tmp_path / KEY_FILES[0]).write_bytes(FIRST_FORMAT)
    with pytest.raises(Refused) as caught:
        begin_rotation(tmp_path, Opening("lantern orbit maple quiet river stone", policy))
    assert "Ana" in caught.value.user_message()


def test_thirty_two_people_with_long_names_fit_with_both_keys(
    vault: OpenVault, folder: Path, passphrase: str, how: Opening, now: datetime, policy: KdfPolicy
) -> None:
    longest = "\N{OLD ITALIC LETTER A}" * 78
    for number in range(31):
        add_passphrase_slot(folder, passphrase, OTHER, f"{longest}{number}", now, policy, "Ana")

    begin_rotation(folder, how)

    assert len(describe_vault(folder).slots) == 32
    assert open_vault(folder, passphrase, policy, "Ana").next_keys is not None


def test_keys_and_rotations_do_not_show_themselves(
    vault: OpenVault, folder: Path, ways: list[str], how: Opening
) -> None:
    rotation = begin_rotation(folder, how)
    opened = open_vault(folder, ways[0], how.policy, keychain=how.keychain)

    shown = f"{rotation!r} {opened!r} {how!r} {rotation.opened!r}"
    assert rotation.after.store.hex() not in shown and repr(rotation.after.store) not in shown
    assert str(how.secret) not in shown
