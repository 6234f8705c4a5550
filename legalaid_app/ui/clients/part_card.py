"""The list of one kind of part on a client's page; tells what is asked of which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from legalaid_app.domain.words import N_
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.clients.forms import CLIENT, TRIAGE, part_of_draft
from legalaid_app.ui.kit.record_list import Line, RecordListCard


@dataclass(frozen=True, slots=True)
class PartWords:
    """What a card and its dialog say."""

    title: str
    add: str
    empty: str
    new: str
    edit: str
    icon: str


WORDS = {
    "contact": PartWords(
        N_("Contacts"), N_("Add a contact"), N_("No way to reach the client yet."),
        N_("New contact"), N_("Edit contact"), "phone",
    ),
    "address": PartWords(
        N_("Addresses"), N_("Add an address"), N_("No address yet."),
        N_("New address"), N_("Edit address"), "map-pin",
    ),
    "consent": PartWords(
        N_("Consents"), N_("Add a consent"), N_("No consent recorded yet."),
        N_("New consent"), N_("Edit consent"), "signature",
    ),
    "household": PartWords(
        N_("Household"), N_("Add a person"), N_("Nobody else is recorded at this address."),
        N_("New household member"), N_("Edit household member"), "users",
    ),
    "question": PartWords(
        N_("Questions"), N_("Add a question"), N_("No question yet."),
        N_("New question"), N_("Edit question"), "circle-question-mark",
    ),
    "task": PartWords(
        N_("Tasks"), N_("Add a task"), N_("Nothing to do yet."),
        N_("New task"), N_("Edit task"), "list-checks",
    ),
    "case": PartWords(
        N_("Cases"), N_("Open a case"), N_("No case is open."),
        N_("New case"), N_("Edit case"), "briefcase",
    ),
    "note": PartWords(
        N_("Notes"), "", N_("No notes yet."),
        N_("New note"), N_("Edit note"), "sticky-note",
    ),
}  # fmt: skip


def draft_words(kind: str) -> str:
    """What a draft of this kind is called on the screen."""
    part, edited = part_of_draft(kind)
    if part in WORDS:
        return _(WORDS[part].edit if edited else WORDS[part].new)
    return {CLIENT: _("Edit client"), TRIAGE: _("Triage")}.get(kind, kind)


class PartCard(RecordListCard):
    """`asked(act, kind, record id)` with act "add", "edit", "remove" or one of the line's own."""

    asked = Signal(str, str, object)

    def __init__(
        self, kind: str, describe: Callable[[Any], Line], *, title: str = "", empty: str = ""
    ) -> None:
        words = WORDS[kind]
        super().__init__(
            title or _(words.title),
            describe,
            add=_(words.add) if words.add else "",
            empty=empty or _(words.empty),
            icon=words.icon,
        )
        self._kind = kind
        self.add_requested.connect(partial(self.asked.emit, "add", kind, None))
        self.edit_requested.connect(partial(self.asked.emit, "edit", kind))
        self.remove_requested.connect(partial(self.asked.emit, "remove", kind))
        self.action_on.connect(self._act)

    def _act(self, record_id: object, act: str) -> None:
        self.asked.emit(act, self._kind, record_id)
