"""The dialogs of a client's file, made when they are first needed. Passive."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import AppError
from legalaid_app.domain.fields import FieldSpec
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.clients.forms import CLIENT, NEW_CLIENT, PARTS, OpenForm
from legalaid_app.ui.clients.part_card import WORDS
from legalaid_app.ui.kit.field_widgets import LongField
from legalaid_app.ui.kit.kept_dialog import KeptDialog

INTAKE = [
    "given_name", "second_given_name", "surname", "second_surname", "preferred_name",
    "own_script_name", "born_on", "language", "interpreter",
]  # fmt: skip


class Dialogs(QObject):
    """One dialog for each kind of form; one is open at a time."""

    submitted = Signal(object)
    draft_due = Signal(object)
    draft_dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._made: dict[tuple[str, bool], KeptDialog] = {}
        self.open: KeptDialog | None = None

    def begin(self, form: OpenForm) -> None:
        """Open the dialog of a form."""
        key = (form.kind, form.seen is None)
        if key not in self._made:
            self._made[key] = self._make(*key)
        self.open = self._made[key]
        self.open.begin(form.seen, form.stored, **form.given)

    def stored(self) -> None:
        """Close the one that is open."""
        if self.open:
            self.open.finish()

    def problem(self, error: AppError) -> None:
        """Say in it why it was not stored."""
        if self.open:
            self.open.show_problem(error)

    def flush(self) -> None:
        """Keep at once what is typed in it."""
        if self.open:
            self.open.autosave.flush()

    def _make(self, kind: str, is_new: bool) -> KeptDialog:
        made = self._of_client(is_new=is_new) if kind in (NEW_CLIENT, CLIENT) else None
        if made is None:
            words = WORDS[kind]
            columns = 1 if kind in ("question", "note", "task") else 2
            title = _(words.new if is_new else words.edit)
            made = KeptDialog(PARTS[kind].record, title, "", self._window, columns=columns)
        made.submitted.connect(self.submitted)
        made.draft_due.connect(self.draft_due)
        made.draft_dropped.connect(self.draft_dropped)
        return made

    def _of_client(self, *, is_new: bool) -> KeptDialog:
        options: dict[str, Any] = {}
        if is_new:
            question = LongField(FieldSpec(_("Question"), max_length=600, multiline=True))
            question.may_be_empty = True
            helps = {"given_name": _("As on documents; a given name or a surname is enough")}
            options = {"helps": helps, "fields": INTAKE, "extra": {}}
            options["extra"]["wording"] = (_("Question"), question)
        title, save = (_("New client"), _("Add client")) if is_new else (_("Edit client"), "")
        return KeptDialog(Client, title, save, self._window, columns=2, **options)
