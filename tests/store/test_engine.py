"""The encrypted file, with the real driver: who can read it, and what breaks how."""

from __future__ import annotations

import errno
import math
import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, TextClause, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from legalaid_app.domain.errors import (
    DamagedStore,
    DiskFull,
    NotAStore,
    ReadOnlyStore,
    StoreExists,
    StoreInUse,
    StoreUnavailable,
    UnsafeDriver,
)
from legalaid_app.store import driver
from legalaid_app.store.driver import PAGE_BYTES
from legalaid_app.store.engine import (
    StoreEngines,
    close_engines,
    open_engine,
    store_errors,
    verify_pages,
)

KEY = bytes(range(100, 132))
NAME = "Guadalupe Hernández-Ximénez"


def _listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Año #1? 100%"
    folder.mkdir()
    return folder / "store.db"


@pytest.fixture
def engines(path: Path) -> Iterator[StoreEngines]:
    opened = open_engine(path, KEY, create=True)
    with opened.writer.begin() as connection:
        connection.execute(text("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)"))
        connection.execute(
            text("CREATE TABLE note (person INTEGER NOT NULL REFERENCES person, body TEXT)")
        )
        _insert(connection, 1)
    yield opened
    close_engines(opened, checkpoint=False)


@pytest.fixture
def closed(engines: StoreEngines, path: Path) -> Path:
    """A store of some 60 pages that nobody has open."""
    with engines.writer.begin() as connection:
        for number in range(2, 400):
            _insert(connection, number)
    close_engines(engines)
    return path


def _insert(connection: Any, number: int, size: int = 500) -> None:
    connection.execute(
        text("INSERT INTO person VALUES (:number, :name)"),
        {"number": number, "name": NAME + "x" * size},
    )


def _insert_many(connection: Any, count: int) -> None:
    for number in range(2, count):
        _insert(connection, number, size=3000)


def _run(connection: Any, statements: Iterable[TextClause]) -> None:
    for statement in statements:
        connection.execute(statement)


def _names(engine: Engine) -> int:
    with engine.begin() as connection:
        return int(connection.execute(text("SELECT count(*) FROM person")).scalar_one())


def _entropy(content: bytes) -> float:
    counts = Counter(content).values()
    return -sum(n / len(content) * math.log2(n / len(content)) for n in counts)


# ---- who can read it


def test_the_right_key_reads_what_was_written(closed: Path) -> None:
    opened = open_engine(closed, KEY)
    try:
        assert _names(opened.reader) == 399
    finally:
        close_engines(opened)


def test_a_wrong_key_opens_nothing_and_changes_nothing(closed: Path) -> None:
    before = closed.read_bytes()

    with pytest.raises(DamagedStore):
        open_engine(closed, bytes(32))
    assert closed.read_bytes() == before
    assert _listed(closed.parent) == ["store.db"]


