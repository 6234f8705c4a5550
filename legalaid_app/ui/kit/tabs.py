"""Tabs of a record: quiet words with a line under the chosen one."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from legalaid_app.ui.kit.scroll import Scrolled


class Tabs(QTabWidget):
    """`tabs = Tabs(_("Client"))`, `tabs.add("letters", _("Letters"), widget, scrolled=True)`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(name)
        self.tabBar().setAccessibleName(name)
        self.tabBar().setDrawBase(False)
        self._keys: list[str] = []

    def add(self, key: str, title: str, page: QWidget, *, scrolled: bool = False) -> None:
        """Add a tab; *scrolled* when its page may be higher than the window."""
        self._keys.append(key)
        shown = Scrolled(page) if scrolled else page
        shown.setAccessibleName(title)
        self.addTab(shown, title)

    def show_tab(self, key: str) -> None:
        """Show a tab."""
        self.setCurrentIndex(self._keys.index(key))

    @property
    def shown(self) -> str:
        """The key of the tab that is shown."""
        return self._keys[self.currentIndex()]
