"""Files kept beside the store, encrypted in chunks, under a name that only the key can compute.

A sealed file is a head and chunks. Each chunk is AES-256-GCM under a key of this
file only; what is authenticated with it are the store, the file's address, the
chunk's place and whether it is the last. So a bit changed, a chunk moved, left
out, repeated, taken from another file, or the end cut off is refused.

The address is a keyed hash of the content: equal content is kept once, and
nobody without the key can tell whether a known document is here.
"""

from __future__ import annotations

import hmac
import os
import re
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from legalaid_app.domain.errors import DamagedFile, NotFound
from legalaid_app.system.files import (
    disk_errors,
    flush_to_disk,
    make_private_file,
    make_private_folder,
    replace_file,
    sync_folder,
)
from legalaid_app.vault.canonical import canonical
from legalaid_app.vault.keys import derive

CHUNK_BYTES: Final = 256 * 1024
SUFFIX: Final = ".sealed"
_MAGIC: Final = b"LADFILE\n"
_FORMAT: Final = 1
_HEAD: Final = struct.Struct(">8sHI32s")
_TAG_BYTES: Final = 16
_SMALLEST, _LARGEST = 64 * 1024, 1024 * 1024
_ADDRESS: Final = re.compile(r"[0-9a-f]{64}")
Step = Callable[[int, int], None]