def test_a_key_of_another_length_is_refused(closed: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_engine(closed, KEY[:31])


def test_plain_sqlite_cannot_read_the_file(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    try:
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            connection.execute("SELECT * FROM person")
    finally:
        connection.close()


def test_the_file_looks_like_noise_from_the_first_byte(closed: Path) -> None:
    content = closed.read_bytes()

    assert len(content) > 50 * PAGE_BYTES
    assert _entropy(content) > 7.99
    assert _entropy(content[:PAGE_BYTES]) > 7.9
    for plain in (b"SQLite format 3", b"CREATE TABLE", b"person", NAME.encode(), b"Guadalupe"):
        assert plain not in content


def test_two_stores_with_one_key_begin_differently(closed: Path) -> None:
    other = closed.with_name("other.db")
    close_engines(open_engine(other, KEY, create=True))

    assert closed.read_bytes()[:16] != other.read_bytes()[:16]


def test_the_log_beside_the_file_is_encrypted_and_private_too(
    engines: StoreEngines, path: Path
) -> None:
    log = path.with_name("store.db-wal")

    assert log.stat().st_size > PAGE_BYTES
    assert b"Guadalupe" not in log.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(log.stat().st_mode) == 0o600


def test_closing_leaves_one_file(closed: Path) -> None:
    assert _listed(closed.parent) == ["store.db"]


# ---- what is there, and what is not


def test_a_missing_file_is_not_made(path: Path) -> None:
    with pytest.raises(NotAStore):
        open_engine(path, KEY)
    assert not path.exists()


def test_a_store_is_not_made_over_another_file(closed: Path) -> None:
    before = closed.read_bytes()

    with pytest.raises(StoreExists):
        open_engine(closed, KEY, create=True)
    assert closed.read_bytes() == before


@pytest.mark.parametrize("size", [0, 16, PAGE_BYTES - 1])
def test_a_file_that_was_emptied_does_not_become_a_new_store(closed: Path, size: int) -> None:
    closed.write_bytes(closed.read_bytes()[:size])

    with pytest.raises(DamagedStore):
        open_engine(closed, KEY)
    assert closed.stat().st_size == size


def test_a_plain_database_is_refused(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE person (name)")
    plain.close()

    with pytest.raises(UnsafeDriver, match="unsafe_driver") as caught:
        open_engine(path, KEY)
    assert "not encrypted" in caught.value.user_message()


# ---- the driver


def _with_driver(patch: pytest.MonkeyPatch, connection_class: type[sqlcipher.Connection]) -> None:
    """Let the driver hand out connections of another build or configuration."""

    def connect(*args: Any, **options: Any) -> Any:
        return sqlcipher.connect(*args, **options, factory=connection_class)

    patch.setattr(driver, "sqlcipher", SimpleNamespace(connect=connect, Error=sqlcipher.Error))


class _LoadsExtensions(sqlcipher.Connection):  # type: ignore[misc]
    def set_key(self, key: bytearray) -> None:
        super().set_key(key)
        self.enable_load_extension(True)


class _WithoutPageAuthentication(sqlcipher.Connection):  # type: ignore[misc]
    def set_key(self, key: bytearray) -> None:
        super().set_key(key)
        self.execute("PRAGMA cipher_use_hmac = OFF")


class _PlainStart(sqlcipher.Connection):  # type: ignore[misc]
    def set_key(self, key: bytearray) -> None:
        super().set_key(key)
        self.execute("PRAGMA cipher_plaintext_header_size = 32")


class _OtherPages(sqlcipher.Connection):  # type: ignore[misc]
    def set_key(self, key: bytearray) -> None:
        super().set_key(key)
        self.execute("PRAGMA cipher_page_size = 8192")


class _IgnoresTheKey(sqlcipher.Connection):  # type: ignore[misc]
    def set_key(self, key: bytearray) -> None:
        pass


class _IgnoresSettings(sqlcipher.Connection):  # type: ignore[misc]
    def execute(self, statement: str, *parameters: object) -> Any:
        return super().execute(
            "SELECT 1" if statement.startswith("PRAGMA temp_store=") else statement, *parameters
        )


@pytest.mark.parametrize(
    "connection_class",
    [
        _LoadsExtensions,
        _WithoutPageAuthentication,
        _PlainStart,
        _OtherPages,
        _IgnoresTheKey,
        _IgnoresSettings,
    ],
)
def test_a_driver_set_up_otherwise_makes_no_store(
    path: Path, monkeypatch: pytest.MonkeyPatch, connection_class: type
) -> None:
    _with_driver(monkeypatch, connection_class)

    with pytest.raises(UnsafeDriver):
        open_engine(path, KEY, create=True)
    assert _listed(path.parent) == []


def test_a_driver_without_encryption_makes_no_store(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "sqlcipher", sqlite3)

    with pytest.raises(UnsafeDriver) as caught:
        open_engine(path, KEY, create=True)
    assert "does not encrypt" in caught.value.user_message()
    assert _listed(path.parent) == []


@pytest.mark.parametrize(
    "versions",
    [((3, 53, 2), (4, 19, 0)), ((3, 53, 4), (4, 17, 9)), ((3, 53, 4), ()), ((), ())],
)
def test_an_old_driver_opens_no_store(
    closed: Path,
    monkeypatch: pytest.MonkeyPatch,
    versions: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    monkeypatch.setattr(driver, "driver_versions", lambda _connection: versions)

    with pytest.raises(UnsafeDriver):
        open_engine(closed, KEY)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("cache_size", -65536),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("journal_size_limit", 67108864),
        ("cipher_use_hmac", "1"),
        ("cipher_page_size", "4096"),
        ("cipher_status", "1"),
        ("cipher_memory_security", "0"),
    ],
)
def test_every_connection_has_the_decided_settings(
    engines: StoreEngines, setting: str, value: object
) -> None:
    with engines.writer.connect() as first, engines.reader.connect() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == value


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA rekey = 'x'",
        "/* */ pragma /**/ main.ReKey ( 'x' )",
        "PRAGMA key = 'x'",
        "PRAGMA temp_store = 1",
        "PRAGMA cipher_use_hmac = OFF",
        "PRAGMA cipher_hmac_pgno = be",
        "PRAGMA cipher_memory_security = ON",
        "PRAGMA journal_mode = OFF",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA writable_schema = ON",
        "PRAGMA trusted_schema = ON",
        "PRAGMA mmap_size = 1000000",
        "ATTACH 'plain.db' AS plain KEY ''",
        "ATTACH 'pl' || 'ain.db' AS plain KEY ''",
        "VACUUM INTO 'copy.db'",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('main')",
    ],
)
def test_a_statement_that_could_leave_the_encryption_is_refused(
    engines: StoreEngines,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    statement: str,
) -> None:
    monkeypatch.chdir(path.parent)
    raw = engines.writer.raw_connection()
    try:
        with pytest.raises(sqlcipher.DatabaseError, match="auth"):
            raw.cursor().execute(statement)
    finally:
        raw.close()
    assert {name for name in _listed(path.parent) if not name.startswith("store.db")} == set()


