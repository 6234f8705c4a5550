"""The page of an issued letter: its sealed pages, what they say today, what they rested on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.buttons import button, link, primary, quiet
from legalaid_app.ui.kit.cards import Card, InfoBar, KeyValue, clear
from legalaid_app.ui.kit.labels import body, muted, small
from legalaid_app.ui.letters.pages import LetterPage
from legalaid_app.ui.letters.pdf_pane import PdfPane
from legalaid_app.ui.letters.two_panes import TwoPanes
from legalaid_app.ui.litigation.head_line import HeadLine


class LetterView(QWidget):
    """`show_page(page)`; the acts go out as signals."""

    print_asked = Signal()
    save_asked = Signal()
    void_asked = Signal()
    client_asked = Signal()
    reissue_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = Badge("sealed")
        self.client = link(" ")
        self.print = primary(_("Print"), "printer")
        self.save = button(_("Save PDF…"), "download")
        self.void = quiet(_("Void…"), "circle-x")
        self.head = HeadLine("", [self.void, self.save, self.print])
        self.warning = InfoBar("", _("Re-issue…"), tone="medium", icon="file-warning")
        self.pages = PdfPane(_("Pages of the letter"))
        self.record = QWidget()
        self.record.setObjectName("canvas")
        self._cards = QVBoxLayout(self.record)
        self._cards.setContentsMargins(0, 0, 8, 0)
        self._cards.setSpacing(12)
        self.panes = TwoPanes(_("Pages"), self.pages, _("Record"), _scrolled(self.record))
        self._lay_out()
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        self.void.clicked.connect(self.void_asked)
        self.client.clicked.connect(self.client_asked)
        self.warning.action_requested.connect(self.reissue_asked)

    def show_page(self, page: LetterPage) -> None:
        """Show one letter."""
        self.void.setVisible(page.may_be_voided)
        self.head.set_title(_("Letter {number}").format(number=page.number))
        self.badge.set_state(*page.badge)
        self.client.setText(page.client.replace("&", "&&"))
        self.client.setAccessibleName(_("Client: {name}").format(name=page.client))
        self.warning.words.setText(page.warning)
        self.warning.setAccessibleName(page.warning)
        self.warning.setVisible(bool(page.warning))
        self.pages.show_pdf(page.pdf)
        self._fill(page)

    def clear(self) -> None:
        """Forget the letter."""
        self.pages.clear()
        clear(self._cards)
        self.client.setText("")

    def _fill(self, page: LetterPage) -> None:
        clear(self._cards)
        said = Card(_("What it says about the orders"), icon="file-text")
        for true, text, english in page.sentences:
            row = QVBoxLayout()
            row.setSpacing(3)
            badge = Badge("current", _("True today")) if true else Badge("stale", _("Not true now"))
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeading)
            row.addWidget(body(text))
            if english:
                row.addWidget(small(english))
            said.add_layout(row)
        if not page.sentences:
            said.add(muted(_("Nothing that an order can make untrue.")))
        rested, record = Card(_("What it rested on"), icon="scale"), Card(_("Record"), icon="stamp")
        for card, facts in ((rested, page.rested_on), (record, page.facts)):
            shown = KeyValue()
            shown.show_facts(facts)
            card.add(shown)
        for card in (said, rested, record):
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.badge)
        line.addWidget(self.client)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(line)
        column.addWidget(self.warning)
        column.addWidget(self.panes, 1)


def _scrolled(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setAccessibleName(_("Record of the letter"))
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
