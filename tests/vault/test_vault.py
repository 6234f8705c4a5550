"""Making, opening and changing a vault, on real files."""

from __future__ import annotations

import os
import stat
import traceback
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from legalaid_app.domain.errors import (
    DamagedHeader,
    DiskFull,
    InvalidField,
    NotAStore,
    StoreExists,
    StoreUnavailable,
    WeakPassphrase,
    WrongSecret,
)
from legalaid_app.vault import slots
from legalaid_app.vault.header import KEY_FILES
from legalaid_app.vault.slots import KdfParameters, KdfPolicy, SlotKind
from legalaid_app.vault.vault import (
    OpenVault,
    add_passphrase_slot,
    change_passphrase,
    create_vault,
    describe_vault,
    open_vault,
)

OTHER = "granite violin pepper autumn tunnel"


def _listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_passphrase_opens_what_it_made(
    vault: OpenVault, folder: Path, passphrase: str, policy: KdfPolicy
) -> None:
    assert open_vault(folder, passphrase, policy) == vault
    assert vault.slot_label == "Ana"
    assert vault.generation == 1


def test_a_wrong_passphrase_does_not(vault: OpenVault, folder: Path, policy: KdfPolicy) -> None:
    with pytest.raises(WrongSecret):
        open_vault(folder, OTHER, policy)


