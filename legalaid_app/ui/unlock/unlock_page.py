"""The page that opens a store: who, and the passphrase. It tells nothing about any client."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import link, primary
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.labels import heading, muted, small
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.unlock.labelled import Labelled
from legalaid_app.ui.unlock.passphrase_line import PassphraseLine


class UnlockPage(Card):
    """A passive page: what people want goes out as signals."""

    unlock_requested = Signal(object, str)  # a person's label or None, the passphrase
    other_store_requested = Signal()
    new_store_requested = Signal()
    people_shown = Signal()

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Unlock"))
        self.people = QComboBox()
        self._labels: list[str | None] = []
        self.who = Labelled(_("Person"), self.people)
        self.passphrase = PassphraseLine(_("Passphrase"))
        self.notice = NoticeLine()
        self.busy = small("")
        self.unlock = primary(_("Unlock"), "lock-open")
        self.where = small("", wrap=False)
        self._lay_out(hint)
        self.show_store("", ())
        self.passphrase.submitted.connect(self._submit)
        self.unlock.clicked.connect(self._submit)

    def show_store(self, folder: str, people: Sequence[str]) -> None:
        """Show where the store is and whose passphrases open it."""
        name = Path(folder).name
        self.where.setText(_("Store: {folder}").format(folder=name) if name else "")
        self.where.setToolTip(folder)
        self._labels = [*people, None]
        self.people.clear()
        self.people.addItems([*people, _("Somebody else: try every key")])
        self.who.setVisible(len(people) > 1)
        self.notice.dismiss()
        self.passphrase.forget()
        self.passphrase.setFocus()
        self.people_shown.emit()

    def forget(self) -> None:
        """Keep no passphrase in the window."""
        self.passphrase.forget()

    def choose(self, label: str) -> None:
        """Offer this person first."""
        if label in self._labels:
            self.people.setCurrentIndex(self._labels.index(label))

    def show_problem(self, words: str, *, again: bool) -> None:
        """Say why it is not open; with *again*, another try may help."""
        self.notice.say(words, tone="high")
        if again:
            self.passphrase.setFocus()
            self.passphrase.line.selectAll()

    def show_busy(self, words: str) -> None:
        """Say what is under way; "" when nothing is."""
        self.busy.setText(words)
        if words:
            self.notice.dismiss()
        for widget in (self.people, self.passphrase, self.unlock):
            widget.setEnabled(not words)

    @Slot()
    def _submit(self) -> None:
        if not self.passphrase.text():
            self.show_problem(_("Enter your passphrase."), again=True)
            return
        label = self._labels[self.people.currentIndex()] if self.who.isVisibleTo(self) else None
        self.unlock_requested.emit(label, self.passphrase.text())

    def _lay_out(self, hint: str) -> None:
        self.content.setContentsMargins(28, 24, 28, 20)
        self.content.setSpacing(14)
        self.add(heading(_("Unlock the store"), 2))
        if hint:
            self.add(muted(hint))
        self.add(self.notice)
        self.add(self.who)
        self.add(Labelled(_("Passphrase"), self.passphrase))
        row = QHBoxLayout()
        row.addWidget(self.unlock)
        row.addWidget(self.busy, 1)
        self.add_layout(row)
        others = QHBoxLayout()
        others.setSpacing(12)
        for words, signal in (
            (_("Open another store…"), self.other_store_requested),
            (_("Create a new store"), self.new_store_requested),
        ):
            made = link(words)
            made.clicked.connect(signal)
            others.addWidget(made)
        others.addStretch(1)
        bottom = QVBoxLayout()
        bottom.setSpacing(4)
        bottom.addLayout(others)
        bottom.addWidget(self.where)
        self.add_layout(bottom)
