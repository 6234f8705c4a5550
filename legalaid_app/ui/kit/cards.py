"""Cards, empty states, lasting bars, facts in two columns."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.ui.kit.buttons import link, primary
from legalaid_app.ui.kit.icons import IconLabel
from legalaid_app.ui.kit.labels import body, heading, muted, small
from legalaid_app.ui.kit.theme import em, set_look


class Card(QFrame):
    """A white box with a title, an optional action at its right, and your widgets.

    `card.add(widget)` puts things in; `card.action_requested` is the action.
    """

    action_requested = Signal()

    def __init__(
        self, title: str = "", action: str = "", parent: QWidget | None = None, *, icon: str = ""
    ) -> None:
        super().__init__(parent)
        set_look(self, card=True)
        self.setAccessibleName(title)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(16, 12, 16, 14)
        self.content.setSpacing(8)
        self.title = heading(title, 3)
        self.action: QPushButton | None = None
        if title:
            self._add_title(icon, action)

    def add(self, item: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.content.addWidget(item, stretch)

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout below the others."""
        self.content.addLayout(layout)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def _add_title(self, icon: str, action: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        if icon:
            row.addWidget(IconLabel(icon, "info"))
        row.addWidget(self.title, 1)
        if action:
            self.action = link(action, name=action)
            self.action.clicked.connect(self.action_requested)
            row.addWidget(self.action)
        self.content.addLayout(row)


class FigureCard(Card):
    """One number or word that matters, with what it is above and a remark below."""

    def __init__(
        self,
        title: str,
        icon: str,
        tone: str = "info",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(title)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel(icon, tone))
        top.addWidget(muted(title), 1)
        self.figure, self.remark = heading("", 1), muted("")
        self.add_layout(top)
        self.add(self.figure)
        self.add(self.remark)
        self.content.addStretch(1)

    def show_figure(self, figure: str, remark: str = "") -> None:
        """Show the number or the word, and the remark."""
        self.figure.setText(figure)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))


class EmptyState(QWidget):
    """What an empty list says: one sentence, one button, perhaps a link to help."""

    action_requested = Signal()
    help_requested = Signal()

    def __init__(
        self,
        sentence: str,
        action: str = "",
        help_text: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        if icon:
            column.addWidget(IconLabel(icon, "muted", 2.4), 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = muted(sentence)
        self.sentence.set_centred()
        column.addWidget(self.sentence)
        for text, make, signal in (
            (action, primary, self.action_requested),
            (help_text, link, self.help_requested),
        ):
            if text:
                made = make(text)
                made.clicked.connect(signal)
                column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self.sentence.setText(sentence)


BAR_ICONS = {
    "high": "octagon-alert",
    "medium": "triangle-alert",
    "low": "circle-check",
    "info": "info",
    "neutral": "info",
}


class InfoBar(QFrame):
    """A lasting state in words, with the one thing to do about it."""

    action_requested = Signal()

    def __init__(
        self,
        text: str,
        action: str = "",
        tone: str = "medium",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_look(self, bar=True, tone=tone)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon or BAR_ICONS[tone], tone))
        self.words = body(text)
        row.addWidget(self.words, 1)
        self.action: QPushButton | None = None
        if action:
            self.action = QPushButton(action)
            self.action.setAccessibleName(action)
            self.action.clicked.connect(self.action_requested)
            row.addWidget(self.action)


class KeyValue(QWidget):
    """Facts in two columns: `facts.show_facts([(_("Born"), "4 March 1981"), …])`.

    An absent fact is said ("Not asked", "Not known") by the caller; empty text
    is left out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._facts: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._facts

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these (name, content) pairs in place of the former ones."""
        clear(self._grid)
        self._facts = tuple((name, content) for name, content in facts if content)
        self._grid.setColumnMinimumWidth(0, em() * 6)
        for line, (name, content) in enumerate(self._facts):
            key, words = small(name), body(content)
            key.set_top()
            words.set_top()
            words.setAccessibleName(f"{name}: {content}")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, line, 1)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()  # later: it may be the one whose signal brought us here
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()
