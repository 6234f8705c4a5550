"""The page of a letter that is being written: real pages, and beside them all that decides."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from legalaid_app.domain.account import OfficeProfile
from legalaid_app.domain.client import Address
from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services.letter_reasons import Because
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.buttons import button, link, primary, quiet
from legalaid_app.ui.kit.cards import Card, InfoBar, clear
from legalaid_app.ui.kit.field_widgets import CalmComboBox
from legalaid_app.ui.kit.labels import Words, body, muted, small, strong
from legalaid_app.ui.kit.messages import ask
from legalaid_app.ui.kit.record_dialog import RecordDialog
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.letters.pages import LITIGATION, Checked, WritingPage
from legalaid_app.ui.letters.pdf_pane import PdfPane
from legalaid_app.ui.letters.two_panes import TwoPanes
from legalaid_app.ui.litigation.head_line import HeadLine

_ADDRESS = ("street", "unit", "city", "state", "postal_code", "mail")
_OFFICE = ("name", "phone", "address", "attorney_name", "attorney_bar_number")
_PAPERS = ("letter", "a4")


class WriteView(QWidget):
    """Passive; `show_page(page)` and `show_pages(pdf)`."""

    back_asked = Signal()
    language_chosen = Signal(str)
    form_chosen = Signal(bool, str)
    mend_asked = Signal(str)
    address_submitted = Signal(object)
    office_submitted = Signal(object)
    issue_asked = Signal()
    client_asked = Signal()
    verify_asked = Signal()
    said = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = quiet(_("Letters"), "chevron-left", name=_("Back to the letters"))
        self.client = link(" ")
        self.language, self.paper = CalmComboBox(), CalmComboBox()
        self.large = QCheckBox(_("Large print"))
        self.issue = primary(_("Issue letter…"), "stamp")
        self.head = HeadLine(_("New letter"), [self.issue])
        self.refusal = InfoBar("", _("Verify orders…"), tone="medium", icon="triangle-alert")
        self.draft = InfoBar(_("Draft — not issued"), tone="neutral", icon="pencil")
        self.pages = PdfPane(_("Pages of the draft"))
        self._beside = QWidget()
        self._beside.setObjectName("canvas")
        self._cards = QVBoxLayout(self._beside)
        self.address_dialog = RecordDialog(
            Address, _("Client's address"), parent=self, fields=_ADDRESS
        )
        self.office_dialog = RecordDialog(OfficeProfile, _("Office"), parent=self, fields=_OFFICE)
        self._editing: RecordDialog | None = None
        self._lay_out()
        self._connect()
        self.clear()

    def show_page(self, page: WritingPage) -> None:
        """Show the choices, what is missing, what was checked, why each part is there."""
        self.client.setText(page.client.replace("&", "&&"))
        self.client.setAccessibleName(_("Client: {name}").format(name=page.client))
        self._show_languages(page)
        self.issue.setEnabled(page.may_be_issued)
        self.issue.setToolTip(page.refusal)
        self.issue.setAccessibleDescription(page.refusal)
        self.refusal.words.setText(page.refusal)
        self.refusal.setAccessibleName(page.refusal)
        self.refusal.setVisible(bool(page.refusal))
        unverified = any(each.word == _("Not verified") for each in page.checks)
        if self.refusal.action:
            self.refusal.action.setVisible(unverified)
        clear(self._cards)
        if page.missing:
            self._cards.addWidget(self._missing(page))
        self._cards.addWidget(_checks(page.checks))
        self._cards.addWidget(_why(page.because, page.always))
        self._cards.addStretch(1)

    def show_pages(self, pdf: bytes) -> None:
        """Show the real pages, each with the banner of a draft."""
        self.pages.show_pdf(pdf)

    def show_no_pages(self, words: str) -> None:
        """Say why the pages cannot be made."""
        self.pages.show_words(words)

    def set_busy(self, busy: bool) -> None:
        """While a letter is sealed nothing may be changed."""
        for widget in (self.language, self.paper, self.large, self.back):
            widget.setEnabled(not busy)
        if busy:
            self.issue.setEnabled(False)

    def confirm(self, question: str, what_happens: str, act: str) -> bool:
        """Ask once before sealing."""
        return ask(self, question, what_happens, act)

    def edit_address(self, seen: Address | None) -> None:
        """Open the address, or an empty one."""
        self._editing = self.address_dialog
        if seen is None:
            self.address_dialog.add()
        else:
            self.address_dialog.edit(seen)

    def edit_office(self, seen: OfficeProfile) -> None:
        """Open the letterhead."""
        self._editing = self.office_dialog
        self.office_dialog.edit(seen)

    def show_edit_problem(self, error: AppError) -> None:
        """Say why it was not kept."""
        if self._editing:
            self._editing.show_problem(error)

    def close_edit(self) -> None:
        """It is kept."""
        if self._editing:
            self._editing.finish()

    def say(self, words: str, action: str = "", tone: str = "info") -> None:
        """Say what just happened, above the page."""
        self.said.emit(words, action, tone)

    def clear(self) -> None:
        """Forget the letter; nothing can be issued before another is shown."""
        self.issue.setEnabled(False)
        self.refusal.hide()
        self.pages.clear()
        clear(self._cards)
        self.client.setText("")

    def _show_languages(self, page: WritingPage) -> None:
        self.language.blockSignals(True)
        self.language.clear()
        for code, name in page.languages:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(page.language))
        self.language.blockSignals(False)

    def _missing(self, page: WritingPage) -> Card:
        card = Card(_("Missing"), icon="circle-alert")
        for each in page.missing:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(body(each.words), 1)
            words = _("Verify…") if each.place == LITIGATION else _("Enter…")
            mend = button(words, name=_("Enter: {what}").format(what=each.words))
            mend.clicked.connect(partial(self._mend, each.place))
            row.addWidget(mend)
            card.add_layout(row)
        return card

    def _mend(self, place: str, *_checked: object) -> None:
        self.mend_asked.emit(place)

    @Slot(int)
    def _language(self, place: int) -> None:
        self.language_chosen.emit(self.language.itemData(place))

    @Slot()
    def _form(self) -> None:
        self.form_chosen.emit(self.large.isChecked(), _PAPERS[self.paper.currentIndex()])

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.client.clicked.connect(self.client_asked)
        self.language.activated.connect(self._language)
        self.paper.activated.connect(self._form)
        self.large.clicked.connect(self._form)
        self.issue.clicked.connect(self.issue_asked)
        self.refusal.action_requested.connect(self.verify_asked)
        self.address_dialog.submitted.connect(self.address_submitted)
        self.office_dialog.submitted.connect(self.office_submitted)

    def _lay_out(self) -> None:
        self._cards.setContentsMargins(0, 0, 8, 0)
        self._cards.setSpacing(12)
        self.paper.addItems([_("US Letter"), _("A4")])
        for box, name in ((self.language, _("Language of the letter")), (self.paper, _("Paper"))):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(8)
        self.large.setAccessibleName(_("Large print"))
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.back)
        top.addWidget(self.client)
        top.addStretch(1)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        label = Words(_("Language"), wrap=False)
        label.setBuddy(self.language)
        choices.addWidget(label)
        choices.addWidget(self.language)
        choices.addWidget(self.paper)
        choices.addWidget(self.large)
        choices.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.draft)
        column.addWidget(self.pages, 1)
        scroll = QScrollArea()
        scroll.setAccessibleName(_("What was checked, and why"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._beside)
        self.panes = TwoPanes(_("Pages"), left, _("Checks and reasons"), scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self.head)
        whole.addLayout(choices)
        whole.addWidget(self.refusal)
        whole.addWidget(self.panes, 1)
        self.setMinimumWidth(em() * 20)


def _checks(checks: tuple[Checked, ...]) -> Card:
    card = Card(_("Before it goes out"), icon="clipboard-check")
    for each in checks:
        row = QVBoxLayout()
        row.setSpacing(2)
        row.addWidget(Badge(each.state, each.word), 0, Qt.AlignmentFlag.AlignLeading)
        row.addWidget(body(each.words))
        card.add_layout(row)
    return card


def _why(because: tuple[Because, ...], always: int) -> Card:
    card = Card(_("Why each part is here"), icon="list-checks")
    for each in because:
        row = QVBoxLayout()
        row.setSpacing(1)
        row.addWidget(strong(each.part))
        for reason in each.reasons:
            row.addWidget(small(reason))
        card.add_layout(row)
    if always:
        words = ngettext(
            "{n} part stands in every letter.", "{n} parts stand in every letter.", always
        )
        card.add(muted(words.format(n=always)))
    return card
