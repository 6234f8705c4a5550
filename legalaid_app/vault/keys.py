"""The keys of one store, all derived from one random data key.

The data key itself is never stored in the clear: each slot of the header holds
it wrapped (see `slots`). Python cannot wipe `bytes`; locking the store
therefore means ending the process.
"""

from __future__ import annotations

from dataclasses import dataclass

KEY_BYTES = 32
_PURPOSES = ("store", "header", "history", "files")


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """What each part of the program may use; no key can be computed from another.

    The representation shows no byte of them.
    """

    store: bytes
    """Raw key of the encrypted database file."""
    header: bytes
    """Authenticates the key file."""
    history: bytes
    """Chains the change history."""
    files: bytes
    """Wraps the keys of documents and exports."""

    def __repr__(self) -> str:
        return "Keys(hidden)"


def new_data_key() -> bytes:
    """Return 32 bytes from the operating system's random source."""
    import secrets

    return secrets.token_bytes(KEY_BYTES)


def derive(secret: bytes, purpose: str, salt: bytes) -> bytes:
    """Derive 32 bytes for one *purpose* by HKDF-SHA256 (RFC 5869)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"legal-aid-desk/v1/" + purpose.encode("ascii")
    return HKDF(SHA256(), KEY_BYTES, salt, info).derive(secret)


def derive_keys(data_key: bytes, store_id: str) -> Keys:
    """Derive every key of the store *store_id* from its *data_key*.

    Raises:
        ValueError: the data key is not 32 bytes long.
    """
    if len(data_key) != KEY_BYTES:
        raise ValueError("the data key has the wrong length")
    salt = bytes.fromhex(store_id)
    return Keys(*(derive(data_key, purpose, salt) for purpose in _PURPOSES))
