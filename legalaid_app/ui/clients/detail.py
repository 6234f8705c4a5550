"""A client's page: name, standing and level on top, tabs below. Passive."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.services.history import HistoryEntry
from legalaid_app.ui.clients.forms import PARTS
from legalaid_app.ui.clients.history_tab import HistoryTab
from legalaid_app.ui.clients.lines import OPEN_LETTER, Describe
from legalaid_app.ui.clients.notes_tab import NotesTab
from legalaid_app.ui.clients.overview_tab import OverviewTab
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.clients.part_card import PartCard, draft_words
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.buttons import icon_button
from legalaid_app.ui.kit.cards import InfoBar, clear
from legalaid_app.ui.kit.labels import heading, muted
from legalaid_app.ui.kit.levels import level_badge
from legalaid_app.ui.kit.record_list import RecordListCard
from legalaid_app.ui.kit.tabs import Tabs


class DetailPane(QWidget):
    """`asked(act, kind, id)` of parts; the other signals say their own."""

    asked = Signal(str, str, object)
    back_requested = Signal()
    resume_requested = Signal(str)
    tab_shown = Signal(str)
    write_letter_requested = Signal()
    letter_opened = Signal(object)

    def __init__(self, triage: QWidget) -> None:
        super().__init__()
        self._describe = Describe()
        self.parts = {kind: PartCard(kind, self._describe.of(kind)) for kind in PARTS}
        self.parts["question"] = PartCard(
            "question",
            self._describe.question,
            title=_("Open questions"),
            empty=_("No question is open."),
        )
        self.all_questions = PartCard("question", self._describe.question)
        for card in (*self.parts.values(), self.all_questions):
            card.asked.connect(self.asked)
        self.back = icon_button("arrow-left", _("Back to the list"))
        self.back.clicked.connect(self.back_requested)
        self.name, self.below, self.badge = heading(), muted(), Badge("incomplete")
        self.overview = OverviewTab(self.parts)
        self.notes = NotesTab(self.parts["note"])
        self.history = HistoryTab()
        self.letters = RecordListCard(
            _("Letters"),
            self._describe.letter,
            add=_("New letter …"),
            empty=_("No letter was issued to this client yet."),
            editable=False,
            removable=False,
            icon="mail",
        )
        self.letters.add_requested.connect(self.write_letter_requested)
        self.letters.action_on.connect(self._open_letter)
        self.triage = triage
        self.tabs, self._unfinished = Tabs(_("Client")), QVBoxLayout()
        self._lay_out()
        self.tabs.currentChanged.connect(self._tell_tab)

    def show_page(self, page: ClientPage) -> None:
        """Show a client."""
        self._describe.page = page
        client = page.file.client
        self.name.setText(client.list_name)
        language = _(client.language.label) if client.language else _("language not asked")
        self.below.setText(
            " · ".join(part for part in (client.number, language, _(client.standing.label)) if part)
        )
        self.badge.set_state(*level_badge(page.newest.effective if page.newest else None))
        self.overview.show_page(page)
        for kind, part in PARTS.items():
            if kind != "note":
                self.parts[kind].show_records(getattr(page.file, part.listed))
        self.parts["question"].show_records([q for q in page.file.questions if q.is_open])
        self.all_questions.show_records(tuple(reversed(page.file.questions)))
        self.notes.show_page(page)
        self.letters.show_records(tuple(reversed(page.file.letters)))

    def show_unfinished(self, kind: str) -> None:
        """Offer to go on with a draft of this kind; "" for none."""
        clear(self._unfinished)
        if kind:
            words = _("Not finished: {what}").format(what=draft_words(kind))
            bar = InfoBar(words, _("Continue"), tone="info")
            bar.action_requested.connect(partial(self.resume_requested.emit, kind))
            self._unfinished.addWidget(bar)

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        """List what was done."""
        self.history.show_entries(entries)

    @property
    def shown_tab(self) -> str:
        """The key of the tab in front."""
        return self.tabs.shown

    @Slot()
    def _tell_tab(self) -> None:
        self.tab_shown.emit(self.tabs.shown)

    @Slot(object, str)
    def _open_letter(self, letter_id: object, act: str) -> None:
        if act == OPEN_LETTER:
            self.letter_opened.emit(letter_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.below)
        head.addLayout(names, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        for key, title, page in (
            ("overview", _("Overview"), self.overview),
            ("household", _("Household"), _page(self.parts["household"])),
            ("questions", _("Questions"), _page(self.all_questions)),
            ("letters", _("Letters"), _page(self.letters)),
            ("tasks", _("Tasks"), _page(self.parts["task"])),
            ("notes", _("Notes"), self.notes),
            ("history", _("History"), self.history),
        ):
            self.tabs.add(key, title, page, scrolled=True)
            if key == "questions":
                self.tabs.add("triage", _("Triage"), self.triage)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 10, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._unfinished)
        column.addWidget(self.tabs, 1)


def _page(card: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 12, 6, 12)
    column.addWidget(card)
    column.addStretch(1)
    return page
