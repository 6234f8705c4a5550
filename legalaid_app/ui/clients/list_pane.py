"""The list of clients with its filter. Passive."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from legalaid_app.domain.ids import ClientId
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services.clients import ClientLine
from legalaid_app.ui.kit.buttons import button
from legalaid_app.ui.kit.card_list import CardList, CardLook
from legalaid_app.ui.kit.cards import EmptyState, InfoBar, clear
from legalaid_app.ui.kit.icons import icon
from legalaid_app.ui.kit.labels import heading, muted
from legalaid_app.ui.kit.levels import level_badge
from legalaid_app.ui.kit.paged_rows import Fetch
from legalaid_app.ui.kit.run import Run
from legalaid_app.ui.kit.table_model import PagedListModel
from legalaid_app.ui.kit.theme import em, set_look, tokens


class ListPane(QWidget):
    """`filter_changed(words)`, `chosen(client id)`, `new_requested`."""

    filter_changed = Signal(str)
    chosen = Signal(object)
    new_requested = Signal()

    def __init__(self, fetch: Fetch, run: Run) -> None:
        super().__init__()
        self._stale: frozenset[ClientId] = frozenset()
        self._model = PagedListModel(_spoken, fetch, run, parent=self)
        self.cards = CardList(self._model, self._look, _("Clients"))
        self.filter = QLineEdit()
        self.count = muted()
        self._nobody = EmptyState(
            _("No clients yet. Add the first person whom the office advises."),
            action=_("Add a client"),
            icon="users",
        )
        self._nothing = EmptyState(_("No client has this name."), icon="search")
        self._stack, self._unfinished = QStackedLayout(), QVBoxLayout()
        self._lay_out()
        self.cards.current_changed.connect(self._choose)
        self.cards.opened.connect(self._choose)
        self.filter.textChanged.connect(self.filter_changed)
        self._nobody.action_requested.connect(self.new_requested)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self._find)

    def show_ids(self, ids: Sequence[UUID], words: str) -> None:
        """List these; say how many there are."""
        self._model.set_ids(ids)
        empty = self._nothing if words.strip() else self._nobody
        self._stack.setCurrentWidget(self._listed if ids else empty)
        count = ngettext("{n} client", "{n} clients", len(ids)).format(n=f"{len(ids):,}")
        found = ngettext("{n} client found", "{n} clients found", len(ids))
        self.count.setText(found.format(n=f"{len(ids):,}") if words.strip() else count)

    def show_stale(self, ids: frozenset[ClientId]) -> None:
        """Mark who holds a letter that is out of date."""
        self._stale = ids
        self.cards.viewport().update()

    def show_unfinished(self, left: bool) -> None:
        """Offer to go on with a new client who was left unfinished."""
        clear(self._unfinished)
        if left:
            bar = InfoBar(_("A new client is not finished."), _("Continue"), tone="info")
            bar.action_requested.connect(self.new_requested)
            self._unfinished.addWidget(bar)

    def refresh(self) -> None:
        """Fetch the lines again."""
        self._model.refresh()

    def select(self, client_id: UUID | None) -> None:
        """Mark one client, without saying that somebody chose it."""
        self.cards.blockSignals(True)
        if client_id is None:
            self.cards.clearSelection()
        else:
            self.cards.select_id(client_id)
        self.cards.blockSignals(False)

    @Slot(object)
    def _choose(self, client_id: object) -> None:
        if client_id is not None:
            self.chosen.emit(client_id)

    @Slot()
    def _find(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _look(self, line: ClientLine) -> CardLook:
        key, word = level_badge(line.level) if line.level else ("", "")
        stale = line.id in self._stale
        return CardLook(
            title=line.name,
            subtitle=_subtitle(line),
            name=line.name,
            badge=key,
            badge_word=word,
            remark=_("letter out of date") if stale else "",
            remark_tone="medium",
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(heading(_("Clients"), wrap=False), 1)
        new = button(_("New client"), "plus")  # the frame has the blue one
        new.clicked.connect(self.new_requested)
        top.addWidget(new)
        self.filter.setAccessibleName(_("Find a client by name"))
        self.filter.setPlaceholderText(_("Find by name"))
        self.filter.setClearButtonEnabled(True)
        glass = QAction(icon("search", tokens().muted, em()), "", self.filter)
        self.filter.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._listed = QFrame()
        set_look(self._listed, card=True)
        inside = QVBoxLayout(self._listed)
        inside.setContentsMargins(2, 6, 2, 6)
        inside.addWidget(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 12, 8)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(self._unfinished)
        column.addWidget(self.filter)
        column.addLayout(self._stack, 1)
        column.addWidget(self.count)
        for page in (self._listed, self._nobody, self._nothing):
            self._stack.addWidget(page)  # now that it stands in a window: else the first is one


def _subtitle(line: ClientLine) -> str:
    asking = (
        ngettext("{n} open question", "{n} open questions", line.open_questions).format(
            n=line.open_questions
        )
        if line.open_questions
        else ""
    )
    language = _(line.language) if line.language else ""
    return " · ".join(part for part in (line.number, language, asking) if part)


def _spoken(line: ClientLine) -> str:
    """The row as a screen reader says it."""
    level = level_badge(line.level)[1]
    return ", ".join(part for part in (line.name, _subtitle(line), level) if part)
