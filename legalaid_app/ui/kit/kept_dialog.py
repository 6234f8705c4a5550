"""A record dialog whose typing is kept in the store every second."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from legalaid_app.ui.kit.autosave import Autosave
from legalaid_app.ui.kit.record_dialog import RecordDialog


class KeptDialog(RecordDialog):
    """`begin(record or None, stored, **given)` opens it with what was typed before.

    `draft_due` brings what is typed, to be kept; `draft_dropped` says that it was
    thrown away. Esc closes and keeps.
    """

    draft_due = Signal(object)
    draft_dropped = Signal()

    def __init__(
        self, record_class: type[Any], title: str, save: str = "", parent: QWidget | None = None,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(record_class, title, save, parent, **options)
        self.autosave = Autosave(self)
        self.autosave.due.connect(self._keep)
        self.form.edited.connect(self.autosave.touch)

    def begin(self, record: Any | None, stored: Mapping[str, Any] | None, **given: Any) -> None:
        """Open for a record, or for a new one; *stored* is what was typed before."""
        key = record.id if record is not None else None
        known = {n: c for n, c in (stored or {}).items() if n in self.form.boxes}
        self._drafts = {key: known} if known else {}  # never those of another client
        if record is None:
            self.add(**given)
        else:
            self.edit(record)

    def finish(self) -> None:
        """Close: the record is stored, and the draft with it."""
        self.autosave.forget()
        super().finish()

    @Slot()
    def abandon(self) -> None:
        """Close and throw away what was typed."""
        self.autosave.forget()
        super().abandon()
        self.draft_dropped.emit()

    def reject(self) -> None:
        """Close and keep what was typed."""
        self.autosave.flush()
        super().reject()

    @Slot()
    def _start_afresh(self) -> None:
        super()._start_afresh()
        self.autosave.forget()
        self.draft_dropped.emit()

    @Slot()
    def _keep(self) -> None:
        if self.form.is_changed():
            self.draft_due.emit(self.form.draft())
        else:
            self.draft_dropped.emit()
