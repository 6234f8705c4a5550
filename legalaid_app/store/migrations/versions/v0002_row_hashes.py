"""History carries the hash of each row that it touched."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the hash to the lines of history; those from before have none."""
    with op.batch_alter_table("change") as batch:
        batch.add_column(sa.Column("row_hash", sa.LargeBinary(length=32), nullable=True))
