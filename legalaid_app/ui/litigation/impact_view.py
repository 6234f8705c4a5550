"""What a decision would change: protections, sentences of advice, letters that clients hold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.cards import Card, clear
from legalaid_app.ui.kit.icons import IconLabel
from legalaid_app.ui.kit.labels import body, heading, muted, small, strong
from legalaid_app.ui.litigation.orders import ActChange, ImpactPage

_LETTERS_SHOWN = 30


class ImpactView(QWidget):
    """`show_page(page)`; the numbers come first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(12)

    def show_page(self, page: ImpactPage) -> None:
        """Show what this decision would change."""
        clear(self._column)
        self._column.addWidget(heading(page.order, 2))
        if page.invented:
            self._column.addWidget(Badge("invented"), 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(strong(page.summary))
        acts = Card(_("What is barred"), icon="scale")
        for act in page.acts:
            acts.add_layout(_act_row(act))
        self._column.addWidget(acts)
        sentences = Card(_("Sentences of advice"), icon="file-text")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (text, becomes_true) in enumerate(page.statements):
            grid.addWidget(_truth(becomes_true), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(body(text), row, 1)
        sentences.add_layout(grid)
        if not page.statements:
            sentences.add(muted(_("None changes.")))
        self._column.addWidget(sentences)
        if page.letters:
            letters = Card(_("Letters that go out of date"), icon="file-warning")
            for line in page.letters[:_LETTERS_SHOWN]:
                letters.add(body(line))
            if (more := len(page.letters) - _LETTERS_SHOWN) > 0:
                letters.add(small(_("and {n} more").format(n=more)))
            self._column.addWidget(letters)
        self._column.addStretch(1)


def _act_row(act: ActChange) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(strong(act.act))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Badge(*act.before))
    if act.changed:
        row.addWidget(IconLabel("arrow-right", "muted"))
        row.addWidget(Badge(*act.after))
    else:
        row.addWidget(muted(_("unchanged"), wrap=False))
    row.addStretch(1)
    column.addLayout(row)
    return column


def _truth(becomes_true: bool) -> Badge:
    if becomes_true:
        return Badge("current", _("Becomes true"))
    return Badge("stale", _("Becomes untrue"))
