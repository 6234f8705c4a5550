"""Facts of the store itself, by name: not records, not history."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from .engine import StoreEngines, store_errors
from .models_history import MetaRow

_META: Any = MetaRow.__table__


def read_meta(engines: StoreEngines) -> dict[str, str]:
    """Return every fact of the store."""
    with store_errors(), engines.reader.connect() as connection:
        rows = connection.execute(select(_META.c.name, _META.c.content)).all()
        return {row.name: row.content for row in rows}


def write_meta(engines: StoreEngines, facts: dict[str, str]) -> None:
    """Keep *facts*, each in the place of what was known by its name."""
    with store_errors(), engines.writer.begin() as connection:
        for name, content in facts.items():
            row = insert(_META).values(name=name, content=content)
            connection.execute(
                row.on_conflict_do_update(index_elements=["name"], set_={"content": content})
            )
