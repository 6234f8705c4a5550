"""The drafts of the person at the desk, as presenters keep and find them. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from legalaid_app.domain.errors import AppError
from legalaid_app.services import drafts
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.shell import Desk


class DraftBook:
    """What is being typed, by the kind of form and the record; written in the store lane."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[str, UUID], Mapping[str, Any]] = {}

    def learn(self, found: Iterable[drafts.Draft]) -> None:
        """Take over what the store holds; what was typed since is newer and stays."""
        for draft in found:
            self._known.setdefault((draft.kind, draft.record_id), draft.content)

    def content(self, kind: str, record_id: UUID) -> Mapping[str, Any] | None:
        """Return what was typed into this form for this record, if anything."""
        return self._known.get((kind, record_id))

    def keep(self, kind: str, record_id: UUID, content: Mapping[str, Any]) -> None:
        """Keep what is typed now in place of what was."""
        self._known[kind, record_id] = content
        job = partial(drafts.keep_draft, self._desk.office, kind, record_id, content)
        self._desk.run(job, self._kept, self._failed)

    def drop(self, kind: str, record_id: UUID) -> None:
        """Forget it: it was thrown away, or is saved."""
        if self._known.pop((kind, record_id), None) is not None:
            job = partial(drafts.drop_draft, self._desk.office, kind, record_id)
            self._desk.run(job, _done, self._failed)

    def _kept(self, _nothing: None) -> None:
        self._desk.shell.saved()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._desk.shell.notice(words_of(error))


def _done(_nothing: None) -> None:
    """Nothing to tell."""
