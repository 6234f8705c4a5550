"""The sidebar: the sections with their counts, and Lock at the bottom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.icons import IconLabel, set_icon
from legalaid_app.ui.kit.labels import heading, small
from legalaid_app.ui.kit.theme import em, set_look


@dataclass(frozen=True)
class Page:
    """One section of the window.

    Attributes:
        key: its name in signals: "today", "clients", …
        shortcut: such as "Ctrl+1"; `actions.section_shortcut(number)` gives the usual one.
    """

    key: str
    title: str
    icon: str
    widget: QWidget
    shortcut: str = ""


class NavButton(QToolButton):
    """A section in the sidebar: icon, title and a count at its end."""

    def __init__(self, title: str, icon: str, shortcut: str = "") -> None:
        super().__init__()
        self._title = title
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{title} ({keys})" if keys else title)
        set_look(self, nav=True)
        set_icon(self, icon, "text", 1.2)
        self._count = small("", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(self._count)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_compact(compact=False)

    def set_count(self, count: int) -> None:
        """Show a number, nothing for 0."""
        self._count.setText(f"{count:,}" if count else "")
        self.setAccessibleDescription(f"{count:,}" if count else "")

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon only, or the title beside it."""
        self.setText("" if compact else f"  {self._title}")
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon
        )
        self._count.setVisible(not compact)

    def sizeHint(self) -> QSize:
        """The layout inside is only for the count: the button keeps its own size."""
        hint = QToolButton.sizeHint(self)
        return QSize(hint.width(), max(hint.height(), em(self) + 22))


class Sidebar(QFrame):
    """The list of sections."""

    chosen = Signal(str)
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Sections"))
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._compact = False
        self._brand = heading(_("Legal Aid Desk"), 2, wrap=False)
        self._lock = NavButton(_("Lock"), "lock", "Ctrl+L")
        self._lock.setCheckable(False)
        self._lock.clicked.connect(self.lock_requested)
        self._lay_out()
        self._fit()

    def add(self, page: Page) -> None:
        """Put a section below the others."""
        made = NavButton(page.title, page.icon, page.shortcut)
        made.clicked.connect(partial(self.chosen.emit, page.key))
        self._buttons[page.key] = made
        self._group.addButton(made)
        self._sections.addWidget(made)
        before = list(self._buttons.values())[-2:-1]
        QWidget.setTabOrder(before[0] if before else made, made)
        QWidget.setTabOrder(made, self._lock)
        self._fit()

    def show_chosen(self, key: str) -> None:
        """Mark the section that is shown."""
        self._buttons[key].setChecked(True)
        self.setFocusProxy(self._buttons[key])

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait in a section."""
        self._buttons[key].set_count(count)

    def set_compact(self, *, compact: bool) -> None:
        """Show icons only, where there is little room for large text."""
        if compact != self._compact:
            self._compact = compact
            self._brand.setVisible(not compact)
            for button in (*self._buttons.values(), self._lock):
                button.set_compact(compact=compact)
        self._fit()

    def focus_first(self) -> None:
        """Put the focus on the chosen section."""
        (self._group.checkedButton() or self._lock).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the direction."""
        super().changeEvent(event)
        kind = QEvent.Type
        if event.type() in (
            kind.FontChange,
            kind.ApplicationFontChange,
            kind.LayoutDirectionChange,
        ):
            self._fit()

    def _fit(self) -> None:
        """As wide as its longest title needs."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self.property("mirrored") != str(mirrored).lower():
            set_look(self, mirrored=mirrored)
        unit = em(self)
        if self._compact:
            self.setFixedWidth(round(unit * 1.2) + 54)
            return
        words = [button.text() for button in (*self._buttons.values(), self._lock)]
        longest = max(self.fontMetrics().horizontalAdvance(text) for text in words)
        brand = self._brand.sizeHint().width() + round(unit * 1.6) + 34
        self.setFixedWidth(max(longest + unit * 4 + 50, brand))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(8)
        mark: QLabel = IconLabel("scale", "accent", 1.6)
        top.addWidget(mark)
        top.addWidget(self._brand, 1)
        column.addLayout(top)
        column.addSpacing(12)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(3)
        column.addLayout(self._sections)
        column.addStretch(1)
        column.addWidget(self._lock)
