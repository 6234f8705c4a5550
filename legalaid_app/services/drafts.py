"""What is being typed, kept in the store until it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from .office import Office


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished input: what kind of form, for which record, what it holds."""

    kind: str
    record_id: UUID
    content: Mapping[str, Any]
    at: datetime


def keep_draft(office: Office, kind: str, record_id: UUID, content: Mapping[str, Any]) -> None:
    """Replace the draft; it is on disk when this returns."""
    from ..store import drafts

    drafts.keep(office.engines, (kind, record_id, office.user.id), content, office.now())


def drop_draft(office: Office, kind: str, record_id: UUID) -> None:
    """Forget the draft, because it was saved or thrown away."""
    from ..store import drafts

    drafts.drop(office.engines, (kind, record_id, office.user.id))


def my_drafts(office: Office) -> tuple[Draft, ...]:
    """Return the signed-in person's drafts, newest first."""
    from ..store import drafts

    return tuple(Draft(*found) for found in drafts.of_user(office.engines, office.user.id))
