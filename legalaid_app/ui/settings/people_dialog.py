"""The people of the office, and a form to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.account import Role, User
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import button, primary
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.labels import heading, muted, small
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.record_list import Line, RecordListCard
from legalaid_app.ui.kit.scroll import Scrolled
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.settings.presenter import NewPerson
from legalaid_app.ui.unlock.labelled import Labelled
from legalaid_app.ui.unlock.passphrase_line import PassphraseLine


class PeopleDialog(QDialog):
    """A passive view; `add_requested` brings a `NewPerson`."""

    add_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("People of the office"))
        self.setAccessibleName(_("People of the office"))
        self.people = RecordListCard(
            _("People"), _line, editable=False, removable=False, icon="users"
        )
        self.name, self.bar_number, self.role = QLineEdit(), QLineEdit(), QComboBox()
        self.name.setMaxLength(80)
        self.bar_number.setMaxLength(40)
        self.role.addItems([_(role.label) for role in Role])
        self.passphrase = PassphraseLine(_("Passphrase of this person"))
        self.again = PassphraseLine(_("The same passphrase again"))
        self.own = PassphraseLine(_("Your own passphrase"))
        self.boxes = {
            "name": Labelled(_("Name"), self.name),
            "role": Labelled(_("Role"), self.role),
            "bar_number": Labelled(_("Bar number (attorneys)"), self.bar_number),
            "passphrase": Labelled(
                _("Passphrase of this person"),
                self.passphrase,
                _("Let the person type it. At least 15 characters."),
            ),
            "again": Labelled(_("The same passphrase again"), self.again),
            "own": Labelled(
                _("Your own passphrase"), self.own, _("To be sure that it is you who adds a key.")
            ),
        }
        self.notice, self.busy = NoticeLine(), small("")
        self.add = primary(_("Add this person"), "user-plus")
        self.close_button = button(_("Close"))
        self.add.clicked.connect(self._submit)
        self.own.submitted.connect(self._submit)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()

    def show_people(self, people: Sequence[User]) -> None:
        """List the people; open if need be."""
        self.people.show_records(people)
        if not self.isVisible():
            self.resize(self.sizeHint())
            self.open()

    def show_problem(self, field: str, words: str) -> None:
        """Say what to mend."""
        for name, box in self.boxes.items():
            box.show_error(words if name == field else "")
        if field not in self.boxes:
            self.notice.say(words, tone="high")

    def show_busy(self, words: str) -> None:
        """Say what is under way."""
        self.busy.setText(words)
        self.add.setEnabled(not words)
        if words:
            self.notice.dismiss()

    def clear(self) -> None:
        """Empty the form."""
        self.name.clear()
        self.bar_number.clear()
        self.role.setCurrentIndex(0)
        self.forget()
        for box in self.boxes.values():
            box.show_error("")

    def forget(self) -> None:
        """Empty the passphrases."""
        for line in (self.passphrase, self.again, self.own):
            line.forget()

    def done(self, result: int) -> None:
        """No passphrase stays in a window that is closed."""
        self.forget()
        super().done(result)

    def sizeHint(self) -> QSize:
        """Room for the list and the form, within the screen."""
        room = self.screen().availableGeometry().size()
        return QSize(em(self) * 44, em(self) * 42).boundedTo(room - QSize(60, 80))

    @Slot()
    def _submit(self) -> None:
        self.add_requested.emit(
            NewPerson(
                self.name.text().strip(),
                tuple(Role)[self.role.currentIndex()],  # Qt would give back a plain text
                self.bar_number.text().strip(),
                self.passphrase.text(),
                self.again.text(),
                self.own.text(),
            )
        )

    def _lay_out(self) -> None:
        form = Card(_("Add a person"), icon="user-plus")
        form.add(muted(_("Each person opens the store with a passphrase of their own.")))
        form.add(self.notice)
        for names in (("name", "role", "bar_number"), ("passphrase", "again"), ("own",)):
            row = QHBoxLayout()
            row.setSpacing(14)
            for name in names:
                inner = QVBoxLayout()
                inner.addWidget(self.boxes[name])
                inner.addStretch(1)
                row.addLayout(inner, 1)
            form.add_layout(row)
        bottom = QHBoxLayout()
        bottom.addWidget(self.add)
        bottom.addWidget(self.busy, 1)
        form.add_layout(bottom)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 4)
        column.setSpacing(12)
        column.addWidget(self.people)
        column.addWidget(form)
        column.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(20, 0, 20, 0)
        top.addWidget(heading(_("People of the office"), 2))
        end = QHBoxLayout()
        end.setContentsMargins(20, 0, 20, 0)
        end.addStretch(1)
        end.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 16)
        whole.setSpacing(10)
        whole.addLayout(top)
        whole.addWidget(Scrolled(inside), 1)
        whole.addLayout(end)


def _line(user: User) -> Line:
    bar = _("Bar number {number}").format(number=user.bar_number) if user.bar_number else ""
    return Line(
        user.name,
        " · ".join(part for part in (_(user.role.label), bar) if part),
        badge="" if user.active else "closed",
        badge_word="" if user.active else _("Former"),
    )
