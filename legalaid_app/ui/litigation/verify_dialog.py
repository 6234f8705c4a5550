"""An attorney says which dockets were read, and through which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.buttons import button, primary
from legalaid_app.ui.kit.cards import clear
from legalaid_app.ui.kit.date_field import DateField
from legalaid_app.ui.kit.date_text import UnclearDate
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.labels import Words, heading, muted, rule, small
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.litigation.pages import ToVerify


class VerifyDialog(QDialog):
    """`ask(rows, today)` opens it; `submitted(ids, day, source)` when the attorney says so."""

    submitted = Signal(list, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Verify orders"))
        self.setAccessibleName(_("Verify orders"))
        self._checks: list[tuple[object, QCheckBox]] = []
        self._needing: list[QCheckBox] = []
        self.notice = NoticeLine()
        self.intro = muted("")
        self.through = DateField(_("Checked through"))
        self.source = QLineEdit()
        self.source.setAccessibleName(_("Source"))
        self.source.setPlaceholderText(_("PACER docket sheet, read in full"))
        self.source.setMaxLength(200)
        self.save = primary(_("Record verification"), "badge-check")
        self.cancel = button(_("Cancel"))
        self.tick_all = button(_("Tick all that need it"))
        self._lay_out()
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.reject)
        self.tick_all.clicked.connect(self._tick_all)

    def ask(self, rows: Sequence[ToVerify], today: date) -> None:
        """Open it with these dockets; none is ticked: reading comes before ticking."""
        clear(self._rows)
        self._checks, self._needing = [], []
        for row in rows:
            self._rows.addWidget(self._row(row))
            self._rows.addWidget(rule())
        self._rows.addStretch(1)
        needing = sum(row.needed for row in rows)
        self.intro.setText(
            _("Read each docket first. Your name and the day stay on record.")
            if needing
            else _("Every docket is verified. You can record a later day.")
        )
        self.tick_all.setVisible(bool(needing))
        self.through.set_day(today)
        self.source.clear()
        self.notice.dismiss()
        self.save.setEnabled(True)
        self.resize(self.sizeHint())
        self.open()

    def show_problem(self, error: AppError) -> None:
        """Say why nothing was recorded."""
        self.save.setEnabled(True)
        self.notice.say(words_of(error), tone="high")

    def sizeHint(self) -> QSize:
        """Room for the dockets, within the screen."""
        room = self.screen().availableGeometry().size()
        return QSize(min(em() * 42, room.width() - 60), min(em() * 38, room.height() - 80))

    def _row(self, row: ToVerify) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        check = QCheckBox()
        check.setAccessibleName(row.title)
        check.setAccessibleDescription(f"{row.recorded}. {row.last}")
        title = Words(row.title)
        title.setBuddy(check)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(small(row.recorded))
        words.addWidget(small(row.last))
        if row.needed:
            badge = Badge("unverified", _("Needs an attorney"))
            words.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeading)
            self._needing.append(check)
        line.addLayout(words, 1)
        column.addLayout(line)
        self._checks.append((row.id, check))
        return box

    @Slot()
    def _tick_all(self) -> None:
        for check in self._needing:
            check.setChecked(True)

    @Slot()
    def _submit(self) -> None:
        try:
            day = self.through.day()
        except UnclearDate as error:
            self.notice.say(error.sentence, tone="high")
            self.through.setFocus()
            return
        self.save.setEnabled(False)
        ids = [docket for docket, check in self._checks if check.isChecked()]
        self.submitted.emit(ids, day, self.source.text())

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("canvas")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(6)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for label, widget, stretch in (
            (_("Checked through"), self.through, 2),
            (_("Source"), self.source, 3),
        ):
            column = QVBoxLayout()
            column.setSpacing(3)
            words = Words(label, wrap=False)
            words.setBuddy(widget)
            column.addWidget(words)
            column.addWidget(widget)
            column.addStretch(1)
            fields.addLayout(column, stretch)
        buttons = QHBoxLayout()
        buttons.addWidget(self.tick_all)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("Verify orders"), 2))
        column.addWidget(self.intro)
        column.addWidget(self.notice)
        column.addWidget(scroll, 1)
        column.addLayout(fields)
        column.addLayout(buttons)
