"""The menu bar, filled from the table of acts; a menu without acts is not shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.actions import MENUS, Act

IN_EVERY_WINDOW = ("lock", "curtain")


class Menus(QObject):
    """Makes the actions of a window; `action(key)` finds one."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self.acts: list[Act] = []
        for key, title in MENUS:
            menu = window.menuBar().addMenu(_(title))
            menu.setAccessibleName(_(title))
            menu.menuAction().setVisible(False)
            self._menus[key] = menu
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._dress)

    def add(self, act: Act, slot: Callable[[], object], *, first: bool = False) -> None:
        """Make an action; *first* puts it at the top of its menu, above the frame's own."""
        made = QAction(_(act.text), self._window)
        made.setObjectName(act.key)
        made.setShortcuts([QKeySequence(keys) for keys in act.keys])
        made.triggered.connect(slot)
        self._actions[act.key] = made
        if act.menu:
            self._put(act, made, first=first)
        else:
            self._window.addAction(made)
        if not first:
            self.acts.append(act)

    def action(self, key: str) -> QAction:
        """Return the action of an act."""
        return self._actions[key]

    def set_named(self, key: str, pattern: str, label: str | None) -> None:
        """Name an action after what it would do, or turn it off."""
        made = self._actions[key]
        made.setEnabled(label is not None)
        if label is not None:
            made.setText(pattern.format(label=label).replace("&", "&&"))

    def _put(self, act: Act, made: QAction, *, first: bool) -> None:
        menu = self._menus[act.menu]
        menu.menuAction().setVisible(True)
        before = self._before(menu, act, first=first)
        if before is not None:
            menu.insertAction(before, made)
        else:
            menu.addAction(made)
        if act.new_group:
            menu.insertSeparator(made)

    def _before(self, menu: QMenu, act: Act, *, first: bool) -> QAction | None:
        """The action above which *act* goes; above the line over it, where there is one."""
        before = self._actions.get("back" if first else act.before)
        if before is None or first:
            return before
        place = menu.actions().index(before)
        line = menu.actions()[place - 1] if place else before
        return line if line.isSeparator() else before

    @Slot(QWindow)
    def _dress(self, _focused: QWindow | None) -> None:
        """Let the curtain and the lock work from dialogs too: those shut out the menu."""
        window = QApplication.activeWindow()
        if window is None or not self._is_ours(window) or window.property("kit_dressed"):
            return
        window.setProperty("kit_dressed", True)
        for key in IN_EVERY_WINDOW:
            for keys in self._actions[key].shortcuts():
                shortcut = QShortcut(keys, window)
                shortcut.activated.connect(self._actions[key].trigger)

    def _is_ours(self, window: QWidget) -> bool:
        """A dialog of this window: not the window, and nothing of another one."""
        above = window.parentWidget()
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is self._window
