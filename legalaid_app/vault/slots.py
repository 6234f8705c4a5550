"""Slots: the ways to open a store. Each wraps the same data key.

A passphrase is stretched by Argon2id; a recovery code and a secret in shares have
160 random bits and need no stretching. A passphrase slot may ask for a second
factor, the device secret, which never stands in the key file.

What the secret opens is a private key of the slot; the data key is sealed to the
public one. So a new data key can be sealed to every slot without its owner being
there, and the paper of the recovery kit stays good. Slots of the first key files
wrap the data key itself; they are renewed when they are next opened.

Everything that a slot says about itself is authenticated together with what it wraps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from legalaid_app.domain.errors import DamagedHeader, WrongSecret
from legalaid_app.domain.words import gettext as _
from legalaid_app.vault.canonical import canonical
from legalaid_app.vault.kdf import (
    SALT_BYTES,
    KdfParameters,
    KdfPolicy,
    argon2id,
    calibrate,
    standard_policy,
)
from legalaid_app.vault.keys import KEY_BYTES, derive
from legalaid_app.vault.passphrase import passphrase_bytes

__all__ = [
    "KdfParameters",
    "KdfPolicy",
    "Secret",
    "Slot",
    "SlotKind",
    "Unwrapped",
    "calibrate",
    "new_passphrase_slot",
    "new_slot",
    "open_slot",
    "standard_policy",
    "unwrap",
]

NONCE_BYTES: Final = 12
WRAPPED_BYTES: Final = KEY_BYTES + 16
PUBLIC_BYTES: Final = 32
SEALED_BYTES: Final = PUBLIC_BYTES + KEY_BYTES + 16
DEVICE_ID_BYTES: Final = 16
SECRET_BYTES: Final = 20


class SlotKind(StrEnum):
    """What opens the slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of the kind
    RECOVERY = "recovery"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class Secret:
    """What somebody brings to open the store; it does not show itself."""

    kind: SlotKind
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the store. Kind, label and cost can be read without a key.

    Attributes:
        kdf: the cost of a guess; None where the secret is random already.
        device: the id of the device secret that it also needs; "" for none.
        public: what data keys are sealed to; b"" in a slot of the first key files.
        sealed_next: the data key that a rotation under way leads to; b"" as a rule.
    """

    id: str
    kind: SlotKind
    label: str
    kdf: KdfParameters | None
    salt: bytes
    created_at: datetime
    nonce: bytes = b""
    wrapped: bytes = b""
    device: str = ""
    public: bytes = b""
    sealed: bytes = b""
    sealed_next: bytes = b""

    def described(self) -> dict[str, object]:
        """Return what the slot says about itself, in the form that is stored."""
        said: dict[str, object] = {
            "id": self.id,
            "kind": self.kind.value,
            "label": self.label,
            "kdf": _kdf_described(self.kdf),
            "salt": self.salt.hex(),
            "created_at": self.created_at.astimezone(UTC).isoformat(timespec="seconds"),
        }
        if self.device:
            said["device"] = self.device
        if self.public:
            said["public"] = self.public.hex()
        return said


@dataclass(frozen=True, slots=True, repr=False)
class Unwrapped:
    """What an opened slot yields.

    Attributes:
        next_key: the data key that a rotation under way leads to; b"" for none.
    """

    data_key: bytes
    next_key: bytes = b""


def new_slot(
    data_key: bytes,
    secret: Secret,
    *,
    label: str,
    store_id: str,
    kdf: KdfParameters | None,
    now: datetime,
    slot_id: str | None = None,
    device: Mapping[str, bytes] | None = None,
) -> Slot:
    """Wrap *data_key* for *secret*, with a fresh salt, nonce and pair of keys.

    Args:
        kdf: the cost of a guess; only for a passphrase.
        device: the device secret by its id, if it is needed too.
    """
    import secrets

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    private = X25519PrivateKey.generate()
    device_id, device_secret = next(iter(device.items())) if device else ("", b"")
    slot = Slot(
        id=slot_id or secrets.token_hex(16),
        kind=secret.kind,
        label=label,
        kdf=kdf if secret.kind is SlotKind.PASSPHRASE else None,
        salt=secrets.token_bytes(SALT_BYTES),
        created_at=now.astimezone(UTC).replace(microsecond=0),
        nonce=secrets.token_bytes(NONCE_BYTES),
        device=device_id,
        public=private.public_key().public_bytes_raw(),
    )
    cipher = AESGCM(_wrapping_key(slot, secret, store_id, device_secret))
    wrapped = cipher.encrypt(slot.nonce, private.private_bytes_raw(), _associated(slot, store_id))
    return replace(slot, wrapped=wrapped, sealed=seal(slot, data_key, store_id))


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
    """Wrap *data_key* under *passphrase*, without a device secret."""
    return new_slot(
        data_key,
        Secret(SlotKind.PASSPHRASE, passphrase_bytes(passphrase) or b""),
        label=label,
        store_id=store_id,
        kdf=kdf,
        now=now,
        slot_id=slot_id,
    )


def open_slot(slot: Slot, secret: Secret, store_id: str, device: bytes = b"") -> Unwrapped:
    """Return the data key. The policy has to be checked before: this derives at once.

    Raises:
        WrongSecret: the secret is another one, or the slot was edited.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if secret.kind is not slot.kind:
        raise WrongSecret
    cipher = AESGCM(_wrapping_key(slot, secret, store_id, device))
    try:
        opened = cipher.decrypt(slot.nonce, slot.wrapped, _associated(slot, store_id))
        if not slot.public:
            return Unwrapped(opened)
        return Unwrapped(
            _unseal(opened, slot, slot.sealed, store_id),
            _unseal(opened, slot, slot.sealed_next, store_id) if slot.sealed_next else b"",
        )
    except (InvalidTag, ValueError):  # ValueError: a public key that nobody can have made
        raise WrongSecret from None


