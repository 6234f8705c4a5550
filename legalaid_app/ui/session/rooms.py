"""Each section is made when it is first needed, so that the window comes at once after the lock.

The others follow one by one while nobody waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.actions import section_shortcut
from legalaid_app.ui.kit.shell import Desk, Screen
from legalaid_app.ui.main_window import MainWindow
from legalaid_app.ui.navigation import Page
from legalaid_app.ui.session.sections import SECTIONS, Section

PAUSE = 250  # milliseconds before each section, for whoever is typing or looking already


class Rooms(QObject):
    """The pages of a window; `rooms.get("clients")` makes one if need be."""

    def __init__(
        self, desk: Desk, window: MainWindow, sections: Sequence[Section] = SECTIONS
    ) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._sections = {section.key: section for section in sections}
        self._holders: dict[str, QVBoxLayout] = {}
        self._made: dict[str, Screen] = {}
        self._next = QTimer(self)
        self._next.setInterval(PAUSE)
        self._next.timeout.connect(self._make_next)
        for number, section in enumerate(sections, start=1):
            self._add_page(section, number)

    def __contains__(self, key: object) -> bool:
        return key in self._sections

    @property
    def made(self) -> Iterator[Screen]:
        """The screens that exist by now."""
        yield from tuple(self._made.values())

    def get(self, key: str) -> Screen:
        """Return the screen of a section."""
        if key not in self._made:
            screen = self._sections[key].make(self._desk)
            self._made[key] = screen
            self._holders[key].addWidget(screen.widget)
        return self._made[key]

    def make_the_others(self) -> None:
        """Make what is not there yet, one after another."""
        self._next.start()

    def close(self) -> None:
        """Make no more, and let go of the screens."""
        self._next.stop()
        self._sections.clear()
        self._made.clear()

    @Slot()
    def _make_next(self) -> None:
        missing = [key for key in self._sections if key not in self._made]
        if missing:
            self.get(missing[0])
        if len(missing) <= 1:
            self._next.stop()

    def _add_page(self, section: Section, number: int) -> None:
        page = QWidget()
        holder = QVBoxLayout(page)
        holder.setContentsMargins(0, 0, 0, 0)
        self._holders[section.key] = holder
        title = _(section.title)
        page.setAccessibleName(title)
        self._window.add_page(
            Page(section.key, title, section.icon, page, section_shortcut(number))
        )
