"""The tables that migrations make are the tables of the program; old files still open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from legalaid_app.services import clients
from legalaid_app.services.verify import verify_store
from legalaid_app.store.base import Base
from legalaid_app.store.engine import close_engines, open_engine
from legalaid_app.store.migrate import upgrade
from tests.tests_support import LUZ, opened

RELEASED = sorted((Path(__file__).parent / "released").glob("*"))


def test_migrations_end_at_the_tables_of_the_program(tmp_path):
    engines = open_engine(tmp_path / "store.db", bytes(range(32)), create=True)
    upgrade(engines)
    with engines.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []
    close_engines(engines)


def test_migrating_twice_changes_nothing(tmp_path):
    engines = open_engine(tmp_path / "store.db", bytes(range(32)), create=True)
    upgrade(engines)
    with engines.reader.connect() as connection:
        before = connection.exec_driver_sql("SELECT sql FROM sqlite_master ORDER BY name").all()
    upgrade(engines)
    with engines.reader.connect() as connection:
        assert (
            connection.exec_driver_sql("SELECT sql FROM sqlite_master ORDER BY name").all()
            == before
        )
    close_engines(engines)


def test_there_is_a_file_of_the_released_schema():
    assert [path.name for path in RELEASED] == ["0001"]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_a_store_of_each_released_schema_opens_and_is_whole(released, tmp_path, clock, guidance):
    folder = shutil.copytree(released, tmp_path / "store")
    with opened(folder, LUZ, clock, guidance) as office:
        ids = clients.list_clients(office)
        assert [line.name for line in clients.client_lines(office, ids)] == [
            "García López, María José (Majo)"
        ]
        assert all(check.ok for check in verify_store(office))
