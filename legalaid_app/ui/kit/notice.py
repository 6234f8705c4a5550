"""A line that says what just happened, and offers the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import icon_button, link, set_caption
from legalaid_app.ui.kit.cards import BAR_ICONS
from legalaid_app.ui.kit.icons import IconLabel, set_icon
from legalaid_app.ui.kit.labels import body
from legalaid_app.ui.kit.theme import set_look


class NoticeLine(QFrame):
    """Never blocks, never vanishes by itself; the next notice takes its place.

    `notice.say(_("Saved."), action=_("Undo"))`, then `notice.action_requested`.
    """

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(8)
        self._icon = IconLabel("info", "info")
        self.words = body("")
        self.action = link(" ")
        self.close_button = icon_button("x", _("Dismiss"))
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self.action.clicked.connect(self.action_requested)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, empty when nothing is."""
        return self.words.text()

    def say(self, text: str, *, action: str = "", tone: str = "info") -> None:
        """Show *text*; *tone* is "info", "low" (good), "medium" or "high"."""
        set_look(self, bar=True, tone=tone)
        set_icon(self._icon, BAR_ICONS[tone], tone)
        self.words.setText(text)
        self.setAccessibleName(text)
        set_caption(self.action, action)
        self.action.setVisible(bool(action))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @Slot()
    def dismiss(self) -> None:
        """Say nothing."""
        self.words.clear()
        self.hide()
