"""One connection to the encrypted file, and what its errors mean.

The settings are decided in one place, in this order, and asserted: a library
without encryption would take the key without a word and write plain text.

Nothing opens the database file with `open()` while a connection of this process
is alive: closing such a handle drops SQLite's own file locks on POSIX.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from legalaid_app.domain.errors import (
    DamagedStore,
    DiskFull,
    DiskTrouble,
    ReadOnlyStore,
    StoreInUse,
    StoreUnavailable,
    UnsafeDriver,
)
from legalaid_app.domain.words import gettext as _

KEY_BYTES: Final = 32
PAGE_BYTES: Final = 4096
OLDEST_SQLITE: Final = (3, 53, 3)
OLDEST_SQLCIPHER: Final = (4, 18, 0)
PLAIN_FILE: Final = b"SQLite format 3"

_DARWIN = ("fullfsync=ON", "checkpoint_fullfsync=ON") if sys.platform == "darwin" else ()
_DURABLE: Final = ("journal_mode=WAL", "synchronous=FULL")
_ALWAYS: Final = (
    "foreign_keys=ON",
    "busy_timeout=5000",
    "cache_size=-65536",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "journal_size_limit=67108864",
    *_DARWIN,
)

# What a statement may set on an open connection; every other pragma can only be read.
_SETTABLE: Final = {
    "application_id",
    "busy_timeout",
    "data_version",
    "defer_foreign_keys",
    "foreign_key_check",
    "foreign_key_list",
    "foreign_keys",
    "incremental_vacuum",
    "index_info",
    "index_list",
    "index_xinfo",
    "integrity_check",
    "optimize",
    "query_only",
    "quick_check",
    "table_info",
    "table_list",
    "table_xinfo",
    "user_version",
    "wal_checkpoint",
}
_REFUSED_FUNCTIONS: Final = {"load_extension", "sqlcipher_export"}
_AUTHORIZE_PRAGMA, _AUTHORIZE_ATTACH, _AUTHORIZE_FUNCTION = 19, 24, 31
_ALLOW, _DENY = 0, 1


class Mode(Enum):
    """How a connection may touch the file."""

    READ_WRITE = "mode=rw"
    READ_ONLY = "mode=ro"
    UNCHANGING = "mode=ro&immutable=1"
    """On media that nobody can write; needs no files beside the database."""


def connect(
    path: Path, key: bytes | bytearray, mode: Mode = Mode.READ_WRITE, *, new: bool = False
) -> Any:
    """Open the encrypted file at *path* and return a DB-API connection in autocommit.

    A missing file is not made. With *new*, the empty file that is there becomes a
    database; without, an empty file is a store that lost its content.

    Raises:
        ValueError: the key is not 32 bytes long.
        UnsafeDriver: the library or its settings are not those that we rely on.
        DamagedStore: the key is of another file, or the first page is damaged.
        StoreUnavailable: as `store_errors`.
    """
    with store_errors():
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?{mode.value}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=5.0,
            cached_statements=256,
        )
        try:
            _unlock(connection, key)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not new and _pragma(connection, "page_count") == "0":
                raise DamagedStore
            durable = _DURABLE if mode is Mode.READ_WRITE else ()
            for setting in (*durable, *_ALWAYS):
                connection.execute(f"PRAGMA {setting}")
            _assert_settings(connection, mode)
            connection.set_authorizer(_authorize)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_target(path: Path, key: bytes | bytearray) -> Any:
    """Open the empty file at *path* to receive a copy; what is written stays encrypted.

    The caller brings it to the disk: this connection does not wait for it.

    Raises:
        UnsafeDriver, StoreUnavailable: as `connect`.
    """
    with store_errors():
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _unlock(connection, key)
            for setting in ("temp_store=MEMORY", "journal_mode=MEMORY", "synchronous=OFF"):
                connection.execute(f"PRAGMA {setting}")
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn what the database reports about its file into an error for the desk.

    Constraints, syntax and other faults of the program pass through unchanged.
    """
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        meaning = _meaning(getattr(original, "sqlite_errorcode", None) or 0)
        if meaning is None:
            raise
        raise meaning from error


