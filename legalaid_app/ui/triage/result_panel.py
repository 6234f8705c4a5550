"""The right-hand side of triage: level, reasons, what is not known, what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legalaid_app.domain.triage import Level
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.cards import Card, clear
from legalaid_app.ui.kit.labels import body, muted, small
from legalaid_app.ui.kit.levels import level_badge, level_word
from legalaid_app.ui.triage.words import ResultWords, Said


class ResultPanel(QWidget):
    """`show_words(words)` each time that an answer changes."""

    def __init__(self) -> None:
        super().__init__()
        self._level: Level | None = None
        self.badge = Badge("incomplete", level_word(None))
        self.meaning = body()
        self._level_card = Card(_("Result now"))
        self._level_card.add(self.badge)
        self._level_card.add(self.meaning)
        self._reasons, self._reason_lines = _section(_("Reasons"))
        self._unknown, self._unknown_lines = _section(_("Not known yet"))
        self._lower, self._lower_lines = _section(_("What would change it"))
        self.source = small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._level_card, self._reasons, self._unknown, self._lower, self.source):
            column.addWidget(widget)
        column.addWidget(
            small(
                _(
                    "Triage says how soon an attorney must look. It is not legal advice, and it "
                    "does not say how likely any enforcement is."
                )
            )
        )

    def show_words(self, words: ResultWords) -> None:
        """Show a result in place of the one before; say a new level aloud."""
        self.setUpdatesEnabled(False)
        key, word = level_badge(words.level)
        self.badge.set_state(key, word)
        self.meaning.setText(words.meaning)
        clear(self._reason_lines)
        for level, reasons in words.reasons:
            self._reason_lines.addWidget(Badge(*level_badge(level)))
            _list(self._reason_lines, reasons)
        for lines, said, nothing in (
            (self._unknown_lines, words.unknown, _("Every question that applies is answered.")),
            (self._lower_lines, words.lower, _("No other answer would lower the level.")),
        ):
            clear(lines)
            _list(lines, said)
            if not said:
                lines.addWidget(muted(nothing))
        self.source.setText(words.source)
        self.setUpdatesEnabled(True)
        if self._level is not None and self._level is not words.level:
            said_aloud = _("Level: {level}").format(level=word)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said_aloud))
        self._level = words.level


def _section(title: str) -> tuple[Card, QVBoxLayout]:
    card, lines = Card(title), QVBoxLayout()
    lines.setSpacing(8)
    card.add_layout(lines)
    return card, lines


def _list(lines: QVBoxLayout, sentences: Sequence[Said]) -> None:
    for said in sentences:
        row = QWidget()
        row.setAccessibleName(" · ".join(part for part in (said.text, said.below) if part))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(body(said.text))
        if said.below:
            column.addWidget(small(said.below))
        lines.addWidget(row)
