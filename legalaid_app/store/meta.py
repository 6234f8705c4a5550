"""Facts of the store itself, by name, in the encrypted file."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select

from .engine import StoreEngines, store_errors
from .models_history import MetaRow

_TABLE: Any = MetaRow.__table__


def read(engines: StoreEngines, name: str) -> str | None:
    """Return the fact *name*; None where it was never written."""
    with store_errors(), engines.reader.connect() as connection:
        found: str | None = connection.scalar(select(_TABLE.c.content).where(_TABLE.c.name == name))
    return found


def write(engines: StoreEngines, name: str, content: str | None) -> None:
    """Replace the fact *name*; None takes it away."""
    with store_errors(), engines.writer.begin() as connection:
        connection.execute(delete(_TABLE).where(_TABLE.c.name == name))
        if content is not None:
            connection.execute(insert(_TABLE), {"name": name, "content": content})
