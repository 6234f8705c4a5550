"""A date that is typed, with its echo in words below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_text import UnclearDate, date_in_words, parse_date, typed_date
from legalaid_app.ui.kit.labels import small


class DateField(QWidget):
    """A line to type a date in: `field.day()` gives it, None when empty.

    *today* is asked when it is needed, so that a window left open over night is
    right in the morning.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        approximate: bool = False,
        past: bool = False,
        today: date | None = None,
    ) -> None:
        super().__init__(parent)
        self._approximate, self._past, self._today = approximate, past, today
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("3/4/1981, 4 mar 1981, +14d"))
        self.line.setMaxLength(40)
        self.echo = small("")
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.echo)
        self.echo.hide()
        self.line.textEdited.connect(self._typed)

    def day(self) -> date | None:
        """Return the day, or None when nothing is typed.

        Raises:
            UnclearDate: what is typed is no date.
        """
        text = self.line.text().strip()
        if not text:
            return None
        return parse_date(
            text, self._today or _today(), approximate=self._approximate, past=self._past
        )

    def set_day(self, day: date | None) -> None:
        """Show *day*, or nothing."""
        self.line.setText(typed_date(day) if day else "")
        self._say()

    def text(self) -> str:
        """Return what is typed, a date or not."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put text in as if it were typed, without saying that it was edited."""
        self.line.setText(text)
        self._say()

    @Slot()
    def _typed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        try:
            day = self.day()
        except UnclearDate:
            day = None  # judged on saving, not while somebody is typing
        words = date_in_words(day) if day else ""
        self.echo.setText(words)
        self.echo.setVisible(bool(words))
        self.line.setAccessibleDescription(words)


def _today() -> date:
    day = QDate.currentDate()
    return date(day.year(), day.month(), day.day())