def check_versions() -> None:
    """Assert that the encryption library is present and new enough.

    Raises:
        UnsafeDriver: it is another library, or one with known faults.
    """
    with suppress(sqlcipher.Error):
        connection = sqlcipher.connect(":memory:")
        try:
            sqlite, cipher = driver_versions(connection)
        finally:
            connection.close()
        if not cipher:
            raise UnsafeDriver(why=_("it does not encrypt"))
        if cipher < OLDEST_SQLCIPHER or sqlite < OLDEST_SQLITE:
            raise UnsafeDriver(why=_("it is too old"))
        return
    raise UnsafeDriver(why=_("it does not answer"))


def driver_versions(connection: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the versions of SQLite and of SQLCipher; () for what is not there."""
    sqlite = connection.execute("SELECT sqlite_version()").fetchone()
    cipher = connection.execute("PRAGMA cipher_version").fetchone()
    return _version(sqlite), _version(cipher)


def _version(row: tuple[str] | None) -> tuple[int, ...]:
    number = row[0].split(" ")[0] if row else ""
    return tuple(int(part) for part in number.split(".") if part.isdigit())


def _unlock(connection: Any, key: bytes | bytearray) -> None:
    if len(key) != KEY_BYTES:  # anything else would silently be taken for a passphrase
        raise ValueError("the raw key must be 32 bytes long")
    connection.execute("PRAGMA cipher_log_level=NONE")
    spelled = bytearray(b"x'" + bytes(2 * KEY_BYTES) + b"'")
    digits = b"0123456789abcdef"
    try:
        for place, byte in enumerate(key):
            spelled[2 + 2 * place] = digits[byte >> 4]
            spelled[3 + 2 * place] = digits[byte & 15]
        connection.set_key(spelled)
    except AttributeError:
        raise UnsafeDriver(why=_("it does not encrypt")) from None
    finally:
        spelled[:] = bytes(len(spelled))
    if _pragma(connection, "cipher_status") != "1":
        raise UnsafeDriver(why=_("it did not take the key"))


def _assert_settings(connection: Any, mode: Mode) -> None:
    wanted = {
        "cipher_use_hmac": "1",
        "cipher_page_size": str(PAGE_BYTES),
        "cipher_plaintext_header_size": "0",
        "page_size": str(PAGE_BYTES),
        "temp_store": "2",
        "foreign_keys": "1",
        "trusted_schema": "0",
        "secure_delete": "1",
        "mmap_size": "0",
    }
    if mode is Mode.READ_WRITE:
        wanted |= {"journal_mode": "wal", "synchronous": "2"}
    for name, value in wanted.items():
        if _pragma(connection, name) not in (value, ""):
            raise UnsafeDriver(why=name)
    if _loads_extensions(connection):
        raise UnsafeDriver(why="load_extension")


def _pragma(connection: Any, name: str) -> str:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return str(row[0]) if row else ""


def _loads_extensions(connection: Any) -> bool:
    try:
        connection.execute("SELECT load_extension('')")
    except sqlcipher.Error as error:
        return "not authorized" not in str(error)
    return True


def _authorize(action: int, first: str | None, second: str | None, *_where: object) -> int:
    """Refuse, when a statement is compiled, what could leave the encryption behind."""
    if action == _AUTHORIZE_PRAGMA:
        return _ALLOW if second is None or (first or "").lower() in _SETTABLE else _DENY
    if action == _AUTHORIZE_ATTACH:  # VACUUM attaches "" for itself, which stays in memory
        return _ALLOW if first == "" else _DENY
    if action == _AUTHORIZE_FUNCTION:
        return _DENY if (second or "").lower() in _REFUSED_FUNCTIONS else _ALLOW
    return _ALLOW


def _meaning(code: int) -> StoreUnavailable | None:
    """Return what a result code of SQLite means at the desk; None for a fault of ours."""
    match code & 0xFF:  # the higher bits only say where it happened
        case 5 | 6:  # BUSY, LOCKED
            return StoreInUse()
        case 7:  # NOMEM
            return StoreUnavailable(why=_("there is not enough free memory."))
        case 8 | 14:  # READONLY, CANTOPEN
            return ReadOnlyStore()
        case 10:  # IOERR
            return DiskTrouble()
        case 11 | 26:  # CORRUPT, NOTADB
            return DamagedStore()
        case 13:  # FULL
            return DiskFull()
        case _:
            return None


def file_start(path: Path) -> bytes:
    """Return the first bytes of a file that no connection of this process has open."""
    with path.open("rb") as stream:
        return stream.read(len(PLAIN_FILE))


def make_empty(path: Path) -> None:
    """Make the file, readable by its owner only; its companions inherit that."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
