"""The frame around every section: sidebar, header, pages, bars, status line, menus.

A pure view: what people ask for goes out as signals, what is shown comes in by setters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.about import AboutDialog
from legalaid_app.ui.actions import ACTS, Act
from legalaid_app.ui.curtain import Curtain
from legalaid_app.ui.header import Header
from legalaid_app.ui.kit.cards import InfoBar, clear
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.menus import Menus
from legalaid_app.ui.navigation import Page, Sidebar
from legalaid_app.ui.panes import next_pane
from legalaid_app.ui.places import Place, Places
from legalaid_app.ui.shortcut_sheet import ShortcutSheet
from legalaid_app.ui.status_line import StatusLine

SMALLEST = QSize(1024, 700)
FULL_SIDEBAR_EMS = 46  # in a window narrower than this, the sidebar shows icons only

BEHIND_THE_CURTAIN = ("curtain", "lock", "quit")


@dataclass(frozen=True, slots=True)
class Bar:
    """A lasting state of the office, with the one thing to do about it."""

    key: str
    text: str
    action: str = ""
    tone: str = "medium"


class MainWindow(QMainWindow):
    """`window.add_page(Page(…))` for each section, then `window.show_section("today")`."""

    act_requested = Signal(str)  # every act of the table and of `add_act`, by its key
    lock_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    new_requested = Signal()
    print_requested = Signal()
    edit_requested = Signal()
    help_requested = Signal(str)  # the section
    section_changed = Signal(str)
    place_requested = Signal(object)  # a Place, after Back or Forward
    text_size_requested = Signal(int)  # +1, -1, 0 for normal
    bar_action = Signal(str)
    notice_action = Signal()
    about_to_close = Signal()

    def __init__(self, version: str = "0.1", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._pages: dict[str, Page] = {}
        self.places = Places()
        self.sidebar, self.header = Sidebar(), Header()
        self.stack, self.notice = QStackedWidget(), NoticeLine()
        self.status = StatusLine(version)
        self._bars = QVBoxLayout()
        self._lay_out()
        self.menus = Menus(self)
        self.curtain = Curtain(self, self._root)
        self._connect()
        self.setMinimumSize(SMALLEST)
        self.setWindowTitle(_("Legal Aid Desk"))

    def add_page(self, page: Page) -> None:
        """Put a section into the sidebar and its widget into the stack."""
        self._pages[page.key] = page
        self.sidebar.add(page)
        self.stack.addWidget(page.widget)
        act = Act(
            f"section:{page.key}", page.title, "view", (page.shortcut,) if page.shortcut else ()
        )
        self.menus.add(act, partial(self._do, act.key), first=True)
        if len(self._pages) == 1:
            self.show_section(page.key)

    def add_act(self, act: Act) -> None:
        """Put an act of a section into a menu; `act_requested` brings its key."""
        self.menus.add(act, partial(self._do, act.key))

    def enable(self, key: str, enabled: bool) -> None:
        """Allow an act, or not."""
        self.menus.action(key).setEnabled(enabled)

    @property
    def section(self) -> str:
        """The key of the section that is shown."""
        return next(
            (k for k, p in self._pages.items() if p.widget is self.stack.currentWidget()), ""
        )

    def show_section(self, key: str, record: Any = None) -> None:
        """Show a section; *record* is remembered with it for Back and Forward."""
        page, before = self._pages[key], self.section
        self.stack.setCurrentWidget(page.widget)
        self.sidebar.show_chosen(key)
        self.setWindowTitle(_("{section} – Legal Aid Desk").format(section=page.title))
        self.places.go(Place(key, record))
        if before != key or len(self._pages) == 1:
            self.section_changed.emit(key)

    def set_office(self, name: str, user: str) -> None:
        """Say whose office this is and who is signed in."""
        self.header.set_office(name, user)

    def set_undo(self, label: str | None) -> None:
        """Offer to undo what *label* names, in the header and in the menu."""
        self.header.set_undo(label)
        self.menus.set_named("undo", _("Undo: {label}"), label)

    def set_redo(self, label: str | None) -> None:
        """Offer to redo what *label* names, in the menu."""
        self.menus.set_named("redo", _("Redo: {label}"), label)

    def set_new(self, text: str | None) -> None:
        """Name the main button and its act, or take both away."""
        self.header.set_new(text)
        self.menus.set_named("new", "{label}", text)

    def set_search(self, widget: QWidget) -> None:
        """Put a search that works into the header; Ctrl+K goes there."""
        self.header.set_search(widget)
        self.menus.action("search").setVisible(True)

    def set_saved(self, when: str) -> None:
        """Say when something was last stored."""
        self.status.set_saved(when)

    def set_busy(self, busy: bool) -> None:
        """Say that a lane is at work; for `Lane.busy_changed`."""
        self.status.set_busy(busy)

    def set_count(self, section: str, n: int) -> None:
        """Show how many things wait in a section."""
        self.sidebar.set_count(section, n)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these lasting states; `bar_action` brings the key of the one acted upon."""
        clear(self._bars)
        for bar in bars:
            made = InfoBar(bar.text, bar.action, bar.tone)
            made.action_requested.connect(partial(self.bar_action.emit, bar.key))
            self._bars.addWidget(made)

    def say(self, text: str, action: str = "", tone: str = "info") -> None:
        """Say what just happened; `notice_action` when its link is pressed."""
        self.notice.say(text, action=action, tone=tone)

    def cover(self) -> None:
        """Hide everything at once, without locking."""
        self.curtain.draw()

    def sizeHint(self) -> QSize:
        """The size on a laptop of 1366×768."""
        return QSize(1320, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for large text."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Choose the form of the sidebar; also after another text size."""
        self.sidebar.set_compact(compact=self.width() < em() * FULL_SIDEBAR_EMS)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the section that is shown, unless a screen chose a better place."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.sidebar.focus_first()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell before the window goes."""
        self.about_to_close.emit()
        super().closeEvent(event)

    @Slot(str)
    def _do(self, key: str) -> None:
        """Do an act of the frame, or hand it on; behind the curtain nothing is done."""
        if self.curtain.is_drawn and key not in BEHIND_THE_CURTAIN:
            return
        if key.startswith("section:"):
            self.show_section(key.removeprefix("section:"))
            return
        match key:
            case "back" | "forward":
                self._step(self.places.back() if key == "back" else self.places.forward())
            case "next_pane":
                next_pane([self.sidebar, self.header, *self._panes_of_page(), self._bar_area])
            case "curtain":
                self.curtain.toggle()
            case "search" if self.header.search is not None:
                self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case "shortcuts":
                ShortcutSheet(self.menus.acts, list(self._pages.values()), self).open()
            case "about":
                AboutDialog(self._version, self).open()
            case "quit":
                self.close()
            case _:
                self._emit(key)

    def _emit(self, key: str) -> None:
        if key == "help":
            self.help_requested.emit(self.section)
        elif key in (sizes := {"larger": 1, "smaller": -1, "normal_size": 0}):
            self.text_size_requested.emit(sizes[key])
        elif key in ("lock", "undo", "redo", "new", "print", "edit"):
            getattr(self, f"{key}_requested").emit()
        self.act_requested.emit(key)

    def _step(self, place: Place | None) -> None:
        if place is None or place.section not in self._pages:
            return
        self.show_section(place.section, place.record)
        self.place_requested.emit(place)

    def _panes_of_page(self) -> list[QWidget]:
        page = self.stack.currentWidget()
        if page is None:
            return []
        marked = [one for one in page.findChildren(QWidget) if one.property("pane")]
        return marked or [page]

    def _connect(self) -> None:
        for act in ACTS:
            self.menus.add(act, partial(self._do, act.key))
        self.menus.action("search").setVisible(False)
        self.set_undo(None)
        self.set_redo(None)
        self.sidebar.chosen.connect(self.show_section)
        self.sidebar.lock_requested.connect(self.lock_requested)
        self.header.undo_requested.connect(self.undo_requested)
        self.header.new_requested.connect(self.new_requested)
        self.notice.action_requested.connect(self.notice_action)

    def _lay_out(self) -> None:
        self._root, self._bar_area = QWidget(), QWidget()
        self._root.setObjectName("page")
        self._bar_area.setLayout(self._bars)
        self._bars.setContentsMargins(14, 6, 14, 6)
        self._bars.setSpacing(6)
        notice = QVBoxLayout()
        notice.setContentsMargins(14, 0, 14, 0)
        notice.addWidget(self.notice)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addLayout(notice)
        right.addWidget(self.stack, 1)
        right.addWidget(self._bar_area)
        across = QHBoxLayout(self._root)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.sidebar)
        across.addLayout(right, 1)
        self.setCentralWidget(self._root)
        self.setStatusBar(self.status)
