"""Who changed what in a client's file, when, before and after. Passive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.services.history import FieldChange, HistoryEntry
from legalaid_app.services.history_words import say
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.timeline import Timeline, TimelineEntry

_ICONS = {"added": "plus", "edited": "pencil", "removed": "trash-2"}


class HistoryTab(QWidget):
    """A timeline of actions."""

    def __init__(self) -> None:
        super().__init__()
        self.timeline = Timeline(empty=_("Nothing was done yet."))
        card = Card(_("History"), icon="history")
        card.add(self.timeline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 6, 12)
        column.addWidget(card)
        column.addStretch(1)

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """List the actions, newest first."""
        self.timeline.show_entries([_entry(entry) for entry in entries])


def _entry(entry: HistoryEntry) -> TimelineEntry:
    at = entry.at.astimezone()
    head = _("{name} · {day} {time}").format(
        name=entry.who, day=short_date(at.date()), time=f"{at:%H:%M}"
    )
    changes = [words for change in entry.changes if (words := _change(change))]
    icon = _ICONS.get(entry.changes[0].kind if entry.changes else "", "pencil")
    return TimelineEntry(icon, entry.label, "\n".join([head, *changes]))


def _change(change: FieldChange) -> str:
    said = say(change)
    if said is None:
        return ""
    if change.kind == "added":
        return _("{field}: {after}").format(field=said.label, after=_words(said.after))
    if change.kind == "removed":
        return _("{field}: {before}").format(field=said.label, before=_words(said.before))
    return _("{field}: {before} → {after}").format(
        field=said.label, before=_words(said.before), after=_words(said.after)
    )


def _words(value: str | int | date | datetime | None) -> str:
    if value is None:
        return _("nothing")
    if isinstance(value, datetime):
        at = value.astimezone()
        return f"{short_date(at.date())} {at:%H:%M}"
    if isinstance(value, date):
        return short_date(value)
    return _("“{text}”").format(text=value) if isinstance(value, str) else str(value)
