"""Alembic's entry: one connection, handed in by `store.migrate`."""

from __future__ import annotations

from alembic import context

from legalaid_app.store import models
from legalaid_app.store.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
assert models.ROWS
context.run_migrations()
