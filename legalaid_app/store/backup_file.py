"""The backup file: one file that holds the database, its key file and a manifest.

The encrypted database comes first, so that it can be read in place. Behind it
stand the key file as it was, the manifest (what is in the backup, under a MAC)
and a footer with the lengths and a checksum. A file whose end was cut off has no
footer and is no backup.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from ..domain.errors import DamagedBackup, NotABackup
from ..domain.words import gettext as _
from ..system.files import disk_errors, flush_to_disk
from .actions import Head
from .backup import Snapshot
from .driver import PAGE_BYTES, make_empty
from .engine import Step

SUFFIX: Final = ".labackup"
_MAGIC: Final = b"LADBACK\n"
_FORMAT: Final = 1
_FOOTER: Final = struct.Struct(">QIIH8s32s")
_LARGEST_PART: Final = 1024 * 1024
_CHUNK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself; believe it only after `is_authentic`."""

    store_id: str
    made_at: datetime
    version: str
    held: Snapshot
    database_sha256: str
    mac: bytes = b""

    @property
    def clients(self) -> int:
        """How many clients are in it."""
        return self.held.counts.get("client", 0)

    def is_authentic(self, history_key: bytes) -> bool:
        """Tell whether this manifest was written by somebody who could open the store."""
        return hmac.compare_digest(self.mac, _mac(history_key, self))


@dataclass(frozen=True, slots=True)
class Trailer:
    """What stands behind the database in a backup file."""

    database_bytes: int
    key_file: bytes
    manifest: Manifest


def append_trailer(path: Path, key_file: bytes, manifest: Manifest, history_key: bytes) -> None:
    """Put key file, manifest and footer behind the database at *path*, down to the disk."""
    said = _plain(manifest) | {"mac": _mac(history_key, manifest).hex()}
    body = json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii")
    with disk_errors(), path.open("ab") as stream:
        start = stream.tell()
        lengths = struct.pack(">QIIH8s", start, len(key_file), len(body), _FORMAT, _MAGIC)
        checksum = hashlib.sha256(key_file + body + lengths).digest()
        stream.write(key_file + body + lengths + checksum)
        stream.flush()
        flush_to_disk(stream.fileno())


def read_trailer(path: Path) -> Trailer:
    """Return what stands behind the database; does not look at the database itself.

    Raises:
        NotABackup: the file is something else, or its end was cut off.
        DamagedBackup: the end of the file was changed.
    """
    with disk_errors(), path.open("rb") as stream:
        size = stream.seek(0, 2)
        if size < _FOOTER.size + PAGE_BYTES:
            raise NotABackup
        stream.seek(size - _FOOTER.size)
        footer = stream.read(_FOOTER.size)
        length, key_length, manifest_length, version, magic, checksum = _FOOTER.unpack(footer)
        if magic != _MAGIC:
            raise NotABackup
        if (
            max(key_length, manifest_length) > _LARGEST_PART
            or length % PAGE_BYTES
            or length + key_length + manifest_length + _FOOTER.size != size
        ):
            raise DamagedBackup(why=_("its length is wrong"))
        stream.seek(length)
        key_file, body = stream.read(key_length), stream.read(manifest_length)
    if hashlib.sha256(key_file + body + footer[: -len(checksum)]).digest() != checksum:
        raise DamagedBackup(why=_("its end was changed"))
    if version != _FORMAT:
        raise DamagedBackup(why=_("it is of a format that this version does not know"))
    try:
        return Trailer(length, key_file, _manifest(json.loads(body)))
    except (ValueError, TypeError, KeyError):
        raise DamagedBackup(why=_("its end makes no sense")) from None


def check_bytes(path: Path, trailer: Trailer, step: Step) -> None:
    """Read the database in a backup and compare it with its checksum.

    Raises:
        DamagedBackup: a byte is not as it was written.
    """
    with disk_errors(), path.open("rb") as stream:
        _compare(trailer, _digest(stream, trailer.database_bytes, None, step))


def extract_database(path: Path, trailer: Trailer, target: Path, step: Step) -> None:
    """Copy the database out of a backup to the new file *target*, down to the disk.

    Raises:
        DamagedBackup: a byte is not as it was written; *target* is gone again.
    """
    with disk_errors():
        make_empty(target)
        try:
            with path.open("rb") as stream, target.open("r+b") as copy:
                found = _digest(stream, trailer.database_bytes, copy, step)
                copy.flush()
                flush_to_disk(copy.fileno())
            _compare(trailer, found)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def digest_of(path: Path, step: Step) -> str:
    """Return the SHA-256 of a closed file."""
    with disk_errors(), path.open("rb") as stream:
        return _digest(stream, path.stat().st_size, None, step)


def _digest(stream: BinaryIO, length: int, copy: BinaryIO | None, step: Step) -> str:
    digest, done = hashlib.sha256(), 0
    while done < length:
        chunk = stream.read(min(_CHUNK, length - done))
        if not chunk:
            break
        digest.update(chunk)
        if copy is not None:
            copy.write(chunk)
        done += len(chunk)
        step(done, length)
    return digest.hexdigest()


def _compare(trailer: Trailer, found: str) -> None:
    if not hmac.compare_digest(found, trailer.manifest.database_sha256):
        raise DamagedBackup(why=_("its content was changed"))


def _mac(history_key: bytes, manifest: Manifest) -> bytes:
    key = hmac.digest(history_key, b"legal-aid-desk/v1/backup", "sha256")
    return hmac.digest(key, json.dumps(_plain(manifest), sort_keys=True).encode("ascii"), "sha256")


def _plain(manifest: Manifest) -> dict[str, Any]:
    head = manifest.held.head
    return {
        "store": manifest.store_id,
        "made_at": manifest.made_at.astimezone(UTC).isoformat(),
        "version": manifest.version,
        "counts": dict(manifest.held.counts),
        "head": [head.number, head.link.hex(), head.at.isoformat() if head.at else None],
        "sha256": manifest.database_sha256,
    }


def _manifest(fields: Mapping[str, Any]) -> Manifest:
    number, link, at = fields["head"]
    counts = {str(table): int(count) for table, count in fields["counts"].items()}
    made_at = datetime.fromisoformat(fields["made_at"])
    if made_at.tzinfo is None:
        raise ValueError
    return Manifest(
        store_id=str(fields["store"]),
        made_at=made_at,
        version=str(fields["version"]),
        held=Snapshot(
            counts,
            Head(int(number), bytes.fromhex(link), datetime.fromisoformat(at) if at else None),
        ),
        database_sha256=str(fields["sha256"]),
        mac=bytes.fromhex(fields["mac"]),
    )
