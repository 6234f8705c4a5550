"""The day that is looked at: typed, today unless another is asked for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import button
from legalaid_app.ui.kit.date_field import DateField
from legalaid_app.ui.kit.date_text import UnclearDate
from legalaid_app.ui.kit.labels import Words
from legalaid_app.ui.kit.theme import em


class DayLine(QWidget):
    """`show_day(on, today)`; `day_chosen(day)` upon Enter or on leaving the field."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self._shown: date | None = None
        self.field = DateField(_("Day"))
        self.field.setMaximumWidth(em() * 15)
        self.field.setMinimumWidth(em() * 7)
        self.wrong = Words("", tone="high")
        self.today = button(_("Today"))
        label = Words(_("On the day"), wrap=False)
        label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        label.setContentsMargins(0, 6, 0, 0)
        row.addWidget(label, 0, top)
        row.addWidget(self.field, 3, top)
        row.addWidget(self.today, 0, top)
        row.addWidget(self.wrong, 2)
        self.field.line.editingFinished.connect(self._typed)
        self.today.clicked.connect(self._back)

    def show_day(self, on: date, today: date) -> None:
        """Show the day that the page is about."""
        self._shown = on
        self.wrong.clear()
        self.field.set_day(on)
        self.today.setVisible(on != today)

    @Slot()
    def _typed(self) -> None:
        try:
            day = self.field.day()
        except UnclearDate as error:
            self.wrong.setText(error.sentence)
            return
        if day != self._shown:
            self._shown = day
            self.day_chosen.emit(day)

    @Slot()
    def _back(self) -> None:
        self.day_chosen.emit(None)