def test_ordinary_upkeep_is_allowed(engines: StoreEngines) -> None:
    raw = engines.writer.raw_connection()
    try:
        cursor = raw.cursor()
        for statement in (
            "VACUUM",
            "PRAGMA optimize",
            "PRAGMA user_version = 7",
            "PRAGMA foreign_keys = OFF",
            "PRAGMA foreign_keys = ON",
            "CREATE VIRTUAL TABLE names USING fts5(name)",
            "INSERT INTO names(names, rank) VALUES ('secure-delete', 1)",
            "INSERT INTO names VALUES ('Ana')",
            "DELETE FROM names",
        ):
            cursor.execute(statement)
    finally:
        raw.close()
    assert set(inspect(engines.reader).get_table_names()) >= {"person", "note"}


# ---- transactions


def test_a_reader_sees_one_state_while_a_writer_works(engines: StoreEngines) -> None:
    count = text("SELECT count(*) FROM person")
    with engines.reader.begin() as reading:
        assert reading.execute(count).scalar_one() == 1
        with engines.writer.begin() as writing:
            _insert(writing, 2)
        assert reading.execute(count).scalar_one() == 1
    assert _names(engines.reader) == 2


def test_a_second_writer_is_told_at_the_beginning(engines: StoreEngines) -> None:
    with engines.writer.connect() as second:
        second.connection.cursor().execute("PRAGMA busy_timeout = 20")
        with engines.writer.begin(), pytest.raises(StoreInUse), store_errors():
            second.begin()


def test_a_new_table_is_gone_when_the_work_fails(engines: StoreEngines) -> None:
    work = text("CREATE TABLE fleeting (id INTEGER)"), text("SELECT * FROM nowhere")
    with pytest.raises(DBAPIError), engines.writer.begin() as connection:
        _run(connection, work)
    assert not inspect(engines.reader).has_table("fleeting")


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_disk(engines: StoreEngines) -> None:
    with pytest.raises(IntegrityError), store_errors(), engines.writer.begin() as connection:
        _insert(connection, 1)
    with pytest.raises(DBAPIError), store_errors(), engines.writer.begin() as connection:
        connection.execute(text("SELECT * FROM nowhere"))


def test_bound_values_stay_out_of_error_texts(engines: StoreEngines) -> None:
    with pytest.raises(IntegrityError) as caught, engines.writer.begin() as connection:
        _insert(connection, 1)

    assert "Guadalupe" not in "".join(traceback.format_exception(caught.value))


# ---- keys in memory