def _nobody(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Where a file is found again, and how long it was."""

    address: str
    size: int


class SealedFolder:
    """The sealed files of one store."""

    def __init__(
        self, folder: Path, files_key: bytes, store_id: str, earlier: Sequence[bytes] = ()
    ) -> None:
        """Use *files_key* for what is sealed from now on; *earlier* keys only read."""
        self._folder, self._store = folder, store_id
        self._keys = (files_key, *earlier)

    def seal(self, source: BinaryIO, step: Step = _nobody) -> Sealed:
        """Read *source* twice, to name it and to encrypt it; return where it is.

        *source* can be rewound. Content that is here already is not written again.

        Raises:
            DamagedFile: *source* changed between the two readings; nothing is left behind.
            DiskFull, ReadOnlyStore, StoreUnavailable: nothing is left behind.
        """
        size = source.seek(0, os.SEEK_END)
        address = self._address_of(source, lambda done: step(done, 2 * size))
        target = self._path(address)
        if target.exists():
            return Sealed(address, size)
        make_private_folder(target.parent)
        part = target.with_name(f".{target.name}.part")
        with disk_errors():
            part.unlink(missing_ok=True)
            try:
                with os.fdopen(make_private_file(part), "wb") as stream:
                    again = self._encrypt(
                        source, stream, address, lambda d: step(size + d, 2 * size)
                    )
                    stream.flush()
                    flush_to_disk(stream.fileno())
                if not hmac.compare_digest(again, address):
                    raise DamagedFile
                replace_file(part, target)
                sync_folder(target.parent)
            finally:
                part.unlink(missing_ok=True)
        return Sealed(address, size)

    def chunks(self, address: str, step: Step = _nobody) -> Iterator[bytes]:
        """Yield the content piece by piece; each piece is authentic when it comes.

        That the file is whole is known only when the last piece has come: throw
        away what came before if this raises.

        Raises:
            NotFound: there is no such file.
            DamagedFile: something was changed, moved or cut off.
        """
        path = self._path(address)
        if not path.is_file():
            raise NotFound
        with disk_errors(), path.open("rb") as stream:
            yield from self._decrypt(stream, path.stat().st_size, address, step)

    def content(self, address: str) -> bytes:
        """Return the whole content.

        Raises:
            NotFound, DamagedFile: as `chunks`.
        """
        return b"".join(self.chunks(address))

    def check(self, address: str, step: Step = _nobody) -> None:
        """Read the file through and compare its content with its name.

        Raises:
            NotFound, DamagedFile: as `chunks`.
        """
        for _chunk in self.chunks(address, step):
            pass

    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of every sealed file here."""
        names = (path.name.removesuffix(SUFFIX) for path in self._folder.glob(f"*/*{SUFFIX}"))
        return tuple(sorted(name for name in names if _ADDRESS.fullmatch(name)))

    def _path(self, address: str) -> Path:
        if not _ADDRESS.fullmatch(address):
            raise NotFound
        return self._folder / address[:2] / f"{address}{SUFFIX}"

    def _address_of(self, source: BinaryIO, step: Callable[[int], None]) -> str:
        digest = _digest(self._keys[0])
        source.seek(0)
        done = 0
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
            done += len(chunk)
            step(done)
        return digest.hexdigest()

    def _encrypt(
        self, source: BinaryIO, target: BinaryIO, address: str, step: Callable[[int], None]
    ) -> str:
        """Write head and chunks; return the address of what was really read."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt = os.urandom(32)
        head = _HEAD.pack(_MAGIC, _FORMAT, CHUNK_BYTES, salt)
        cipher = AESGCM(self._file_key(self._keys[0], salt))
        digest = _digest(self._keys[0])
        target.write(head)
        source.seek(0)
        chunk, index, done = source.read(CHUNK_BYTES), 0, 0
        while True:
            following = source.read(CHUNK_BYTES)
            digest.update(chunk)
            said = self._said(head, address, index, last=not following)
            target.write(cipher.encrypt(_nonce(index), chunk, said))
            done += len(chunk)
            step(done)
            if not following:
                return digest.hexdigest()
            chunk, index = following, index + 1

    def _decrypt(self, stream: BinaryIO, size: int, address: str, step: Step) -> Iterator[bytes]:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        head = stream.read(_HEAD.size)
        if len(head) < _HEAD.size:
            raise DamagedFile
        magic, version, chunk_bytes, salt = _HEAD.unpack(head)
        if magic != _MAGIC or version != _FORMAT or not _SMALLEST <= chunk_bytes <= _LARGEST:
            raise DamagedFile
        sealed, index = stream.read(chunk_bytes + _TAG_BYTES), 0
        ciphers = [(AESGCM(self._file_key(key, salt)), _digest(key)) for key in self._keys]
        while True:
            following = stream.read(chunk_bytes + _TAG_BYTES)
            said = self._said(head, address, index, last=not following)
            chunk = _opened(ciphers, index, sealed, said)
            digest = ciphers[0][1]
            digest.update(chunk)
            step(min(stream.tell(), size), size)
            if not following and not hmac.compare_digest(digest.hexdigest(), address):
                raise DamagedFile
            yield chunk
            if not following:
                return
            sealed, index = following, index + 1

    def _file_key(self, key: bytes, salt: bytes) -> bytes:
        return derive(key, f"sealed-file/{self._store}", salt)

    def _said(self, head: bytes, address: str, index: int, *, last: bool) -> bytes:
        return head + canonical(
            {"store": self._store, "file": address, "index": index, "last": last}
        )


def _digest(files_key: bytes) -> hmac.HMAC:
    """The keyed hash that names contents."""
    key = hmac.digest(files_key, b"legal-aid-desk/v1/file-address", "sha256")
    return hmac.new(key, digestmod="sha256")


def _opened(ciphers: list[tuple[Any, Any]], index: int, sealed: bytes, said: bytes) -> bytes:
    """Decrypt a chunk; the first one tells which key the file was sealed with."""
    from cryptography.exceptions import InvalidTag

    while ciphers:
        try:
            chunk: bytes = ciphers[0][0].decrypt(_nonce(index), sealed, said)
        except (InvalidTag, ValueError):
            if index:
                raise DamagedFile from None
            del ciphers[0]
        else:
            return chunk
    raise DamagedFile


def _nonce(index: int) -> bytes:
    """The chunk's number: the key is of this file only, so no nonce comes twice."""
    return struct.pack(">IQ", 0, index)
