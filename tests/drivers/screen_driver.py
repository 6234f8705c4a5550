"""Drive screens the way a person does: by what is written on them and what is read out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.date_field import DateField


class ScreenDriver:
    """One screen, and the dialogs that it opens."""

    def __init__(self, qtbot: Any, screen: QWidget, *, show: bool = True) -> None:
        self.qtbot, self.screen = qtbot, screen
        qtbot.addWidget(screen)
        if show:
            screen.show()
            screen.activateWindow()
            qtbot.waitExposed(screen)

    def find(self, name: str, kind: type[QWidget] = QWidget) -> Any:
        """Return the visible widget with this accessible name; the newest window is asked first."""
        for widget in self._visible():
            if isinstance(widget, kind) and widget.accessibleName() == name:
                return widget
        raise AssertionError(f"nothing visible is called {name!r}; there are {self.names()}")

    def names(self) -> list[str]:
        """Return every accessible name in sight."""
        return [w.accessibleName() for w in self._visible() if w.accessibleName()]

    def type_into(self, name: str, text: str) -> None:
        """Replace what stands in a field."""
        field = self._field(name)
        field.setFocus()
        field.selectAll()
        if not text:
            self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        for letter in text:  # every alphabet: QTest's own keyClicks knows Latin letters only
            key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(field, event)

    def press(self, name: str) -> None:
        """Click a button."""
        button = self.find(name, QAbstractButton)
        assert button.isEnabled(), f"{name!r} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def tick(self, name: str, *, on: bool = True) -> None:
        """Set or clear a check box."""
        box = self.find(name, QAbstractButton)
        if box.isChecked() != on:
            box.click()

    def choose(self, name: str, words: str) -> None:
        """Choose from a list."""
        box = self.find(name, QComboBox)
        place = box.findText(words)
        assert place >= 0, [box.itemText(i) for i in range(box.count())]
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def open_tab(self, words: str) -> None:
        """Show a tab by its words."""
        for widget in self._visible():
            if isinstance(widget, QTabBar):
                for place in range(widget.count()):
                    if widget.tabText(place) == words:
                        widget.setCurrentIndex(place)
                        return
        raise AssertionError(f"no tab {words!r}")

    def text_of(self, name: str) -> str:
        """Return what a widget with this accessible name says."""
        return said_by(self.find(name))

    def rows(self, name: str) -> list[str]:
        """Return what a screen reader says about each row of a table or list."""
        model = self.find(name, QAbstractItemView).model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(i, 0).data(role)) for i in range(model.rowCount())]

    def select_row(self, name: str, words: str) -> None:
        """Select the first row that says *words*."""
        view = self.find(name, QAbstractItemView)
        for place, said in enumerate(self.rows(name)):
            if words in said:
                view.setCurrentIndex(view.model().index(place, 0))
                return
        raise AssertionError(f"no row says {words!r}; there are {self.rows(name)}")

    def shows(self, text: str) -> bool:
        """Is this text anywhere in sight?"""
        return any(text in said_by(widget) for widget in self._visible())

    def wait_for(self, text: str) -> None:
        """Wait until this text is in sight."""
        self.qtbot.waitUntil(lambda: self.shows(text))

    def wait_gone(self, text: str) -> None:
        """Wait until this text is out of sight."""
        self.qtbot.waitUntil(lambda: not self.shows(text))

    def key(
        self, key: Qt.Key, name: str = "", modifier: Any = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key in a widget, or where the focus is."""
        target = self.find(name) if name else QApplication.focusWidget() or self.screen
        self.qtbot.keyClick(target, key, modifier)

    def _field(self, name: str) -> Any:
        for widget in self._visible():
            if isinstance(widget, QLineEdit | QPlainTextEdit) and widget.accessibleName() == name:
                return widget
        raise AssertionError(f"no field is called {name!r}; there are {self.names()}")

    def _visible(self) -> Iterator[QWidget]:
        QApplication.processEvents()  # what was added to a layout shows itself only now
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and self._is_ours(w)]
        for window in [*windows, self.screen]:
            for widget in [window, *window.findChildren(QWidget)]:
                if widget.isVisible():
                    yield widget

    def _is_ours(self, window: QWidget) -> bool:
        """A dialog that the screen opened."""
        parent: Any = window.parent()
        while parent is not None:
            if parent is self.screen:
                return True
            parent = parent.parent()
        return False


def said_by(widget: QWidget) -> str:
    """Return the words on a widget."""
    match widget:
        case QLabel() | QLineEdit() | QAbstractButton():
            return widget.text()
        case QPlainTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case Badge():
            return widget.word
        case DateField():
            return widget.text()
        case _:
            return ""