def test_the_spelled_key_is_wiped_after_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytearray] = []

    class Keeps(sqlcipher.Connection):  # type: ignore[misc]
        def set_key(self, key: bytearray) -> None:
            super().set_key(key)
            seen.append(key)

    _with_driver(monkeypatch, Keeps)
    close_engines(open_engine(path, KEY, create=True))

    assert seen
    assert all(set(spelled) == {0} for spelled in seen)


def test_the_key_is_forgotten_on_closing(path: Path) -> None:
    opened = open_engine(path, KEY, create=True)
    kept = opened.key.read()
    assert kept == KEY

    close_engines(opened)

    assert kept == b""
    with pytest.raises(ValueError, match="32 bytes"):
        opened.writer.connect()


def test_no_key_shows_in_any_object_or_error(engines: StoreEngines, closed: Path) -> None:
    wrong = bytes(range(200, 232))
    with pytest.raises(DamagedStore) as caught:
        open_engine(closed, wrong)
    shown = "".join(traceback.format_exception(caught.value)) + repr(engines) + str(engines)

    for key in (KEY, wrong):
        assert key.hex() not in shown
        assert repr(key)[2:-1] not in shown
    assert closed.parent.name not in repr(engines)


# ---- the disk


def test_a_full_database_is_a_full_disk_and_what_was_saved_stays(engines: StoreEngines) -> None:
    with engines.writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.set_authorizer(None)
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(DiskFull), store_errors(), connection.begin():
            _insert_many(connection, 100)
        raw.execute("PRAGMA max_page_count = 1000000")
    assert _names(engines.reader) == 1
    with engines.writer.begin() as connection:
        _insert(connection, 2)
    assert _names(engines.reader) == 2


def test_a_disk_that_refuses_a_write_is_an_error_for_the_desk(engines: StoreEngines) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    previous = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        with pytest.raises(StoreUnavailable), store_errors(), engines.writer.begin() as connection:
            _insert_many(connection, 500)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, previous)

    assert _names(engines.reader) == 1


def test_a_store_that_cannot_be_made_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        open_engine(path, KEY, create=True)
    assert _listed(path.parent) == []


def test_a_missing_folder_is_an_error_for_the_desk(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        open_engine(tmp_path / "gone" / "store.db", KEY, create=True)


@pytest.fixture
def read_only_copy(closed: Path) -> Iterator[Path]:
    """A copy in a folder where this process, even if started by root, cannot write."""
    nobody = 65534
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, "store.db")
        copy.write_bytes(closed.read_bytes())
        copy.chmod(0o444)
        copy.parent.chmod(0o555)
        was = os.geteuid()
        if was == 0:
            os.seteuid(nobody)
        yield copy
        os.seteuid(was)
        copy.parent.chmod(0o755)


def test_a_store_in_a_read_only_folder_can_be_read(read_only_copy: Path) -> None:
    opened = open_engine(read_only_copy, KEY, read_only=True)
    try:
        assert _names(opened.reader) == _names(opened.writer) == 399
    finally:
        close_engines(opened)
    assert verify_pages(read_only_copy, KEY, read_only=True) == ()


def test_a_store_in_a_read_only_folder_cannot_be_opened_for_writing(read_only_copy: Path) -> None:
    with pytest.raises(ReadOnlyStore):
        open_engine(read_only_copy, KEY)
    with pytest.raises(ReadOnlyStore):
        open_engine(read_only_copy.with_name("new.db"), KEY, create=True)


def test_changes_in_the_log_of_a_read_only_store_are_not_silently_left_out(
    read_only_copy: Path,
) -> None:
    was = os.geteuid()
    os.seteuid(os.getuid())
    read_only_copy.parent.chmod(0o755)
    read_only_copy.with_name("store.db-wal").write_bytes(b"newest changes")
    read_only_copy.parent.chmod(0o555)
    os.seteuid(was)

    with pytest.raises(ReadOnlyStore):
        open_engine(read_only_copy, KEY, read_only=True)


def test_what_is_opened_for_reading_refuses_to_write(closed: Path) -> None:
    opened = open_engine(closed, KEY, read_only=True)
    try:
        for engine in (opened.reader, opened.writer):
            with pytest.raises(ReadOnlyStore), store_errors(), engine.begin() as connection:
                _insert(connection, 1000)
    finally:
        close_engines(opened)


# ---- pages


