"""The device secret: the second factor of a passphrase, kept by the keychain of the system.

A store that was copied without it cannot be guessed at all, however weak the
passphrase. Its id is made from the secret, so that a keychain which returns
another one is noticed, and no second secret ever has the name of the first.
"""

from __future__ import annotations

import hashlib

from legalaid_app.domain.errors import KeychainUnavailable
from legalaid_app.domain.words import gettext as _
from legalaid_app.system.keychain import Keychain
from legalaid_app.vault.slots import DEVICE_ID_BYTES, Slot

DEVICE_BYTES = 32


def new_device_secret(keychain: Keychain, store_id: str) -> dict[str, bytes]:
    """Put a fresh secret into the keychain, read back, and return it by its id.

    Raises:
        KeychainUnavailable: it was not kept.
    """
    import secrets

    secret = secrets.token_bytes(DEVICE_BYTES)
    device = _id_of(secret, store_id)
    keychain.write(device, secret)
    return {device: secret}


def device_secret(slot: Slot, store_id: str, keychain: Keychain | None) -> bytes:
    """Return the device secret that *slot* needs; b"" if it needs none.

    Raises:
        KeychainUnavailable: the keychain does not give it.
    """
    if not slot.device:
        return b""
    secret = (keychain or Keychain()).read(slot.device)
    if len(secret) != DEVICE_BYTES or _id_of(secret, store_id) != slot.device:
        raise KeychainUnavailable(
            why=_("The keychain of this computer holds another secret than the one of this store.")
        )
    return secret


def _id_of(secret: bytes, store_id: str) -> str:
    return hashlib.sha256(b"device " + store_id.encode() + secret).digest()[:DEVICE_ID_BYTES].hex()
