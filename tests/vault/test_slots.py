"""Slots: what they cost to guess, and that nothing in them can be edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from legalaid_app.domain.errors import DamagedHeader, StoreUnavailable, WrongSecret
from legalaid_app.vault import kdf as kdf_module
from legalaid_app.vault.slots import (
    KdfParameters,
    KdfPolicy,
    Slot,
    calibrate,
    new_passphrase_slot,
    standard_policy,
    unwrap,
)

DATA_KEY = bytes(range(32))
STORE = "00112233445566778899aabbccddeeff"


@pytest.fixture
def slot(policy: KdfPolicy, passphrase: str, now: datetime) -> Slot:
    return new_passphrase_slot(
        DATA_KEY, passphrase, label="Ana", store_id=STORE, kdf=policy.chosen, now=now
    )


def test_the_passphrase_unwraps_the_data_key(slot: Slot, passphrase: str) -> None:
    assert unwrap(slot, passphrase, STORE) == DATA_KEY


@pytest.mark.parametrize(
    "wrong", ["", "lantern", "lantern orbit maple quiet river stonE", "\ud800"]
)
def test_another_passphrase_does_not(slot: Slot, wrong: str) -> None:
    with pytest.raises(WrongSecret):
        unwrap(slot, wrong, STORE)


def test_a_passphrase_typed_on_another_keyboard_is_the_same(
    policy: KdfPolicy, now: datetime
) -> None:
    slot = new_passphrase_slot(
        DATA_KEY, "mi abuela vendía", label="A", store_id=STORE, kdf=policy.chosen, now=now
    )

    assert unwrap(slot, "mi abuela vendi\u0301a", STORE) == DATA_KEY


@pytest.mark.parametrize(
    "edit",
    [
        {"id": "00" * 16},
        {"label": "Eva"},
        {"kdf": KdfParameters(32, 1, 1)},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
        {"wrapped": bytes(48)},
        {"created_at": datetime(2020, 1, 1, tzinfo=UTC)},
    ],
    ids=lambda edit: next(iter(edit)),
)
def test_a_slot_that_was_edited_does_not_open(
    slot: Slot, passphrase: str, edit: dict[str, object]
) -> None:
    with pytest.raises(WrongSecret):
        unwrap(replace(slot, **edit), passphrase, STORE)


def test_a_slot_does_not_open_another_store(slot: Slot, passphrase: str) -> None:
    with pytest.raises(WrongSecret):
        unwrap(slot, passphrase, "ff" * 16)


def test_the_same_passphrase_wraps_differently_each_time(
    slot: Slot, policy: KdfPolicy, passphrase: str, now: datetime
) -> None:
    again = new_passphrase_slot(
        DATA_KEY, passphrase, label="Ana", store_id=STORE, kdf=policy.chosen, now=now
    )

    assert len({slot.salt, again.salt}) == len({slot.nonce, again.nonce}) == 2
    assert slot.wrapped != again.wrapped


def test_a_slot_shows_nothing_of_the_data_key(slot: Slot) -> None:
    assert DATA_KEY.hex() not in repr(slot)
    assert repr(DATA_KEY)[2:-1] not in repr(slot)


def test_the_policy_of_this_computer_is_within_its_own_bounds() -> None:
    policy = standard_policy()

    policy.check(policy.chosen)
    assert policy.floor == KdfParameters(64 * 1024, 3, 4)
    assert policy.floor.memory_kib <= policy.chosen.memory_kib <= 256 * 1024
    assert policy.ceiling.memory_kib <= 1024 * 1024


@pytest.mark.parametrize(
    ("installed_gib", "chosen_mib", "ceiling_mib"),
    [(64, 256, 1024), (2, 256, 512), (0.5, 128, 128), (0.1, 64, 64)],
)
def test_a_small_computer_gives_a_quarter_of_its_memory(
    monkeypatch: pytest.MonkeyPatch, installed_gib: float, chosen_mib: int, ceiling_mib: int
) -> None:
    kib = int(installed_gib * 1024 * 1024)
    monkeypatch.setattr(kdf_module, "_memory_of_this_computer_kib", lambda: kib)

    policy = standard_policy()

    assert policy.chosen.memory_kib == chosen_mib * 1024
    assert policy.ceiling.memory_kib == ceiling_mib * 1024


@pytest.mark.parametrize(
    "weaker", [KdfParameters(65535, 3, 4), KdfParameters(65536, 2, 4), KdfParameters(65536, 3, 3)]
)
def test_a_lowered_guard_is_refused(weaker: KdfParameters) -> None:
    with pytest.raises(DamagedHeader):
        standard_policy().check(weaker)


@pytest.mark.parametrize(
    "greedy",
    [KdfParameters(2**32 - 1, 3, 4), KdfParameters(65536, 17, 4), KdfParameters(65536, 3, 9)],
)
def test_a_slot_cannot_ask_for_all_of_the_computer(greedy: KdfParameters) -> None:
    with pytest.raises(StoreUnavailable):
        standard_policy().check(greedy)


def test_calibration_raises_the_passes_and_never_lowers_them(policy: KdfPolicy) -> None:
    assert calibrate(policy, seconds=60).chosen.passes == policy.ceiling.passes
    assert calibrate(policy, seconds=0).chosen == policy.chosen


def test_too_little_free_memory_is_an_error_for_the_desk(
    slot: Slot, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("argon2.low_level.hash_secret_raw", no_memory)
    with pytest.raises(StoreUnavailable) as caught:
        unwrap(slot, passphrase, STORE)
    assert "free memory" in caught.value.user_message()


def test_the_day_of_a_slot_is_kept_in_universal_time(
    policy: KdfPolicy, passphrase: str, now: datetime
) -> None:
    local = now.astimezone(None) + timedelta(microseconds=7)

    slot = new_passphrase_slot(
        DATA_KEY, passphrase, label="Ana", store_id=STORE, kdf=policy.chosen, now=local
    )

    assert slot.created_at == now
    assert slot.described()["created_at"] == "2026-11-24T09:30:00+00:00"