def test_a_sound_file_has_no_problems(closed: Path) -> None:
    assert verify_pages(closed, KEY) == ()
    assert verify_pages(closed, KEY, read_only=True) == ()
    assert _listed(closed.parent) == ["store.db"]


def _flip_a_bit(page: int) -> Callable[[bytes], bytes]:
    def damage(content: bytes) -> bytes:
        place = page * PAGE_BYTES + 100
        return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]

    return damage


def _swap_pages(content: bytes) -> bytes:
    page = [content[start : start + PAGE_BYTES] for start in range(0, len(content), PAGE_BYTES)]
    page[10], page[20] = page[20], page[10]
    return b"".join(page)


@pytest.mark.parametrize(
    "damage",
    [
        _flip_a_bit(0),
        _flip_a_bit(1),
        _flip_a_bit(30),
        _swap_pages,
        lambda content: content[:-PAGE_BYTES],
        lambda content: content[: -10 * PAGE_BYTES],
        lambda content: content + bytes(PAGE_BYTES),
        lambda content: content[: 20 * PAGE_BYTES] + bytes(PAGE_BYTES) + content[21 * PAGE_BYTES :],
        lambda _content: b"",
    ],
    ids=[
        "page 1",
        "page 2",
        "page 31",
        "swapped",
        "cut by 1",
        "cut by 10",
        "more",
        "zero",
        "empty",
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_damage_is_found_wherever_it_is(
    closed: Path, damage: Callable[[bytes], bytes], read_only: bool
) -> None:
    closed.write_bytes(damage(closed.read_bytes()))

    problems = verify_pages(closed, KEY, read_only=read_only)

    assert problems
    assert "Guadalupe" not in " ".join(problems)


def test_a_file_that_is_not_there_is_not_sound(path: Path) -> None:
    with pytest.raises(NotAStore):
        verify_pages(path, KEY)
    assert not path.exists()


def test_a_row_without_its_parent_is_found(engines: StoreEngines, path: Path) -> None:
    with engines.writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("INSERT INTO note VALUES (77, 'whose?')")
    close_engines(engines)

    assert any("foreign_key_check" in problem for problem in verify_pages(path, KEY))


def test_damage_met_while_reading_is_an_error_for_the_desk(closed: Path) -> None:
    closed.write_bytes(_flip_a_bit(30)(closed.read_bytes()))
    opened = open_engine(closed, KEY)
    try:
        with pytest.raises(DamagedStore), store_errors(), opened.reader.begin() as connection:
            connection.execute(text("SELECT sum(length(name)) FROM person")).scalar_one()
    finally:
        close_engines(opened, checkpoint=False)


def test_pages_are_not_verified_under_a_reader_that_holds_the_log(
    engines: StoreEngines, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_ALWAYS", (*driver._ALWAYS, "busy_timeout=20"))
    with engines.reader.begin() as reading:
        reading.execute(text("SELECT count(*) FROM person"))
        with engines.writer.begin() as writing:
            _insert(writing, 2)
        with pytest.raises(StoreInUse):
            verify_pages(path, KEY)


# ---- a program that is killed

WRITER = """
import sys
from pathlib import Path
from sqlalchemy import text
from legalaid_app.store.engine import open_engine
engine = open_engine(Path(sys.argv[1]), bytes(range(100, 132))).writer
for number in range(1000, 100_000):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO person VALUES (:n, 'x')"), {"n": number})
        connection.execute(text("INSERT INTO note VALUES (:n, 'y')"), {"n": number})
    print(number, flush=True)
"""


@pytest.mark.parametrize("commits", [1, 20, 150])
def test_a_killed_writer_loses_nothing_that_it_acknowledged(closed: Path, commits: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(closed)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        for _ in range(commits):
            writer.stdout.readline()
        writer.kill()
        acknowledged = [int(line) for line in writer.stdout.read().split()]
    last = acknowledged[-1] if acknowledged else 999 + commits

    assert verify_pages(closed, KEY) == ()
    opened = open_engine(closed, KEY)
    try:
        with opened.reader.begin() as connection:
            people, notes = (
                connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
                for table in ("person", "note")
            )
    finally:
        close_engines(opened)
    assert people - 399 == notes >= last - 999
