"""What happened, newest first: an icon, a title, a line below, perhaps a badge."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.buttons import link
from legalaid_app.ui.kit.cards import clear
from legalaid_app.ui.kit.icons import IconLabel
from legalaid_app.ui.kit.labels import body, small

SHOWN_AT_FIRST = 40


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened.

    Attributes:
        tone: colour of the icon: "high", "medium", "low", "info" or "neutral".
        key: what `Timeline.opened` gives; without it the title is no link.
        badge: a state of `badges.STATES`.
    """

    icon: str
    title: str
    subtitle: str = ""
    tone: str = "info"
    key: Hashable = None
    badge: str = ""


class Timeline(QWidget):
    """A column of entries; long ones begin with the first 40 and a link to the rest."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, empty: str = "") -> None:
        super().__init__(parent)
        self._empty = empty
        self._entries: Sequence[TimelineEntry] = ()
        self._all = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    @property
    def entries(self) -> Sequence[TimelineEntry]:
        """Everything that is listed, shown or not."""
        return self._entries

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """List these entries, in this order, in place of the former ones."""
        self._entries, self._all = tuple(entries), False
        self._build()

    @Slot()
    def show_all(self) -> None:
        """List the rest of a long timeline."""
        self._all = True
        self._build()

    def _build(self) -> None:
        clear(self._column)
        limit = len(self._entries) if self._all else SHOWN_AT_FIRST
        for entry in self._entries[:limit]:
            self._column.addWidget(self._row(entry))
        if len(self._entries) > limit:
            more = link(_("Show all {n}").format(n=len(self._entries)))
            more.clicked.connect(self.show_all)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        elif not self._entries and self._empty:
            self._column.addWidget(small(self._empty))

    def _row(self, entry: TimelineEntry) -> QWidget:
        row = QWidget()
        row.setAccessibleName(", ".join(t for t in (entry.title, entry.subtitle) if t))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(IconLabel(entry.icon, entry.tone), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title(entry))
        if entry.subtitle:
            words.addWidget(small(entry.subtitle))
        across.addLayout(words, 1)
        if entry.badge:
            across.addWidget(Badge(entry.badge), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _title(self, entry: TimelineEntry) -> QWidget:
        if entry.key is None:
            return body(entry.title)
        title: QPushButton = link(entry.title)
        title.clicked.connect(partial(self.opened.emit, entry.key))
        return title
