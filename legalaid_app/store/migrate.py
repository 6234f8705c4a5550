"""Bring a store file up to this version's tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from ..domain.errors import DamagedStore, NewerStore
from .engine import StoreEngines, store_errors

_SCRIPTS = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def current(connection: Connection) -> str | None:
    """The schema revision that the file is at; None for an empty file."""
    return MigrationContext.configure(connection).get_current_revision()


def is_behind(engines: StoreEngines) -> bool:
    """Are there migrations that this file has not seen yet?

    Raises:
        NewerStore: the file was made by a later version of the program.
    """
    script = ScriptDirectory.from_config(_config())
    with store_errors(), engines.reader.connect() as connection:
        at = current(connection)
    known = {revision.revision for revision in script.walk_revisions()}
    if at is not None and at not in known:
        raise NewerStore
    return at != script.get_current_head()


def upgrade(engines: StoreEngines, seal: Callable[[Connection], None] | None = None) -> None:
    """Run the missing migrations in one transaction.

    With *seal*, that is run at the end of the same transaction (see `reseal`).

    Foreign keys are off while tables are rebuilt (else a rebuilt table deletes
    its children) and checked before the commit.

    Raises:
        NewerStore: the file was made by a later version of the program.
        DamagedStore: a migration would leave dangling references.
    """
    if not is_behind(engines):
        return
    config = _config()
    with store_errors(), engines.writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise DamagedStore
                if seal is not None:
                    seal(connection)
        finally:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]
