"""The issued letters: chips and list at the left, the chosen letter at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.words import gettext as _
from legalaid_app.services.letter_book import LetterLine
from legalaid_app.ui.kit.buttons import quiet
from legalaid_app.ui.kit.card_list import CardList, CardLook
from legalaid_app.ui.kit.cards import EmptyState
from legalaid_app.ui.kit.labels import heading
from legalaid_app.ui.kit.table_model import PagedListModel
from legalaid_app.ui.kit.theme import em, set_look
from legalaid_app.ui.letters.letter_view import LetterView
from legalaid_app.ui.letters.two_panes import scrolled
from legalaid_app.ui.letters.words import issued_day, line_words, spoken, standing_badge
from legalaid_app.ui.panes import mark_pane

_CHIPS = ("all", "stale", "month")


class BookView(QWidget):
    """Signals: `chip_chosen(key)`, `letter_chosen(id)`."""

    chip_chosen = Signal(str)
    letter_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PagedListModel(spoken, parent=self)
        self.list = CardList(self._model, _look, _("Issued letters"))
        self.letter = LetterView()
        self.nothing = EmptyState("", icon="mail")
        self.chips: dict[str, QPushButton] = {}
        self._right = QStackedWidget()
        self._lay_out()
        self.list.current_changed.connect(self.letter_chosen)

    def show_lines(self, lines: Sequence[LetterLine], chip: str, counts: Mapping[str, int]) -> None:
        """List these letters."""
        names = {"all": _("All"), "stale": _("Out of date"), "month": _("This month")}
        for key, made in self.chips.items():
            words = _("{name} {n}").format(name=names[key], n=counts[key])
            made.setText(words)
            made.setAccessibleName(names[key])
            made.setAccessibleDescription(str(counts[key]))
            made.setChecked(key == chip)
        self._arrange()
        self._model.set_rows(lines)
        if not lines:
            none = {
                "all": _("No letter is issued yet. Open a client to write one."),
                "stale": _("No letter is out of date."),
                "month": _("No letter was issued this month."),
            }
            self.show_nothing(none[chip])
        elif self.list.current_id() is None:
            self.show_nothing(_("Choose a letter to see its pages."))

    def show_letter(self) -> None:
        """Bring the letter to the front."""
        self._right.setCurrentWidget(self._letter_page)

    def show_nothing(self, words: str) -> None:
        """Say why no letter is shown."""
        self.letter.clear()
        self.nothing.set_sentence(words)
        self._right.setCurrentWidget(self.nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list room for its words, but never more than a third or so."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._side.setMinimumWidth(min(em() * 20, round(self.width() * 0.36)))
        self._side.setMaximumWidth(widest := max(200, round(self.width() * 0.4)))
        if self._splitter.sizes()[0] > widest:
            self._splitter.setSizes([widest, self.width() - widest])
        wanted = sum(made.sizeHint().width() + 2 for made in self.chips.values())
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        room = self._side.minimumWidth() - 24
        self._chips.setDirection(across if wanted <= room else down)

    def _lay_out(self) -> None:
        self._side = QWidget()
        mark_pane(self._side)
        self._chips = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._chips.setSpacing(2)
        group = QButtonGroup(self)
        for key in _CHIPS:
            made = quiet(key)
            made.setCheckable(True)
            set_look(made, chip=True)
            made.clicked.connect(partial(self._chosen, key))
            group.addButton(made)
            self._chips.addWidget(made)
            self.chips[key] = made
        column = QVBoxLayout(self._side)
        column.setContentsMargins(14, 12, 10, 12)
        column.setSpacing(8)
        column.addWidget(heading(_("Letters"), 1))
        column.addLayout(self._chips)
        column.addWidget(self.list, 1)
        self._letter_page = scrolled(self.letter, _("Letter"))
        self._right.addWidget(self._letter_page)
        self._right.addWidget(self.nothing)
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self._side)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([em() * 22, em() * 50])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _chosen(self, key: str, *_checked: object) -> None:
        self.chip_chosen.emit(key)


def _look(line: LetterLine) -> CardLook:
    badge, word = standing_badge(line)
    return CardLook(
        title=line.client_name,
        subtitle=line_words(line),
        badge=badge,
        badge_word=word,
        remark=issued_day(line.letter),
    )
