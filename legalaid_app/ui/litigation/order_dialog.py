"""An attorney enters a decision: first the facts, then what they change, then it is saved."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.errors import AppError, InvalidField
from legalaid_app.domain.lawsuit import Order
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import button, primary
from legalaid_app.ui.kit.date_field import DateField
from legalaid_app.ui.kit.date_text import UnclearDate
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.field_widgets import CalmComboBox
from legalaid_app.ui.kit.form_widget import RecordForm
from legalaid_app.ui.kit.labels import Words, heading, small
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.litigation.impact_view import ImpactView
from legalaid_app.ui.litigation.orders import ImpactPage, OrderChoices, OrderDraft

_FIELDS = (
    "kind",
    "result",
    "decided_on",
    "confidence",
    "binds",
    "bars_acts",
    "bars",
    "note",
    "source",
    "invented",
)


class OrderDialog(QDialog):
    """`ask(choices)` opens it; `check_requested(draft)`, then `save_requested()`."""

    check_requested = Signal(object)
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Enter order"))
        self.setAccessibleName(_("Enter order"))
        self._choices: OrderChoices | None = None
        self.notice = NoticeLine()
        self.docket, self.reviews = CalmComboBox(), CalmComboBox()
        self.form = RecordForm(
            Order,
            fields=_FIELDS,
            columns=2,
            helps={"binds": _("One on each line, such as IRS, DHS, ICE")},
        )
        for name, lines in (("binds", 3.6), ("bars", 4.2), ("note", 4.2)):
            self.form.boxes[name].field.widget.setMinimumHeight(0)
            self.form.boxes[name].field.widget.setFixedHeight(round(em() * lines))
        self.read_through = DateField(_("I read the docket through"))
        self.all_read = QCheckBox(_("I read the other dockets through that day too"))
        self.all_read.setAccessibleName(self.all_read.text())
        self.impact = ImpactView()
        self.go_on = primary(_("Show what it changes"))
        self.save = primary(_("Save order"), "gavel")
        self.back, self.cancel = button(_("Back")), button(_("Cancel"))
        self._lay_out()
        self.docket.currentIndexChanged.connect(self._docket_chosen)
        self.go_on.clicked.connect(self._check)
        self.form.submitted.connect(self._check)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._show_form)
        self.cancel.clicked.connect(self.reject)

    def ask(self, choices: OrderChoices) -> None:
        """Open it; what was typed and not saved before is still there."""
        fresh = self._choices is None
        self._choices = choices
        self.docket.blockSignals(True)
        chosen = self.docket.currentIndex()
        self.docket.clear()
        self.docket.addItems([words for _id, words in choices.dockets])
        self.docket.setCurrentIndex(max(chosen, 0))
        self.docket.blockSignals(False)
        self._docket_chosen()
        if fresh:
            self.form.load_new()
            self.read_through.set_day(None)
            self.all_read.setChecked(False)
        self._show_form()
        self.notice.dismiss()
        self.resize(self.sizeHint())
        self.open()

    def finish(self) -> None:
        """Close: the order is stored, and what was typed may go."""
        self._choices = None
        self.accept()

    def show_impact(self, page: ImpactPage) -> None:
        """Show what the order would change, with Save."""
        self.impact.show_page(page)
        self._turn_to(impact=True)
        self.save.setFocus()

    def show_problem(self, error: AppError) -> None:
        """Say why it cannot be saved: at the field where there is one."""
        self._show_form()
        if isinstance(error, InvalidField) and error.field in self.form.boxes:
            self.form.show_problem(error)
        else:
            self.notice.say(words_of(error), tone="high")

    def sizeHint(self) -> QSize:
        """Two columns of fields, within the screen."""
        room = self.screen().availableGeometry().size()
        return QSize(min(em() * 44, room.width() - 60), min(em() * 46, room.height() - 80))

    @Slot()
    def _docket_chosen(self) -> None:
        if self._choices is None or self.docket.currentIndex() < 0:
            return
        self.reviews.clear()
        self.reviews.addItems([words for _id, words in self._reviewed()])

    def _reviewed(self) -> tuple[tuple[Any, str], ...]:
        if self._choices is None:
            return ()
        return self._choices.reviewed[self._choices.dockets[self.docket.currentIndex()][0]]

    @Slot()
    def _check(self) -> None:
        """Hand what was typed to the presenter, unless a field cannot be read."""
        self.notice.dismiss()
        if self._choices is None or not self.form.check():
            return
        try:
            read_through = self.read_through.day()
        except UnclearDate as error:
            self.notice.say(error.sentence, tone="high")
            self.read_through.setFocus()
            return
        fields = self.form.values()
        fields["docket_id"] = self._choices.dockets[self.docket.currentIndex()][0]
        fields["of_order_id"] = self._reviewed()[max(self.reviews.currentIndex(), 0)][0]
        self.check_requested.emit(OrderDraft(fields, read_through, self.all_read.isChecked()))

    @Slot()
    def _save(self) -> None:
        self.save.setEnabled(False)
        self.save_requested.emit()

    @Slot()
    def _show_form(self) -> None:
        self._turn_to(impact=False)

    def _turn_to(self, *, impact: bool) -> None:
        self._pages.setCurrentIndex(1 if impact else 0)
        self.save.setEnabled(True)
        for widget, shown in (
            (self.go_on, not impact),
            (self.cancel, not impact),
            (self.save, impact),
            (self.back, impact),
        ):
            widget.setVisible(shown)

    def _lay_out(self) -> None:
        form = QWidget()
        form.setObjectName("canvas")
        column = QVBoxLayout(form)
        column.setContentsMargins(2, 0, 10, 4)
        column.setSpacing(12)
        _labelled(column, _("Docket"), self.docket, "")
        _labelled(column, _("Decides on"), self.reviews, _("The order that this decision reviews"))
        column.addWidget(self.form)
        said = _("Leave it empty if you did not read the docket sheet itself.")
        _labelled(column, _("I read the docket through"), self.read_through, said)
        column.addWidget(self.all_read)
        self._pages = QStackedWidget()
        self._pages.addWidget(_scrolled(form))
        self._pages.addWidget(_scrolled(self.impact))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for made in (self.cancel, self.back, self.go_on, self.save):
            buttons.addWidget(made)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(heading(_("Enter order"), 2))
        whole.addWidget(self.notice)
        whole.addWidget(self._pages, 1)
        whole.addLayout(buttons)


def _labelled(column: QVBoxLayout, label: str, widget: QWidget, help_text: str) -> None:
    box = QVBoxLayout()
    box.setSpacing(3)
    words = Words(label, wrap=False)
    words.setBuddy(widget)
    box.addWidget(words)
    box.addWidget(widget)
    if help_text:
        box.addWidget(small(help_text))
    if isinstance(widget, QComboBox):
        widget.setAccessibleName(label)
        widget.setMinimumContentsLength(20)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        widget.setSizeAdjustPolicy(policy)
    column.addLayout(box)


def _scrolled(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
