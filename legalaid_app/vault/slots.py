"""Slots: the ways to open a store. Each wraps the same data key.

A slot names its own cost of guessing (Argon2id). Whoever can write the key file
could lower that cost, or raise it until the computer gives up; so the bounds of
a `KdfPolicy` are checked before anything is derived, and everything that a slot
says about itself is authenticated together with the wrapped key.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from legalaid_app.domain.errors import DamagedHeader, StoreUnavailable, WrongSecret
from legalaid_app.domain.words import gettext as _
from legalaid_app.vault.canonical import canonical
from legalaid_app.vault.keys import KEY_BYTES, derive
from legalaid_app.vault.passphrase import passphrase_bytes

SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
WRAPPED_BYTES: Final = KEY_BYTES + 16
_MIB: Final = 1024


class SlotKind(StrEnum):
    """What opens the slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of the kind


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """The cost of one guess by Argon2id (RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """What new slots cost, and which costs of existing slots are believed."""

    chosen: KdfParameters
    floor: KdfParameters
    ceiling: KdfParameters

    def check(self, asked: KdfParameters) -> None:
        """Refuse parameters that a slot of this program would not have.

        Raises:
            DamagedHeader: they are weaker than the floor.
            StoreUnavailable: they ask for more than this computer should give.
        """
        wanted = (asked.memory_kib, asked.passes, asked.lanes)
        floor = (self.floor.memory_kib, self.floor.passes, self.floor.lanes)
        ceiling = (self.ceiling.memory_kib, self.ceiling.passes, self.ceiling.lanes)
        if any(value < least for value, least in zip(wanted, floor, strict=True)):
            raise DamagedHeader(why=_("its guard against guessing was lowered."))
        if any(value > most for value, most in zip(wanted, ceiling, strict=True)):
            raise StoreUnavailable(
                why=_("its key asks for more memory or time than this computer can give.")
            )


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the store. Kind, label and cost can be read without a key."""

    id: str
    kind: SlotKind
    label: str
    kdf: KdfParameters
    salt: bytes
    created_at: datetime
    nonce: bytes = b""
    wrapped: bytes = b""

    def described(self) -> dict[str, object]:
        """Return what the slot says about itself, in the form that is stored."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "label": self.label,
            "kdf": {
                "name": "argon2id",
                "memory_kib": self.kdf.memory_kib,
                "passes": self.kdf.passes,
                "lanes": self.kdf.lanes,
            },
            "salt": self.salt.hex(),
            "created_at": self.created_at.astimezone(UTC).isoformat(timespec="seconds"),
        }


def standard_policy() -> KdfPolicy:
    """Return the policy of this computer: 256 MiB, at least 64 MiB, at most 1 GiB or a quarter."""
    floor = KdfParameters(64 * _MIB, passes=3, lanes=4)
    most = max(floor.memory_kib, min(1024 * _MIB, _memory_of_this_computer_kib() // 4))
    return KdfPolicy(
        chosen=KdfParameters(min(256 * _MIB, most), passes=3, lanes=4),
        floor=floor,
        ceiling=KdfParameters(most, passes=16, lanes=8),
    )


def calibrate(policy: KdfPolicy, seconds: float = 0.5) -> KdfPolicy:
    """Raise the passes for new slots until one guess takes *seconds* here; never lower them.

    Runs one derivation, so it takes as long as an unlock.
    """
    import time

    start = time.perf_counter()
    _argon2id(b"calibration", bytes(SALT_BYTES), policy.chosen)
    took = max(time.perf_counter() - start, 0.001)
    wanted = round(policy.chosen.passes * seconds / took)
    passes = min(max(policy.chosen.passes, wanted), policy.ceiling.passes)
    return replace(policy, chosen=replace(policy.chosen, passes=passes))


def new_passphrase_slot(
    data_key: bytes,
    passphrase: str,
    *,
    label: str,
    store_id: str,
    kdf: KdfParameters,
    now: datetime,
    slot_id: str | None = None,
) -> Slot:
    """Wrap *data_key* under *passphrase*, with a fresh salt and nonce."""
    import secrets

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = Slot(
        id=slot_id or secrets.token_hex(16),
        kind=SlotKind.PASSPHRASE,
        label=label,
        kdf=kdf,
        salt=secrets.token_bytes(SALT_BYTES),
        created_at=now.astimezone(UTC).replace(microsecond=0),
        nonce=secrets.token_bytes(NONCE_BYTES),
    )
    cipher = AESGCM(_wrapping_key(slot, passphrase, store_id))
    return replace(
        slot, wrapped=cipher.encrypt(slot.nonce, data_key, _associated_data(slot, store_id))
    )


def unwrap(slot: Slot, passphrase: str, store_id: str) -> bytes:
    """Return the data key. The policy has to be checked before: this derives at once.

    Raises:
        WrongSecret: the passphrase is another one, or the slot was edited.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(_wrapping_key(slot, passphrase, store_id))
    try:
        return cipher.decrypt(slot.nonce, slot.wrapped, _associated_data(slot, store_id))
    except InvalidTag:
        raise WrongSecret from None


def _wrapping_key(slot: Slot, passphrase: str, store_id: str) -> bytes:
    secret = passphrase_bytes(passphrase)
    if secret is None:
        raise WrongSecret
    stretched = _argon2id(secret, slot.salt, slot.kdf)
    return derive(stretched, f"slot/{slot.kind.value}/{store_id}", slot.salt)


def _associated_data(slot: Slot, store_id: str) -> bytes:
    return canonical(slot.described() | {"store": store_id})


def _argon2id(secret: bytes, salt: bytes, kdf: KdfParameters) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(
            secret, salt, kdf.passes, kdf.memory_kib, kdf.lanes, KEY_BYTES, Type.ID
        )
    except (HashingError, MemoryError) as error:
        raise StoreUnavailable(
            why=_("there is not enough free memory. Close other programs, then try again.")
        ) from error


def _memory_of_this_computer_kib() -> int:
    import os
    import sys

    if sys.platform == "win32":
        return _windows_memory_kib()
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024


def _windows_memory_kib() -> int:
    import ctypes

    kib = ctypes.c_ulonglong()
    windll = getattr(ctypes, "windll")  # noqa: B009 - absent on other systems
    if not windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kib)):
        return 4 * _MIB * _MIB  # unknown, as in some virtual machines: assume 4 GiB
    return int(kib.value)
