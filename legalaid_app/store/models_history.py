"""Tables of history, drafts and the office's counters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class ActionRow(Base):
    """One committed unit of work: who did what, when; linked to the one before by its hash.

    ``does`` is "do", "undo" or "redo"; ``target_id`` is the action undone or redone.
    """

    __tablename__ = "action"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    user_id: Mapped[UUID | None]
    user_name: Mapped[str]
    label: Mapped[str]
    does: Mapped[str]
    target_id: Mapped[int | None]
    undoable: Mapped[bool]
    link: Mapped[bytes] = mapped_column(LargeBinary(32))


class ChangeRow(Base):
    """One record touched by one action: its fields before and after.

    ``row_hash`` is of the whole row as the action left it; none for a removed one.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_record", "table_name", "record_id"),
        Index("ix_change_client", "client_id", "action_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    table_name: Mapped[str]
    record_id: Mapped[UUID]
    client_id: Mapped[UUID | None]
    kind: Mapped[str]
    fields: Mapped[Mapping[str, Any]]
    row_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class DraftRow(Base):
    """What somebody is typing: replaced every second or so, gone once saved. Not history."""

    __tablename__ = "draft"

    kind: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    content: Mapped[Mapping[str, Any]]
    at: Mapped[datetime]


class MetaRow(Base):
    """Facts of the store itself, by name."""

    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
