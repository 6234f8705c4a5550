"""The key file: which slots open the store, in two copies side by side.

An envelope that never changes (magic, format, length, SHA-256 against accidents)
holds JSON in its one canonical spelling. Any other spelling, any unknown field
and any value out of bounds is refused before a passphrase is even looked at.
An HMAC under a key that only an opened slot yields guards the whole.

The copy with the higher generation counts. A copy that is damaged or behind is
replaced by the next write. There is no falling back to the older copy after a
wrong passphrase: that would keep a revoked passphrase alive.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import struct
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from legalaid_app.domain.errors import DamagedHeader, NewerStore, NotAStore
from legalaid_app.domain.words import gettext as _
from legalaid_app.system.files import atomic_write_all, remove_leftovers
from legalaid_app.vault.canonical import canonical
from legalaid_app.vault.kdf import SALT_BYTES, KdfParameters
from legalaid_app.vault.keys import CARRIED_BYTES
from legalaid_app.vault.slots import (
    DEVICE_ID_BYTES,
    NONCE_BYTES,
    PUBLIC_BYTES,
    SEALED_BYTES,
    WRAPPED_BYTES,
    Slot,
    SlotKind,
)
from legalaid_app.vault.strict import check_label, exact_hex, instant, number, only

KEY_FILES: Final = ("store.key", "store.key.copy")
FORMAT: Final = 1
LARGEST_FILE: Final = 64 * 1024
MOST_SLOTS: Final = 32
_MAGIC: Final = b"LADKEY\r\n"
_ENVELOPE: Final = struct.Struct(">8sHI32s")


@dataclass(frozen=True, slots=True)
class Header:
    """What the key file says; believe it only after `is_authentic`.

    Attributes:
        carried: keys from before the last rotation, encrypted; b"" before the first.
    """

    store_id: str
    generation: int
    slots: tuple[Slot, ...]
    carried: bytes = field(default=b"", repr=False)
    mac: bytes = field(default=b"", repr=False)

    @property
    def rotating(self) -> bool:
        """Is a rotation of the data key under way, with both keys wrapped?"""
        return any(slot.sealed_next for slot in self.slots)

    def is_authentic(self, header_key: bytes) -> bool:
        """Tell whether this header was written by somebody who could open the store."""
        return hmac.compare_digest(self.mac, _mac(self, header_key))


@dataclass(frozen=True, slots=True)
class StoredHeader:
    """The better copy, and what is wrong with the two; nothing, as a rule."""

    header: Header
    problems: tuple[str, ...]


class _Damaged(Exception):
    """One copy cannot be used; the text says why."""


class _Newer(Exception):
    """One copy is whole, but of a later format."""


def header_exists(folder: Path) -> bool:
    """Tell whether any copy of the key file is in *folder*, in whatever state."""
    return any((folder / name).exists() for name in KEY_FILES)


def read_header(folder: Path) -> StoredHeader:
    """Return the better of the two copies. Nothing is repaired by reading.

    Raises:
        NotAStore: there is no key file.
        NewerStore: the key file was written by a later version of this program.
        DamagedHeader: both copies are damaged, or one is and the other is gone.
    """
    if not header_exists(folder):
        raise NotAStore
    found: list[Header] = []
    problems: list[str] = []
    for name in KEY_FILES:
        try:
            found.append(_decode(_read(folder / name)))
        except _Newer:
            raise NewerStore from None
        except _Damaged as damage:
            problems.append(f"{name}: {damage}")
    if not found:
        raise DamagedHeader(why="; ".join(problems))
    best = max(found, key=lambda header: header.generation)
    if any(header != best for header in found):
        problems.append(_("one copy of the key file is behind the other"))
    return StoredHeader(best, tuple(problems))


def header_content(folder: Path) -> bytes:
    """Return the better of the two copies as it stands on the disk, for a backup.

    Raises:
        NotAStore, NewerStore, DamagedHeader: as `read_header`.
    """
    return _encode(read_header(folder).header)


def place_header(folder: Path, content: bytes) -> None:
    """Write a key file out of a backup as both copies.

    Raises:
        NewerStore, DamagedHeader: it is no whole key file; nothing was written.
        DiskFull, ReadOnlyStore, StoreUnavailable: the disk refused.
    """
    try:
        _decode(content)
    except _Newer:
        raise NewerStore from None
    except _Damaged as damage:
        raise DamagedHeader(why=str(damage)) from None
    atomic_write_all({folder / name: content for name in KEY_FILES})


def write_header(folder: Path, header: Header, header_key: bytes) -> Header:
    """Write both copies as the next generation and return what was written.

    Raises:
        DiskFull, ReadOnlyStore, StoreUnavailable: the old key file still stands.
    """
    unsigned = replace(header, generation=header.generation + 1)
    signed = replace(unsigned, mac=_mac(unsigned, header_key))
    content = _encode(signed)
    for name in KEY_FILES:
        remove_leftovers(folder / name)
    atomic_write_all({folder / name: content for name in KEY_FILES})
    return signed


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _Damaged(_("it is missing"))
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _Damaged(_("it cannot be read")) from error


def _encode(header: Header) -> bytes:
    body = canonical(_body(header) | {"mac": header.mac.hex()})
    start = _MAGIC + struct.pack(">HI", FORMAT, len(body))
    return start + hashlib.sha256(start + body).digest() + body


def _decode(content: bytes) -> Header:
    if len(content) > LARGEST_FILE or len(content) < _ENVELOPE.size:
        raise _Damaged(_("it has a wrong size"))
    magic, version, length, checksum = _ENVELOPE.unpack_from(content)
    body = content[_ENVELOPE.size :]
    start = content[: _ENVELOPE.size - len(checksum)]
    if magic != _MAGIC:
        raise _Damaged(_("it is no key file"))
    if length != len(body) or hashlib.sha256(start + body).digest() != checksum:
        raise _Damaged(_("it was cut off or its content changed"))
    if version > FORMAT:
        raise _Newer
    try:
        fields = json.loads(body)
        if version != FORMAT or canonical(fields) != body:
            raise ValueError
        return _header(fields)
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        raise _Damaged(_("its content makes no sense")) from None


def _body(header: Header) -> dict[str, object]:
    body: dict[str, object] = {
        "store": header.store_id,
        "generation": header.generation,
        "slots": [_slot_body(slot) for slot in header.slots],
    }
    return body | ({"carried": header.carried.hex()} if header.carried else {})


def _slot_body(slot: Slot) -> dict[str, object]:
    wraps = {"nonce": slot.nonce, "wrapped": slot.wrapped}
    wraps |= {"sealed": slot.sealed} if slot.sealed else {}
    wraps |= {"sealed_next": slot.sealed_next} if slot.sealed_next else {}
    return slot.described() | {name: content.hex() for name, content in wraps.items()}


def _mac(header: Header, header_key: bytes) -> bytes:
    message = _MAGIC + struct.pack(">H", FORMAT) + canonical(_body(header))
    return hmac.digest(header_key, message, "sha256")


# ---- strict reading, as in `strict`


def _header(fields: Any) -> Header:
    only(fields, {"store", "generation", "slots", "mac"}, {"carried"})
    slots = fields["slots"]
    if type(slots) is not list or not 1 <= len(slots) <= MOST_SLOTS:
        raise ValueError
    header = Header(
        store_id=exact_hex(fields["store"], 16).hex(),
        generation=number(fields["generation"], 2**53),
        slots=tuple(_slot(slot) for slot in slots),
        carried=exact_hex(fields["carried"], *CARRIED_BYTES) if "carried" in fields else b"",
        mac=exact_hex(fields["mac"], 32),
    )
    if len({slot.id for slot in header.slots}) != len(header.slots):
        raise ValueError
    if header.rotating and not all(slot.sealed_next for slot in header.slots):
        raise ValueError
    return header


_SLOT = {"id", "kind", "label", "kdf", "salt", "created_at", "nonce", "wrapped"}
_SEALED = {"public", "sealed"}


def _slot(fields: Any) -> Slot:
    only(fields, _SLOT, _SEALED | {"sealed_next", "device"})
    if type(fields["kind"]) is not str:
        raise TypeError
    if fields["kind"] not in set(SlotKind):
        raise _Newer  # every kind that this version knows is listed
    kind, seals = SlotKind(fields["kind"]), _SEALED & set(fields)
    by_passphrase = kind is SlotKind.PASSPHRASE
    if seals != _SEALED and (seals or "sealed_next" in fields or not by_passphrase):
        raise ValueError
    if "device" in fields and not (by_passphrase and seals):
        raise ValueError
    optional = {
        name: exact_hex(fields[name], size) for name, size in _SIZES.items() if name in fields
    }
    return Slot(
        id=exact_hex(fields["id"], 16).hex(),
        kind=kind,
        label=check_label(fields["label"]),
        kdf=_kdf(fields["kdf"], by_passphrase),
        salt=exact_hex(fields["salt"], SALT_BYTES),
        created_at=instant(fields["created_at"]),
        nonce=exact_hex(fields["nonce"], NONCE_BYTES),
        wrapped=exact_hex(fields["wrapped"], WRAPPED_BYTES),
        device=exact_hex(fields["device"], DEVICE_ID_BYTES).hex() if "device" in fields else "",
        **optional,
    )


_SIZES = {"public": PUBLIC_BYTES, "sealed": SEALED_BYTES, "sealed_next": SEALED_BYTES}


def _kdf(fields: Any, by_passphrase: bool) -> KdfParameters | None:
    if not by_passphrase:
        if fields != {"name": "hkdf"}:
            raise ValueError
        return None
    only(fields, {"name", "memory_kib", "passes", "lanes"})
    if fields["name"] != "argon2id":
        raise ValueError
    return KdfParameters(
        number(fields["memory_kib"], 2**32 - 1),
        number(fields["passes"], 2**32 - 1),
        number(fields["lanes"], 2**24 - 1),
    )
