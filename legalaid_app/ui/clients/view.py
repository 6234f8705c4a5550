"""The clients section: the list beside one client's page. Passive."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.ids import ClientId
from legalaid_app.domain.words import gettext as _
from legalaid_app.services.history import HistoryEntry
from legalaid_app.ui.clients.detail import DetailPane
from legalaid_app.ui.clients.dialogs import Dialogs
from legalaid_app.ui.clients.forms import OpenForm
from legalaid_app.ui.clients.list_pane import ListPane
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.kit.cards import EmptyState
from legalaid_app.ui.kit.paged_rows import Fetch
from legalaid_app.ui.kit.run import Run
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.panes import mark_pane

BOTH_EMS = 52  # narrower than this, the list and the page take turns
TRIAGE_EMS = 80  # and with triage open, which has two halves of its own


class ClientsView(QWidget):
    """Signals say what people ask for; setters show what came of it."""

    filter_changed = Signal(str)
    client_chosen = Signal(object)
    new_requested = Signal()
    resume_requested = Signal(str)  # the kind of a draft of the open client
    part_asked = Signal(str, str, object)  # act, kind, record id

    def __init__(self, fetch: Fetch, run: Run, triage: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.list = ListPane(fetch, run)
        self.detail = DetailPane(triage)
        self.dialogs = Dialogs(self)
        self._nobody = EmptyState(_("Choose a client in the list, or add one."), icon="user-round")
        self._pages = QStackedWidget()
        self._turn_to_list, self._both = True, False
        self._lay_out()
        self.list.filter_changed.connect(self.filter_changed)
        self.list.chosen.connect(self._chosen)
        self.list.cards.clicked.connect(self._turn_to_page)
        self.list.new_requested.connect(self.new_requested)
        self.detail.asked.connect(self.part_asked)
        self.detail.resume_requested.connect(self.resume_requested)
        self.detail.back_requested.connect(self._back)
        self.detail.tab_shown.connect(self._arrange)

    def show_ids(self, ids: Sequence[UUID], words: str) -> None:
        """List these clients."""
        self.list.show_ids(ids, words)

    def show_stale(self, ids: frozenset[ClientId]) -> None:
        """Mark these."""
        self.list.show_stale(ids)

    def refresh_lines(self) -> None:
        """Fetch the lines of the list again."""
        self.list.refresh()

    def select(self, client_id: UUID | None) -> None:
        """Mark the open client in the list."""
        self.list.select(client_id)

    def show_page(self, page: ClientPage) -> None:
        """Show a client's page."""
        self.detail.show_page(page)
        if self._pages.currentWidget() is not self.detail:
            self._pages.setCurrentWidget(self.detail)
            self._turn_to_list = False
        self._arrange()

    def show_no_page(self) -> None:
        """Show that no client is open."""
        self._pages.setCurrentWidget(self._nobody)
        self._turn_to_list = True
        self._arrange()

    def show_tab(self, key: str) -> None:
        """Bring a tab of the page to the front."""
        self._turn_to_list = False
        self.detail.tabs.show_tab(key)
        self._arrange()

    def open_form(self, form: OpenForm) -> None:
        """Open a form for typing."""
        self.dialogs.begin(form)

    def form_stored(self) -> None:
        """Close it."""
        self.dialogs.stored()

    def form_problem(self, error: AppError) -> None:
        """Say in it why it was not stored."""
        self.dialogs.problem(error)

    def show_unfinished(self, kind: str) -> None:
        """Offer to go on with what was left unfinished about this client."""
        self.detail.show_unfinished(kind)

    def show_unfinished_client(self, left: bool) -> None:
        """Offer to go on with a new client who was left unfinished."""
        self.list.show_unfinished(left)

    def show_note(self, body: str) -> None:
        """Put this into the note that is being typed."""
        self.detail.notes.show_typed(body)

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        """List what was done in the open client's file."""
        self.detail.show_history(entries)

    def flush(self) -> None:
        """Hand over at once what is being typed."""
        self.dialogs.flush()
        self.detail.notes.autosave.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both panes where there is room, else one at a time."""
        super().resizeEvent(event)
        self._arrange()

    @Slot(object)
    def _chosen(self, client_id: object) -> None:
        self._turn_to_list = False
        self.client_chosen.emit(client_id)
        self._arrange()

    @Slot()
    def _turn_to_page(self) -> None:
        """A click on the client whose page is open already: nothing to load, but to show."""
        self._turn_to_list = False
        self._arrange()

    @Slot()
    def _back(self) -> None:
        self._turn_to_list = True
        self._arrange()
        self.list.cards.setFocus()

    @Slot()
    def _arrange(self) -> None:
        needed = TRIAGE_EMS if self.detail.shown_tab == "triage" else BOTH_EMS
        both = self.width() >= em(self) * needed
        self.list.setVisible(both or self._turn_to_list)
        self._pages.setVisible(both or not self._turn_to_list)
        self.detail.back.setVisible(not both)
        if both and not self._both:
            beside = min(em(self) * 24, self.width() * 2 // 5)
            self._split.setSizes([beside, self.width() - beside])
        self._both = both

    def _lay_out(self) -> None:
        self._pages.addWidget(self._nobody)
        self._pages.addWidget(self.detail)
        mark_pane(self.list)
        mark_pane(self._pages)
        self.list.setMinimumWidth(em() * 16)
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.list)
        split.addWidget(self._pages)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
