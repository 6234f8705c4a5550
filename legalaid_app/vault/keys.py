"""The keys of one store, all derived from one random data key.

The data key itself is never stored in the clear: each slot of the header holds
it wrapped (see `slots`). Python cannot wipe `bytes`; locking the store
therefore means ending the process.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from legalaid_app.domain.errors import DamagedHeader
from legalaid_app.domain.words import gettext as _

KEY_BYTES = 32
NONCE_BYTES = 12
MOST_ROTATIONS = 64
CARRIED_BYTES = tuple(NONCE_BYTES + 16 + KEY_BYTES * (2 + n) for n in range(MOST_ROTATIONS))
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
    earlier_files: tuple[bytes, ...] = ()
    """What `files` was before each rotation, newest first: for reading, never for writing."""

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


def carry(keys: Keys, data_key: bytes, store_id: str) -> bytes:
    """Return what a rotation to *data_key* must not lose of *keys*, encrypted.

    The history stays chained by one key, and files that were sealed before stay readable.
    """
    import secrets

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    content = b"".join((keys.history, keys.files, *keys.earlier_files))
    cipher = AESGCM(derive(data_key, "carried", bytes.fromhex(store_id)))
    return nonce + cipher.encrypt(nonce, content, store_id.encode("ascii"))


def with_carried(keys: Keys, carried: bytes, data_key: bytes, store_id: str) -> Keys:
    """Return *keys* with what was carried through the rotations before.

    Raises:
        DamagedHeader: it was not written for this data key.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(derive(data_key, "carried", bytes.fromhex(store_id)))
    nonce, box = carried[:NONCE_BYTES], carried[NONCE_BYTES:]
    try:
        content = cipher.decrypt(nonce, box, store_id.encode("ascii"))
    except InvalidTag:
        raise DamagedHeader(why=_("it was changed outside this program.")) from None
    history, *files = (
        content[start : start + KEY_BYTES] for start in range(0, len(content), KEY_BYTES)
    )
    return replace(keys, history=history, earlier_files=tuple(files))


def derive_keys(data_key: bytes, store_id: str) -> Keys:
    """Derive every key of the store *store_id* from its *data_key*.

    Raises:
        ValueError: the data key is not 32 bytes long.
    """
    if len(data_key) != KEY_BYTES:
        raise ValueError("the data key has the wrong length")
    salt = bytes.fromhex(store_id)
    store, header, history, files = (derive(data_key, purpose, salt) for purpose in _PURPOSES)
    return Keys(store, header, history, files)
