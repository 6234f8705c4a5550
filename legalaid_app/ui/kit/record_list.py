"""A card that lists the sub-records of one kind, with Add, Edit and Remove."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.buttons import icon_button, quiet
from legalaid_app.ui.kit.cards import Card, clear
from legalaid_app.ui.kit.labels import body, muted, rule, small

_WIDE_ACTIONS = 8  # letters; more of them stand below the words, which need the width


@dataclass(frozen=True, slots=True)
class Line:
    """How one record reads in the list.

    Attributes:
        badge: a state of `badges.STATES`; *badge_word* says it otherwise.
        actions: more buttons, as (key, text): `action_on` brings (id, key).
    """

    title: str
    subtitle: str = ""
    badge: str = ""
    badge_word: str = ""
    actions: Sequence[tuple[str, str]] = ()


class RecordListCard(Card):
    """`RecordListCard(_("Household"), describe, add=_("Add a person"), empty=_("Nobody yet."))`.

    *describe* turns a record into a `Line`. The signals bring record ids; the
    screen does what they ask, and shows the new list.
    """

    add_requested = Signal()
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    action_on = Signal(object, str)

    def __init__(
        self,
        title: str,
        describe: Callable[[Any], Line],
        *,
        add: str = "",
        empty: str = "",
        editable: bool = True,
        removable: bool = True,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, add, parent, icon=icon)
        self._describe, self._empty = describe, empty
        self._editable, self._removable = editable, removable
        self._records: tuple[Any, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.add_layout(self._lines)
        self.action_requested.connect(self.add_requested)
        self.show_records(())

    @property
    def records(self) -> tuple[Any, ...]:
        """What is listed."""
        return self._records

    def record(self, record_id: Hashable) -> Any:
        """Return the record with this id."""
        return next(record for record in self._records if record.id == record_id)

    def show_records(self, records: Sequence[Any]) -> None:
        """List these records in place of the former ones."""
        self._records = tuple(records)
        clear(self._lines)
        if not records:
            self._lines.addWidget(muted(self._empty))
        for place, record in enumerate(records):
            if place:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._row(record, self._describe(record)))

    def _row(self, record: Any, line: Line) -> QWidget:
        row = QWidget()
        row.setAccessibleName(", ".join(t for t in (line.title, line.subtitle) if t))
        whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        across = QHBoxLayout()
        across.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(body(line.title))
        if line.subtitle:
            words.addWidget(small(line.subtitle))
        words.addStretch(1)
        whole.addLayout(words, 1)
        whole.addLayout(across)
        if sum(len(text) for _key, text in line.actions) > _WIDE_ACTIONS:
            whole.setDirection(QBoxLayout.Direction.TopToBottom)
        if line.badge:
            across.addWidget(Badge(line.badge, line.badge_word))
        for key, text in line.actions:
            act = quiet(text, name=f"{text}: {line.title}")
            act.clicked.connect(partial(self.action_on.emit, record.id, key))
            across.addWidget(act)
        if whole.direction() is QBoxLayout.Direction.TopToBottom:
            across.addStretch(1)
        self._add_button(
            across,
            "pencil",
            _("Edit"),
            line,
            partial(self.edit_requested.emit, record.id),
            self._editable,
        )
        self._add_button(
            across,
            "trash-2",
            _("Remove"),
            line,
            partial(self.remove_requested.emit, record.id),
            self._removable,
        )
        return row

    def _add_button(
        self,
        across: QHBoxLayout,
        icon: str,
        verb: str,
        line: Line,
        act: Callable[[], object],
        wanted: bool,
    ) -> None:
        if wanted:
            made = icon_button(icon, f"{verb}: {line.title}")
            made.clicked.connect(act)
            across.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
