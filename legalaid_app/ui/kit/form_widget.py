"""An edit form built from a record's field declarations."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from legalaid_app.domain.errors import InvalidField
from legalaid_app.domain.fields import FieldSpec, specs
from legalaid_app.domain.words import N_
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.field_box import ErrorSummary, FieldBox
from legalaid_app.ui.kit.field_choice import is_marked_optional, widget_for
from legalaid_app.ui.kit.field_widgets import FieldWidget, Unreadable
from legalaid_app.ui.kit.theme import em

COLUMN_EMS = 17  # a column narrower than this many lines of text becomes one


class RecordForm(QWidget):
    """Edit a copy of one record; nothing is written until someone asks.

    `load(record)` or `load_new()`, then `changes()` gives what differs and
    `values()` everything. Both raise `InvalidField` for text that is no value, so
    ask `check()` first: it shows such text at its field and returns False.
    """

    edited = Signal()
    submitted = Signal()  # Enter in a line, Ctrl+Enter anywhere

    def __init__(
        self,
        record_class: type[Any],
        parent: QWidget | None = None,
        *,
        fields: Sequence[str] | None = None,
        columns: int = 1,
        helps: Mapping[str, str] | None = None,
        extra: Mapping[str, tuple[str, FieldWidget]] | None = None,
    ) -> None:
        """Build the form.

        Args:
            fields: names in order; without it every field that is offered in forms.
            columns: fields side by side, where there is room for them.
            helps: more help by field, in place of the declaration's own.
            extra: fields of your own making: name → (label, widget), at the end.
        """
        super().__init__(parent)
        self._record_class = record_class
        self._loaded: dict[str, Any] = {}
        self._columns, self._now = columns, 0
        self.boxes: dict[str, FieldBox] = {}
        declared: Mapping[str, FieldSpec] = specs(record_class)
        hints = typing.get_type_hints(record_class)
        for name in fields or [name for name, spec in declared.items() if spec.shown]:
            spec = declared[name]
            self._add(name, spec, widget_for(name, spec, hints[name]), (helps or {}).get(name, ""))
        for name, (label, widget) in (extra or {}).items():
            self._add(name, FieldSpec(label, required=not widget.may_be_empty), widget, "")
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submitted)
        self.load_new()

    def load(self, record: Any) -> None:
        """Show a record; what was typed before is gone."""
        self._show({name: getattr(record, name) for name in self.boxes if hasattr(record, name)})

    def load_new(self, **given: Any) -> None:
        """Show an empty record: the declared defaults and what is *given*."""
        defaults = {
            field.name: field.default
            for field in dataclasses.fields(self._record_class)
            if field.name in self.boxes and field.default is not dataclasses.MISSING
        }
        self._show(defaults | given)

    def values(self) -> dict[str, Any]:
        """Return every field. Raises `InvalidField`."""
        return {name: self._read(name) for name in self.boxes}

    def changes(self) -> dict[str, Any]:
        """Return only the fields that differ from what was loaded. Raises `InvalidField`."""
        return {
            name: content
            for name, content in self.values().items()
            if name not in self._loaded or content != self._loaded[name]
        }

    def is_changed(self) -> bool:
        """Is anything typed that was not loaded?"""
        return self.draft() != self._untouched

    def draft(self) -> dict[str, Any]:
        """Return what is typed and chosen, readable or not; for `set_draft`."""
        return {name: box.field.draft() for name, box in self.boxes.items()}

    def set_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what was typed."""
        for name, content in draft.items():
            self.boxes[name].field.set_draft(content)

    def check(self) -> bool:
        """Show every field whose text is no value, and required ones that are empty."""
        self.clear_errors()
        for name, box in self.boxes.items():
            try:
                content = self._read(name)
            except InvalidField as error:
                self._mark(name, words_of(error))
                continue
            if box.spec.required and content in (None, "", ()):
                self._mark(name, words_of(self._wrong(name, N_("Enter this field"))))
        self.errors.focus_first()
        return not self.errors.names

    def point_at(self, field: str, message: str) -> None:
        """Show *message* at the field and in the summary, and go there."""
        if field in self.boxes:
            self._mark(field, message)
            self.focus_field(field)
        else:
            self.errors.add("", message)

    def show_problem(self, error: InvalidField) -> None:
        """Show an error of the record at its field."""
        self.point_at(error.field, words_of(error))

    def clear_errors(self) -> None:
        """Take every error away."""
        self.errors.clear()
        for box in self.boxes.values():
            box.show_error("")

    @Slot(str)
    def focus_field(self, name: str) -> None:
        """Put the focus into a field; also what the links of the summary do."""
        self.boxes[name].field.target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _add(self, name: str, spec: FieldSpec, widget: FieldWidget, help_text: str) -> None:
        box = FieldBox(
            name, spec, widget, help_text or _(spec.help) if spec.help or help_text else "",
            optional=is_marked_optional(spec, widget),
        )  # fmt: skip
        widget.edited.connect(self.edited)
        if isinstance(widget.target, QLineEdit):
            widget.target.returnPressed.connect(self.submitted)
        self.boxes[name] = box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.errors = ErrorSummary(self)
        self.errors.chosen.connect(self.focus_field)
        column.addWidget(self.errors)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._arrange()

    def _arrange(self) -> None:
        room = max(1, self.width() // (em(self) * COLUMN_EMS))
        columns = min(self._columns, room)
        if columns == self._now:
            return
        self._now = columns
        row = place = 0
        for box in self.boxes.values():
            span = columns if box.field.wide else 1
            if place + span > columns:
                row, place = row + 1, 0
            self._grid.addWidget(box, row, place, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span
        for index in range(self._columns):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)

    def _show(self, contents: Mapping[str, Any]) -> None:
        self.clear_errors()
        self._loaded = dict(contents)
        for name, content in contents.items():
            self.boxes[name].field.write(content)
        self._untouched = self.draft()

    def _read(self, name: str) -> Any:
        try:
            return self.boxes[name].field.read()
        except Unreadable as error:
            raise self._wrong(name, error.problem) from error

    def _wrong(self, name: str, problem: str) -> InvalidField:
        return InvalidField(name, self.boxes[name].spec.label, problem)

    def _mark(self, name: str, message: str) -> None:
        self.boxes[name].show_error(message)
        self.errors.add(name, message)
