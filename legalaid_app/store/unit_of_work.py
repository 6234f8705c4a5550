"""One user action, one transaction, one line of history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from ..domain.errors import CannotUndo, StaleRecord
from ..domain.words import gettext as _
from . import actions, history
from .engine import StoreEngines, store_errors
from .records import Reader, Writer

Touched = frozenset[tuple[str, UUID]]
"""What a committed action touched: table name and record id."""


class UnitOfWork(Writer):
    """Commits on a clean exit, rolls back on an error.

    Attributes:
        does: "do", "undo" or "redo".
        target: the action that is undone or redone.
        undoable: False for what can only be followed by another act (a letter issued).
        noted: True for an act that is written down although it changes no record.
        touched: filled by the commit.
    """

    def __init__(
        self,
        engines: StoreEngines,
        history_key: bytes,
        label: str,
        user: tuple[UUID | None, str],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(Session(engines.writer, expire_on_commit=False, autoflush=False))
        self._key, self._label, self._user, self._now = history_key, label, user, now
        self._changes = history.watch(self.session, history_key)
        self.does = "do"
        self.target: int | None = None
        self.undoable = True
        self.noted = False
        self.touched: Touched = frozenset()

    def __enter__(self) -> Self:
        try:
            with store_errors():
                # Records of one action may refer to each other in any order until the commit.
                self.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        except BaseException:
            self.session.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self.session:
            if kind is not None:
                self.session.rollback()
                return
            with store_errors():
                self._commit()

    def _commit(self) -> None:
        raw: Any = self.session.connection().connection.driver_connection
        try:
            self.session.flush()
            if self._changes or self.noted:
                self._write_action()
            self.session.commit()
        except StaleDataError as stale:
            raise StaleRecord from stale
        except IntegrityError as broken:
            if self.does == "do":
                raise
            raise CannotUndo(label=self._label, why=_("something later depends on it")) from broken
        finally:
            if raw.in_transaction:  # a refused COMMIT leaves SQLite's transaction open
                raw.rollback()
        self.touched = frozenset((c["table_name"], c["record_id"]) for c in self._changes)

    def _write_action(self) -> None:
        action: dict[str, Any] = {
            "at": self._now().astimezone(UTC),
            "user_id": self._user[0],
            "user_name": self._user[1],
            "label": self._label,
            "does": self.does,
            "target_id": self.target,
            "undoable": self.undoable and bool(self._changes),
        }
        actions.append(self.session.connection(), self._key, action, self._changes)


class Reading(Reader):
    """A consistent look at the store; writes nothing and waits for nobody."""

    def __init__(self, engines: StoreEngines) -> None:
        super().__init__(Session(engines.reader, expire_on_commit=False, autoflush=False))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.session.expunge_all()  # rows that were read stay readable
        self.session.rollback()
        self.session.close()
