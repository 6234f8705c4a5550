"""The pages of a lawsuit and of the agreement, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.cards import Card, KeyValue, clear
from legalaid_app.ui.kit.icons import IconLabel
from legalaid_app.ui.kit.labels import body, heading, rule, small, strong
from legalaid_app.ui.litigation.pages import DocketEntry, LawsuitPage, OrderEntry, PolicyPage


class RecordPage(QWidget):
    """A column of cards that is built anew for each record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)


class LawsuitView(RecordPage):
    """Dockets, orders with their events, parties, claims, what is not known."""

    def show_page(self, page: LawsuitPage) -> None:
        """Show one lawsuit."""
        clear(self.column)
        self.column.addWidget(heading(page.caption, 2))
        for docket in page.dockets:
            self.column.addWidget(_docket_card(docket))
        if page.unknown:
            card = Card(_("Not known"), icon="circle-question-mark")
            for each in page.unknown:
                card.add(body(each))
            self.column.addWidget(card)
        about = Card(_("About the lawsuit"))
        facts = KeyValue()
        facts.show_facts(page.facts)
        about.add(facts)
        self.column.addWidget(about)


class PolicyView(RecordPage):
    """The agreement: who signed what when, and what happened since, each with its source."""

    def show_pages(self, pages: Sequence[PolicyPage]) -> None:
        """Show the policies on record."""
        clear(self.column)
        for page in pages:
            self.column.addWidget(heading(page.title, 2))
            about, history = Card(_("About the agreement")), Card(_("What happened"))
            facts = KeyValue()
            facts.show_facts(page.facts)
            about.add(facts)
            for day, what, source in page.history:
                history.add_layout(_fact_row(day, what, source))
            self.column.addWidget(about)
            self.column.addWidget(history)
        if not pages:
            self.column.addWidget(body(_("No policy is on record.")))


def _docket_card(docket: DocketEntry) -> Card:
    card = Card(docket.title, icon="landmark")
    facts = KeyValue()
    facts.show_facts(docket.facts)
    card.add(facts)
    for order in docket.orders:
        card.add(rule())
        card.add_layout(_order_row(order))
    if not docket.orders:
        card.add(small(_("No order is on record for this docket.")))
    return card


def _order_row(order: OrderEntry) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconLabel("gavel", "info"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(3)
    words.addWidget(strong(order.title))
    if order.invented:
        words.addWidget(Badge("invented"), 0, Qt.AlignmentFlag.AlignLeading)
    for line in order.lines[:-1]:
        words.addWidget(body(line))
    for line in order.lines[-1:]:
        words.addWidget(small(line))
    row.addLayout(words, 1)
    return row


def _fact_row(day: str, what: str, source: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconLabel("file-text", "info"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    if day:
        words.addWidget(strong(day))
    words.addWidget(body(what))
    if source:
        words.addWidget(small(_("Source: {source}").format(source=source)))
    row.addLayout(words, 1)
    return row
