"""The page that makes the first store: the office, the first person, a passphrase, a folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.account import Role
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import button, link, primary
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.labels import heading, muted, small
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.unlock.labelled import Labelled
from legalaid_app.ui.unlock.passphrase_line import PassphraseLine
from legalaid_app.ui.unlock.presenter import NewOffice


class FirstStartPage(Card):
    """A passive page: what people want goes out as signals."""

    create_requested = Signal(object)  # a NewOffice
    other_store_requested = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        languages: Sequence[tuple[str, str]],
        language: str,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("First start"))
        self.language = QComboBox()
        for code, name in languages:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.office, self.name, self.folder = QLineEdit(), QLineEdit(), QLineEdit(str(folder))
        self.office.setMaxLength(120)
        self.name.setMaxLength(80)
        self.role = QComboBox()
        self.role.addItems([_(role.label) for role in Role])
        self.passphrase = PassphraseLine(_("Passphrase"))
        self.again = PassphraseLine(_("Passphrase again"))
        self.notice, self.busy = NoticeLine(), small("")
        self.create_store = primary(_("Create the store"), "key-round")
        self._inputs = QWidget()
        self.boxes = self._boxes()
        self._lay_out()
        self._connect()

    def show_field_problem(self, field: str, words: str) -> None:
        """Say what to mend; "" for no field in particular."""
        for name, box in self.boxes.items():
            if name != field:
                box.show_error("")
        if field in self.boxes:
            self.boxes[field].show_error(words)
            self.notice.dismiss()
        else:
            self.notice.say(words, tone="high")

    def show_busy(self, words: str) -> None:
        """Say what is under way; "" when nothing is."""
        self.busy.setText(words)
        self._inputs.setEnabled(not words)
        self.create_store.setEnabled(not words)
        if words:
            self.show_field_problem("", words)
            self.notice.dismiss()

    def forget(self) -> None:
        """Empty the passphrases."""
        self.passphrase.forget()
        self.again.forget()

    @Slot()
    def _submit(self) -> None:
        self.create_requested.emit(
            NewOffice(
                office=self.office.text().strip(),
                name=self.name.text().strip(),
                role=tuple(Role)[self.role.currentIndex()],  # Qt would give back a plain text
                passphrase=self.passphrase.text(),
                again=self.again.text(),
                folder=self.folder.text().strip(),
                language=self.language.currentData(),
            )
        )

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Folder of the store"), str(Path(self.folder.text()).parent)
        )
        if chosen:
            self.folder.setText(chosen)

    @Slot(int)
    def _language(self, place: int) -> None:
        self.language_chosen.emit(self.language.itemData(place))

    def _connect(self) -> None:
        lines = (self.office, self.name, self.passphrase.line, self.again.line)
        for before, after in pairwise(lines):
            before.returnPressed.connect(partial(after.setFocus))
        self.again.submitted.connect(self._submit)
        self.folder.returnPressed.connect(self._submit)
        self.create_store.clicked.connect(self._submit)
        self.language.activated.connect(self._language)

    def _boxes(self) -> dict[str, Labelled]:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        change = button(_("Change…"), "folder-open", name=_("Change the folder"))
        change.clicked.connect(self._choose_folder)
        row.addWidget(self.folder, 1)
        row.addWidget(change)
        place.setFocusProxy(self.folder)
        return {
            "language": Labelled(_("Language of the program"), self.language),
            "office": Labelled(
                _("Name of the office"), self.office, _("It stands on every letter.")
            ),
            "name": Labelled(_("Your name"), self.name),
            "role": Labelled(
                _("Your role"), self.role, _("Only an attorney can verify court orders.")
            ),
            "passphrase": Labelled(
                _("Passphrase"),
                self.passphrase,
                _("At least 15 characters. Six words at random are good."),
            ),
            "again": Labelled(
                _("Passphrase again"),
                self.again,
                _("Nobody can open the store without it. Keep a copy on paper, in a safe place."),
            ),
            "folder": Labelled(_("Folder"), place),
        }

    def _lay_out(self) -> None:
        self.content.setContentsMargins(28, 24, 28, 20)
        self.content.setSpacing(12)
        self.add(heading(_("Set up your office"), 2))
        self.add(
            muted(
                _(
                    "Everything is kept in one encrypted store on this computer. Nothing is sent anywhere."
                )
            )
        )
        self.add(self.notice)
        column = QVBoxLayout(self._inputs)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for names in (
            ("language",),
            ("office",),
            ("name", "role"),
            ("passphrase", "again"),
            ("folder",),
        ):
            row = QHBoxLayout()
            row.setSpacing(16)
            for name in names:
                box = self.boxes[name]
                inner = QVBoxLayout()
                inner.addWidget(box)
                inner.addStretch(1)
                row.addLayout(inner, 1)
            column.addLayout(row)
        self.add(self._inputs)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.create_store)
        row.addWidget(self.busy, 1)
        other = link(_("Open an existing store…"))
        other.clicked.connect(self.other_store_requested)
        row.addWidget(other)
        self.add_layout(row)
