"""A sheet that edits one record, with Save and Cancel.

Esc closes it and destroys nothing: what was typed stays in memory, and comes
back when the same record is opened again. Cancel and a finished save forget it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.errors import AppError, InvalidField
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import button, primary
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.field_widgets import FieldWidget
from legalaid_app.ui.kit.form_widget import RecordForm
from legalaid_app.ui.kit.labels import heading
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.scroll import Scrolled
from legalaid_app.ui.kit.theme import em


class RecordDialog(QDialog):
    """Edit one record: `edit(record)` or `add(**given)`; `submitted` brings the fields.

    The screen saves them, then calls `finish()`, or `show_problem(error)`.
    """

    submitted = Signal(
        object
    )  # a dict, untouched by Qt; of edit: only the changes; of add: every field

    def __init__(
        self,
        record_class: type[Any],
        title: str,
        save: str = "",
        parent: QWidget | None = None,
        *,
        fields: Sequence[str] | None = None,
        columns: int = 2,
        helps: Mapping[str, str] | None = None,
        extra: Mapping[str, tuple[str, FieldWidget]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)  # names the act, never a person
        self.setAccessibleName(title)
        self._drafts: dict[Hashable, dict[str, Any]] = {}
        self._key: Hashable = None
        self._is_new = True
        self.title = heading(title, 2)
        self.notice = NoticeLine()
        self.form = RecordForm(
            record_class, fields=fields, columns=columns, helps=helps, extra=extra
        )
        self.save = primary(save or _("Save"))
        self.cancel = button(_("Cancel"))
        self._lay_out()
        self.form.submitted.connect(self.submit)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.abandon)
        self.notice.action_requested.connect(self._start_afresh)

    def add(self, **given: Any) -> None:
        """Open an empty record, with some fields *given*."""
        self._begin(None, is_new=True)
        self._given = given
        self.form.load_new(**given)
        self._bring_back()

    def edit(self, record: Any) -> None:
        """Open a record."""
        self._begin(record.id, is_new=False)
        self._record = record
        self.form.load(record)
        self._bring_back()

    def show_problem(self, error: AppError) -> None:
        """Say why it was not saved: at the field where there is one."""
        self._busy(on=False)
        if isinstance(error, InvalidField):
            self.form.show_problem(error)
        else:
            self.notice.say(words_of(error), tone="high")

    def finish(self) -> None:
        """Close: the record is stored."""
        self._busy(on=False)
        self._drafts.pop(self._key, None)
        self.done(QDialog.DialogCode.Accepted)

    @Slot()
    def submit(self) -> None:
        """Hand the fields to the screen, unless one of them cannot be read."""
        if not self.save.isEnabled() or not self.form.check():
            return
        fields = self.form.values() if self._is_new else self.form.changes()
        if not fields and not self._is_new:
            self.finish()
            return
        self._busy(on=True)
        self.submitted.emit(fields)

    @Slot()
    def abandon(self) -> None:
        """Close and forget what was typed."""
        self._drafts.pop(self._key, None)
        self._busy(on=False)
        self.done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Esc, or the window's own close button: keep what was typed."""
        if self.form.is_changed():
            self._drafts[self._key] = self.form.draft()
        self._busy(on=False)
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the form's own: the dialog presses no button by itself."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for two columns, as high as the form, within the screen."""
        unit = em(self)
        room = self.screen().availableGeometry().size()
        high = self.form.sizeHint().height() + unit * 11
        return QSize(
            min(unit * 42, room.width() - 60), min(max(high, unit * 16), room.height() - 80)
        )

    def _begin(self, key: Hashable, *, is_new: bool) -> None:
        self._key, self._is_new = key, is_new
        self.notice.dismiss()
        self._busy(on=False)

    def _bring_back(self) -> None:
        if (draft := self._drafts.get(self._key)) is not None:
            self.form.set_draft(draft)
            self.notice.say(_("What you typed before is back."), action=_("Start afresh"))
        self.resize(self.sizeHint())
        self.open()
        self.form.focus_field(next(iter(self.form.boxes)))

    @Slot()
    def _start_afresh(self) -> None:
        self._drafts.pop(self._key, None)
        self.notice.dismiss()
        if self._is_new:
            self.form.load_new(**self._given)
        else:
            self.form.load(self._record)

    def _busy(self, *, on: bool) -> None:
        self.save.setEnabled(not on)
        self.form.setEnabled(not on)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 12)
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 4, 20, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        top = QVBoxLayout()
        top.setContentsMargins(20, 0, 20, 0)
        top.addWidget(self.title)
        top.addWidget(self.notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 16)
        whole.setSpacing(10)
        whole.addLayout(top)
        whole.addWidget(Scrolled(inside), 1)
        whole.addLayout(buttons)
