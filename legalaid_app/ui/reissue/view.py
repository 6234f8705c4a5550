"""The re-issue page: who holds an outdated letter, a sample, one act for all, the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.ui.kit.buttons import button, primary, quiet
from legalaid_app.ui.kit.cards import Card, EmptyState, InfoBar
from legalaid_app.ui.kit.labels import body, muted, small
from legalaid_app.ui.kit.messages import ask
from legalaid_app.ui.kit.table import RecordTable
from legalaid_app.ui.kit.table_model import PagedTableModel
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.letters.pdf_pane import PdfPane
from legalaid_app.ui.letters.printing import ChosenPrinter, ask_printer
from legalaid_app.ui.letters.two_panes import TwoPanes
from legalaid_app.ui.litigation.head_line import HeadLine
from legalaid_app.ui.reissue.columns import holder_columns, result_columns
from legalaid_app.ui.reissue.presenter import HolderRow, ResultRow


class ReissueWidget(QWidget):
    """Passive; progress comes from another thread by the signal `_reported`."""

    back_asked = Signal()
    holder_chosen = Signal(object)
    start_asked = Signal()
    cancel_asked = Signal()
    print_asked = Signal()
    verify_asked = Signal()
    said = Signal(str, str, str)
    _reported = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = quiet(_("Letters"), "chevron-left", name=_("Back to the letters"))
        self.start = primary(_("Re-issue all…"), "stamp")
        self.print = button(_("Print all"), "printer")
        self.head = HeadLine(_("Re-issue"), [self.print, self.start])
        self.summary = body("")
        self.refusal = InfoBar("", _("Verify orders…"), tone="medium", icon="shield-question-mark")
        self._holder_rows = PagedTableModel(holder_columns(), parent=self)
        self._result_rows = PagedTableModel(result_columns(), parent=self)
        self.holders = _table(self._holder_rows, _("Clients with an outdated letter"))
        self.results = _table(self._result_rows, _("Result of the run"))
        self.untrue = muted("")
        self.by_hand = small("")
        self.sample = PdfPane(_("Sample of the correction"))
        self.current = EmptyState(_("Nobody holds an outdated letter."), icon="file-check")
        self.bar, self.bar_words = QProgressBar(), body("")
        self.cancel = button(_("Stop after this letter"))
        self._rows: dict[object, HolderRow] = {}
        self._lay_out()
        self._connect()

    def show_holders(self, rows: Sequence[HolderRow], refusal: str) -> None:
        """List who holds an outdated letter; *refusal* says why nothing can be issued."""
        count = len(rows)
        self._rows = {row.id: row for row in rows}
        self._holder_rows.set_rows(rows)
        words = ngettext(
            "{n} letter that a client holds is no longer true.",
            "{n} letters that clients hold are no longer true.",
            count,
        )
        self.summary.setText(words.format(n=count) if count else "")
        by_hand = sum(row.by_hand for row in rows)
        said = ngettext(
            "{n} of them is to be handed over: mail is not known to be safe.",
            "{n} of them are to be handed over: mail is not known to be safe.",
            by_hand,
        )
        self.by_hand.setText(said.format(n=by_hand) if by_hand else "")
        self.by_hand.setVisible(bool(by_hand))
        self.summary.setVisible(bool(count))
        self.start.setText(ngettext("Re-issue {n}…", "Re-issue all {n}…", count).format(n=count))
        self.start.setAccessibleName(_("Re-issue all"))
        self.start.setVisible(bool(count))
        self.start.setEnabled(not refusal)
        self.start.setToolTip(refusal)
        self.refusal.words.setText(refusal)
        self.refusal.setAccessibleName(refusal)
        self.refusal.setVisible(bool(refusal))
        self._panes.setVisible(bool(count))
        self.current.setVisible(not count and self.result.isHidden())
        self.sample.show_words(_("Choose a client to see the correction.") if count else "")
        if rows and self.holders.current_id() is None:
            self.holders.select_id(rows[0].id)
        elif rows:
            self._chosen(self.holders.current_id())

    def show_sample(self, pdf: bytes) -> None:
        """Show the correction that the chosen client would get."""
        self.sample.show_pdf(pdf)

    def show_no_sample(self, words: str) -> None:
        """Say why the correction cannot be shown."""
        self.sample.show_words(words)

    def confirm(self, question: str, what_happens: str, act: str) -> bool:
        """Ask once before a batch is issued."""
        return ask(self, question, what_happens, act)

    def reporter(self) -> Callable[[int, int], None]:
        """Return what another thread may call with (done, total)."""
        return self._reported.emit

    def show_running(self, running: bool) -> None:
        """Show the progress in place of the acts."""
        self.progress.setVisible(running)
        self.cancel.setEnabled(running)
        for widget in (self.start, self.print, self.back):
            widget.setEnabled(not running)
        if running:
            self._report(0, 0)

    def show_results(self, rows: Sequence[ResultRow], summary: str, all_current: bool) -> None:
        """Say what was issued, who was left out and why."""
        self.result.setVisible(True)
        self.current.setVisible(False)
        self.result_words.setText(summary)
        self._result_rows.set_rows(rows)
        self.print.setVisible(any(row.issued for row in rows))
        self.said.emit(summary, "", "low" if all_current else "medium")

    def ask_printer(self, pages: int) -> ChosenPrinter | None:
        """Ask in the system's own dialog how to print."""
        return ask_printer(self, pages)

    def say(self, words: str, action: str = "", tone: str = "info") -> None:
        """Say what just happened, above the page."""
        self.said.emit(words, action, tone)

    @Slot(int, int)
    def _report(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        words = _("{done} of {total} letters").format(done=done, total=total)
        self.bar_words.setText(words if total else "")

    @Slot(object)
    def _chosen(self, letter_id: object) -> None:
        row = self._rows.get(letter_id)
        self.untrue.setText(row.untrue if row else "")
        if row is not None:
            self.holder_chosen.emit(letter_id)

    @Slot()
    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel_asked.emit()

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.start.clicked.connect(self.start_asked)
        self.print.clicked.connect(self.print_asked)
        self.cancel.clicked.connect(self._stop)
        self.refusal.action_requested.connect(self.verify_asked)
        self.holders.current_changed.connect(self._chosen)
        self._reported.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def _lay_out(self) -> None:
        self.progress, self.result = Card(_("Issuing")), Card(_("Result"), icon="list-checks")
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setTextVisible(False)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.progress.add(self.bar_words)
        self.progress.add_layout(row)
        self.result_words = body("")
        self.result.add(self.result_words)
        self.result.add(self.results, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.list_card, self.why = (
            Card(_("Clients")),
            Card(_("No longer true"), icon="file-warning"),
        )
        self.list_card.add(self.holders, 1)
        for table in (self.holders, self.results):
            table.setMinimumHeight(em() * 9)
        self.why.add(self.untrue)
        column.addWidget(self.list_card, 1)
        column.addWidget(self.why)
        self._panes = TwoPanes(_("Clients"), left, _("Sample"), self.sample)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(top)
        for widget in (self.head, self.summary, self.by_hand, self.refusal, self.progress):
            whole.addWidget(widget)
        whole.addWidget(self._panes, 1)
        whole.addWidget(self.current, 1)
        whole.addWidget(self.result, 1)
        for hidden in (self.progress, self.result, self.print, self.refusal):
            hidden.hide()


def _table(model: PagedTableModel, name: str) -> RecordTable:
    table = RecordTable(model, name)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    return table