def unwrap(slot: Slot, passphrase: str, store_id: str) -> bytes:
    """Return the data key of a slot that asks for nothing but a passphrase.

    Raises:
        WrongSecret: the passphrase is another one, or the slot was edited.
    """
    secret = Secret(SlotKind.PASSPHRASE, passphrase_bytes(passphrase) or b"")
    return open_slot(slot, secret, store_id).data_key


def seal(slot: Slot, data_key: bytes, store_id: str) -> bytes:
    """Return *data_key* as only the owner of *slot* can open it; nobody need be there.

    Raises:
        DamagedHeader: the slot's public key is none.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    once = X25519PrivateKey.generate()
    shown = once.public_key().public_bytes_raw()
    try:
        shared = once.exchange(X25519PublicKey.from_public_bytes(slot.public))
    except ValueError:
        raise DamagedHeader(why=_("the key of one user makes no sense.")) from None
    cipher = AESGCM(_sealing_key(shared, shown, slot, store_id))
    # The key is used once, so that the nonce need not change.
    return shown + cipher.encrypt(bytes(NONCE_BYTES), data_key, _associated(slot, store_id))


def _unseal(private: bytes, slot: Slot, sealed: bytes, store_id: str) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    shown, box = sealed[:PUBLIC_BYTES], sealed[PUBLIC_BYTES:]
    own = X25519PrivateKey.from_private_bytes(private)
    shared = own.exchange(X25519PublicKey.from_public_bytes(shown))
    cipher = AESGCM(_sealing_key(shared, shown, slot, store_id))
    return cipher.decrypt(bytes(NONCE_BYTES), box, _associated(slot, store_id))


def _sealing_key(shared: bytes, shown: bytes, slot: Slot, store_id: str) -> bytes:
    return derive(shared, f"seal/{store_id}", shown + slot.public)


def _wrapping_key(slot: Slot, secret: Secret, store_id: str, device: bytes) -> bytes:
    if not secret.content or bool(device) is not bool(slot.device):
        raise WrongSecret
    stretched = argon2id(secret.content, slot.salt, slot.kdf) if slot.kdf else secret.content
    purpose = f"slot/{slot.kind.value}/{store_id}" + ("/device" if device else "")
    return derive(stretched + device, purpose, slot.salt)


def _associated(slot: Slot, store_id: str) -> bytes:
    return canonical(slot.described() | {"store": store_id})


def _kdf_described(kdf: KdfParameters | None) -> dict[str, object]:
    if kdf is None:
        return {"name": "hkdf"}
    return {
        "name": "argon2id",
        "memory_kib": kdf.memory_kib,
        "passes": kdf.passes,
        "lanes": kdf.lanes,
    }
