"""The litigation screen: lawsuits at the side, what is barred on a day, the record behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.ui.kit.buttons import button, primary
from legalaid_app.ui.kit.cards import InfoBar
from legalaid_app.ui.kit.labels import heading
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.litigation.act_cards import ActCards
from legalaid_app.ui.litigation.chart_data import Chart, ChartRow
from legalaid_app.ui.litigation.day_line import DayLine
from legalaid_app.ui.litigation.head_line import HeadLine
from legalaid_app.ui.litigation.lawsuit_list import LawsuitList
from legalaid_app.ui.litigation.order_dialog import OrderDialog
from legalaid_app.ui.litigation.orders import ImpactPage, OrderChoices
from legalaid_app.ui.litigation.pages import (
    ActCard,
    LawsuitLine,
    LawsuitPage,
    PolicyPage,
    ToVerify,
)
from legalaid_app.ui.litigation.record_pages import LawsuitView, PolicyView
from legalaid_app.ui.litigation.time_page import TimePage
from legalaid_app.ui.litigation.verify_dialog import VerifyDialog
from legalaid_app.ui.panes import mark_pane

_TIMELINE, _LAWSUIT, _AGREEMENT = range(3)


class LitigationWidget(QWidget):
    """Passive: says what is asked by signals, shows what it is told."""

    day_chosen = Signal(object)
    lawsuit_chosen = Signal(object)
    verify_asked = Signal()
    verify_submitted = Signal(list, object, str)
    order_asked = Signal()
    order_checked = Signal(object)
    order_saved = Signal()
    link_followed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Litigation"))
        self.notice = NoticeLine()
        self.lawsuits = LawsuitList()
        self.day = DayLine()
        self.verify = primary(_("Verify orders…"), "badge-check")
        self.order = button(_("Enter order…"), "gavel")
        self.warning = InfoBar("", tone="medium", icon="shield-question-mark")
        self.only_attorney = InfoBar(
            _("Only an attorney of the office verifies orders and enters decisions."),
            tone="neutral",
        )
        self.acts = ActCards()
        self.tabs = QTabBar()
        self.time, self.lawsuit, self.policy = TimePage(), LawsuitView(), PolicyView()
        self.verify_dialog, self.order_dialog = VerifyDialog(self), OrderDialog(self)
        self._lay_out()
        self._connect()

    def show_lawsuits(self, lines: Sequence[LawsuitLine]) -> None:
        """List the lawsuits."""
        self.lawsuits.show_lines(lines)

    def show_acts(self, on: date, today: date, acts: Sequence[ActCard], needing: int) -> None:
        """Show what is barred on the day."""
        self.day.show_day(on, today)
        self.acts.show_acts(acts)
        words = ngettext(
            "{n} docket must be verified by an attorney before a letter can be issued.",
            "{n} dockets must be verified by an attorney before a letter can be issued.",
            needing,
        ).format(n=needing)
        self.warning.words.setText(words)
        self.warning.setAccessibleName(words)
        self.warning.setVisible(bool(needing))

    def show_chart(self, drawn: Chart, rows: Sequence[ChartRow]) -> None:
        """Draw the litigation over time, and the same as a table."""
        self.time.show_chart(drawn, rows)

    def show_lawsuit(self, page: LawsuitPage) -> None:
        """Fill the page of the chosen lawsuit."""
        self.lawsuit.show_page(page)

    def show_policies(self, pages: Sequence[PolicyPage]) -> None:
        """Fill the page of the agreement."""
        self.policy.show_pages(pages)

    def allow_attorney_acts(self, allowed: bool) -> None:
        """Offer the acts of an attorney, or say who may do them."""
        self.verify.setEnabled(allowed)
        self.order.setEnabled(allowed)
        self.only_attorney.setVisible(not allowed)

    def open_verify(self, rows: Sequence[ToVerify], today: date) -> None:
        """Ask which dockets were read."""
        self.verify_dialog.ask(rows, today)

    def show_verify_problem(self, error: AppError) -> None:
        """Say why nothing was recorded."""
        self.verify_dialog.show_problem(error)

    def close_verify(self) -> None:
        """It is recorded."""
        self.verify_dialog.accept()

    def open_order(self, choices: OrderChoices) -> None:
        """Open the form for a decision."""
        self.order_dialog.ask(choices)

    def show_order_problem(self, error: AppError) -> None:
        """Say why the decision cannot be entered."""
        self.order_dialog.show_problem(error)

    def show_impact(self, page: ImpactPage) -> None:
        """Show what the decision would change."""
        self.order_dialog.show_impact(page)

    def close_order(self) -> None:
        """The decision is entered."""
        self.order_dialog.finish()

    def say(self, words: str, action: str = "", tone: str = "info") -> None:
        """Say what just happened."""
        self.notice.say(words, action=action, tone=tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list room for its words, but never more than a third or so."""
        super().resizeEvent(event)
        self._pane.setMinimumWidth(min(em() * 14, round(self.width() * 0.37)))
        self._pane.setMaximumWidth(widest := max(200, round(self.width() * 0.4)))
        if self._splitter.sizes()[0] > widest:
            self._splitter.setSizes([widest, self.width() - widest])

    @Slot(object)
    def _open_lawsuit(self, lawsuit_id: object) -> None:
        self.lawsuit_chosen.emit(lawsuit_id)
        self.tabs.setCurrentIndex(_LAWSUIT)

    @Slot(int)
    def _turn_to(self, tab: int) -> None:
        for place, page in enumerate((self.time, self.lawsuit, self.policy)):
            page.setVisible(place == tab)

    def _connect(self) -> None:
        self.day.day_chosen.connect(self.day_chosen)
        self.lawsuits.chosen.connect(self._open_lawsuit)
        self.verify.clicked.connect(self.verify_asked)
        self.order.clicked.connect(self.order_asked)
        self.verify_dialog.submitted.connect(self.verify_submitted)
        self.order_dialog.check_requested.connect(self.order_checked)
        self.order_dialog.save_requested.connect(self.order_saved)
        self.notice.action_requested.connect(self.link_followed)
        self.tabs.currentChanged.connect(self._turn_to)

    def _lay_out(self) -> None:
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self._side())
        splitter.addWidget(self._main())
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([em() * 17, em() * 50])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _side(self) -> QWidget:
        side = QWidget()
        mark_pane(side)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 12, 10, 12)
        column.setSpacing(10)
        column.addWidget(heading(_("Litigation"), 1))
        column.addWidget(_scrolled(self.lawsuits, _("Lawsuits")), 1)
        self._pane = side
        return side

    def _main(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("canvas")
        mark_pane(inside)
        for words in (_("Timeline"), _("Lawsuit"), _("The agreement")):
            self.tabs.addTab(words)
        self.tabs.setAccessibleName(_("Timeline, lawsuit or agreement"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(HeadLine(_("What is barred"), [self.order, self.verify]))
        column.addWidget(self.day)
        column.addWidget(self.warning)
        column.addWidget(self.only_attorney)
        column.addWidget(self.acts)
        column.addWidget(self.tabs)
        for page in (self.time, self.lawsuit, self.policy):
            column.addWidget(page)
        column.addStretch(1)
        self._turn_to(_TIMELINE)
        return _scrolled(inside, _("What is barred"))


def _scrolled(inside: QWidget, name: str) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setAccessibleName(name)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