def test_both_key_files_are_alike_and_private(vault: OpenVault, folder: Path) -> None:
    first, second = (folder / name for name in KEY_FILES)

    assert _listed(folder) == sorted(KEY_FILES)
    assert first.read_bytes() == second.read_bytes()
    assert {stat.S_IMODE(path.stat().st_mode) for path in (first, second)} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_two_vaults_with_one_passphrase_share_no_key(
    vault: OpenVault, tmp_path: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    other = create_vault(tmp_path / "other", passphrase, "Ana", now, policy)

    assert vault.store_id != other.store_id
    assert vault.keys != other.keys


@pytest.mark.parametrize("name", KEY_FILES)
def test_a_folder_with_a_key_file_in_any_state_is_not_overwritten(
    tmp_path: Path, passphrase: str, now: datetime, policy: KdfPolicy, name: str
) -> None:
    (tmp_path / name).write_bytes(b"damaged")

    with pytest.raises(StoreExists):
        create_vault(tmp_path, passphrase, "Ana", now, policy)
    assert (tmp_path / name).read_bytes() == b"damaged"


def test_a_weak_passphrase_makes_no_vault(tmp_path: Path, now: datetime, policy: KdfPolicy) -> None:
    with pytest.raises(WeakPassphrase):
        create_vault(tmp_path / "new", "password", "Ana", now, policy)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("label", ["", "   ", "x" * 81, "Ana\nEva", "\u202eAna"])
def test_a_name_must_be_one_readable_line(
    tmp_path: Path, passphrase: str, now: datetime, policy: KdfPolicy, label: str
) -> None:
    with pytest.raises(InvalidField) as caught:
        create_vault(tmp_path, passphrase, label, now, policy)
    assert caught.value.field == "label"


def test_a_folder_without_a_store_is_named_so(tmp_path: Path, policy: KdfPolicy) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        with pytest.raises(NotAStore):
            open_vault(folder, OTHER, policy)
        with pytest.raises(NotAStore):
            describe_vault(folder)


def test_a_vault_is_described_without_a_key(
    vault: OpenVault, folder: Path, policy: KdfPolicy, now: datetime
) -> None:
    info = describe_vault(folder)

    assert (info.format, info.store_id, info.generation) == (1, vault.store_id, 1)
    assert [(s.id, s.kind, s.label, s.kdf, s.created_at) for s in info.slots] == [
        (vault.slot_id, SlotKind.PASSPHRASE, "Ana", policy.chosen, now)
    ]
    assert info.problems == ()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(
    vault: OpenVault, folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    changed = change_passphrase(folder, passphrase, OTHER, now + timedelta(days=1), policy)

    assert changed == replace(vault, generation=2)
    assert open_vault(folder, OTHER, policy) == changed
    with pytest.raises(WrongSecret):
        open_vault(folder, passphrase, policy)


def test_changing_the_passphrase_never_makes_it_cheaper_to_guess(
    folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    costly = replace(policy, chosen=KdfParameters(64, 2, 2))
    create_vault(folder, passphrase, "Ana", now, costly)

    change_passphrase(folder, passphrase, OTHER, now, policy)

    assert describe_vault(folder).slots[0].kdf == costly.chosen


def test_a_policy_that_rose_is_followed_when_the_passphrase_changes(
    vault: OpenVault, folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    risen = replace(policy, chosen=KdfParameters(64, 2, 2))

    change_passphrase(folder, passphrase, OTHER, now, risen)

    assert describe_vault(folder).slots[0].kdf == risen.chosen


def test_without_the_old_passphrase_nothing_is_changed(
    vault: OpenVault, folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    before = (folder / KEY_FILES[0]).read_bytes()

    with pytest.raises(WrongSecret):
        change_passphrase(folder, OTHER, "another granite violin pepper", now, policy)
    with pytest.raises(WrongSecret):
        add_passphrase_slot(folder, OTHER, "another granite violin pepper", "Eva", now, policy)
    with pytest.raises(WeakPassphrase):
        change_passphrase(folder, passphrase, "weak", now, policy)
    assert (folder / KEY_FILES[0]).read_bytes() == before


def test_a_further_user_opens_the_same_store_with_an_own_passphrase(
    vault: OpenVault, folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    added = add_passphrase_slot(folder, passphrase, OTHER, "Eva", now, policy)

    evas = open_vault(folder, OTHER, policy)
    assert (evas.slot_id, evas.slot_label) == (added.id, "Eva")
    assert evas.keys == vault.keys
    assert open_vault(folder, passphrase, policy).slot_id == vault.slot_id


def test_changing_one_passphrase_leaves_the_other_user_alone(
    vault: OpenVault, folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    add_passphrase_slot(folder, passphrase, OTHER, "Eva", now, policy)

    change_passphrase(folder, OTHER, "third granite violin pepper", now, policy, label="Eva")

    assert open_vault(folder, passphrase, policy).slot_label == "Ana"
    assert open_vault(folder, "third granite violin pepper", policy).slot_label == "Eva"


def test_a_named_slot_is_the_only_one_tried(
    vault: OpenVault, folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    add_passphrase_slot(folder, passphrase, OTHER, "Eva", now, policy)

    assert open_vault(folder, OTHER, policy, label="Eva").slot_label == "Eva"
    for label in ("Ana", "Nobody"):
        with pytest.raises(WrongSecret):
            open_vault(folder, OTHER, policy, label=label)


def test_two_users_cannot_have_one_name(
    vault: OpenVault, folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    with pytest.raises(InvalidField):
        add_passphrase_slot(folder, passphrase, OTHER, " ANA ", now, policy)


def test_a_store_holds_thirty_two_users_and_says_so(
    vault: OpenVault, folder: Path, passphrase: str, now: datetime, policy: KdfPolicy
) -> None:
    longest = "\N{OLD ITALIC LETTER A}" * 78
    for number in range(31):
        add_passphrase_slot(folder, passphrase, OTHER, f"{longest}{number}", now, policy)

    with pytest.raises(InvalidField):
        add_passphrase_slot(folder, passphrase, OTHER, "one too many", now, policy)
    assert len(describe_vault(folder).slots) == 32


@pytest.mark.parametrize(
    ("kdf", "expected"),
    [(KdfParameters(8, 1, 1), DamagedHeader), (KdfParameters(1024, 5, 1), StoreUnavailable)],
)
def test_a_slot_out_of_bounds_is_refused_before_anything_is_derived(
    folder: Path,
    passphrase: str,
    now: datetime,
    policy: KdfPolicy,
    monkeypatch: pytest.MonkeyPatch,
    kdf: KdfParameters,
    expected: type[StoreUnavailable],
) -> None:
    create_vault(folder, passphrase, "Ana", now, replace(policy, chosen=kdf))

    def derived(*_: object) -> bytes:
        raise AssertionError("derived before the bounds were checked")

    monkeypatch.setattr(slots, "argon2id", derived)
    with pytest.raises(expected):
        open_vault(folder, passphrase, policy)


def test_a_full_disk_leaves_the_old_passphrase_in_force(
    vault: OpenVault,
    folder: Path,
    passphrase: str,
    now: datetime,
    policy: KdfPolicy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            change_passphrase(folder, passphrase, OTHER, now, policy)

    assert open_vault(folder, passphrase, policy) == vault
    assert _listed(folder) == sorted(KEY_FILES)


def test_a_crash_between_the_two_copies_leaves_the_new_passphrase_only(
    vault: OpenVault,
    folder: Path,
    passphrase: str,
    now: datetime,
    policy: KdfPolicy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replace_file = os.replace

    def dies_at_the_copy(source: Path, target: Path) -> None:
        if target.name == KEY_FILES[1]:
            raise KeyboardInterrupt
        replace_file(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", dies_at_the_copy)
        with pytest.raises(KeyboardInterrupt):
            change_passphrase(folder, passphrase, OTHER, now, policy)

    with pytest.raises(WrongSecret):
        open_vault(folder, passphrase, policy)
    assert open_vault(folder, OTHER, policy).generation == 2
    assert describe_vault(folder).problems

    add_passphrase_slot(folder, OTHER, passphrase, "Eva", now, policy)
    assert describe_vault(folder).problems == ()


def test_no_key_and_no_passphrase_shows_in_any_object_or_error(
    vault: OpenVault, folder: Path, passphrase: str, policy: KdfPolicy
) -> None:
    with pytest.raises(WrongSecret) as caught:
        open_vault(folder, OTHER, policy)
    shown = "".join(traceback.format_exception(caught.value)) + caught.value.user_message()
    shown += repr(vault) + str(vault) + repr(describe_vault(folder))

    keys = (vault.keys.store, vault.keys.header, vault.keys.history, vault.keys.files)
    for key in keys:
        assert key.hex() not in shown
        assert repr(key)[2:-1] not in shown
    assert passphrase not in shown
    assert OTHER not in shown


def test_no_key_is_in_the_key_file(vault: OpenVault, folder: Path) -> None:
    content = (folder / KEY_FILES[0]).read_bytes()

    for key in (vault.keys.store, vault.keys.header, vault.keys.history, vault.keys.files):
        assert key not in content
        assert key.hex().encode() not in content
