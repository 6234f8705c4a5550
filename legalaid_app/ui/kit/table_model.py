"""The model of every table and list: columns declared once, rows fetched in blocks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import STATES
from legalaid_app.ui.kit.icons import icon
from legalaid_app.ui.kit.paged_rows import Fetch, PagedRows
from legalaid_app.ui.kit.run import Run, run_now
from legalaid_app.ui.kit.theme import em, tokens

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """One column: its title, the text of a row, and how it stands.

    Attributes:
        key: what sorting asks for; a column without one cannot be sorted.
        align: "leading", "trailing" (numbers) or "center".
        state: a key of `badges.STATES` for the row: its shape and colour stand before the text.
        width: in heights of a line of text; 0 shares what is left.
    """

    title: str
    text: Callable[[Any], str]
    key: str = ""
    align: str = "leading"
    state: Callable[[Any], str] | None = None
    width: float = 0


_ALIGN = {
    "leading": Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
    "trailing": Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


class PagedTableModel(QAbstractTableModel):
    """Show rows by id: `set_ids(ids)` with *fetch*, or `set_rows(rows)` all at once."""

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch | None = None,
        run: Run = run_now,
        *,
        row_id: Callable[[Any], Hashable] = attrgetter("id"),
        spoken: Callable[[Any], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows = PagedRows(fetch, run, row_id, self._loaded)
        self._spoken = spoken
        self._places: dict[Hashable, int] | None = None

    @property
    def ids(self) -> Sequence[Any]:
        """The ids, in the order shown."""
        return self._rows.ids

    def set_ids(self, ids: Sequence[Any]) -> None:
        """Show these, in this order; views keep what is selected."""
        self.beginResetModel()
        self._rows.set_ids(ids)
        self._places = None
        self.endResetModel()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, which are all in memory."""
        self.beginResetModel()
        self._rows.set_rows(rows)
        self._places = None
        self.endResetModel()

    def refresh(self) -> None:
        """Fetch again what is on the screen: some rows changed, none came or went."""
        self._rows.forget()
        self._loaded(0, len(self._rows) - 1)

    def row(self, place: int) -> Any | None:
        """Return the row at *place*, or None while it is fetched."""
        return self._rows.row(place)

    def id_at(self, place: int) -> Any:
        """Return the id at *place*."""
        return self._rows.ids[place]

    def place_of(self, row_id: Hashable) -> int | None:
        """Return where an id stands, None when it is not listed."""
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self._rows.ids)}
        return self._places.get(row_id)

    def find(self, typed: str, start: int) -> int | None:
        """Return the next row in memory whose first column begins with *typed*."""
        count, wanted = len(self._rows), typed.casefold()
        for step in range(count):
            place = (start + step) % count
            row = self._rows.in_memory(place)
            if row is not None and self.columns[0].text(row).casefold().startswith(wanted):
                return place
        return None

    def text_of(self, places: Iterable[int]) -> str:
        """Return rows as lines of tab-separated text, titles first; for copying."""
        lines = ["\t".join(column.title for column in self.columns)]
        for place in places:
            if (row := self._rows.row(place)) is not None:
                lines.append("\t".join(_flat(column.text(row)) for column in self.columns))
        return "\n".join(lines)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        row = self._rows.row(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        return self._of_row(row, column, index.column(), role)

    def _of_row(self, row: Any, column: Column, number: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.DecorationRole:
                return _shape(column.state(row)) if column.state else None
            case Qt.ItemDataRole.ForegroundRole:
                return _ink(column.state(row)) if column.state else None
            case Qt.ItemDataRole.ToolTipRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._say(row) if number == 0 else column.text(row)
        return None

    def _say(self, row: Any) -> str:
        """The whole row in one sentence, for a screen reader."""
        if self._spoken:
            return self._spoken(row)
        words = ((column.title, column.text(row)) for column in self.columns)
        return ", ".join(_("{title}: {text}").format(title=t, text=x) for t, x in words if x)

    def _loaded(self, first: int, last: int) -> None:
        if last >= first and self.columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


class PagedListModel(PagedTableModel):
    """The same with one column: what a row says; for `CardList`."""

    def __init__(
        self,
        text: Callable[[Any], str],
        fetch: Fetch | None = None,
        run: Run = run_now,
        *,
        row_id: Callable[[Any], Hashable] = attrgetter("id"),
        spoken: Callable[[Any], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(
            [Column("", text)], fetch, run, row_id=row_id, spoken=spoken or text, parent=parent
        )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _shape(key: str) -> QIcon | None:
    if key not in STATES:
        return None
    return icon(STATES[key].icon, tokens().tone(STATES[key].tone)[0], em())


def _ink(key: str) -> QColor:
    if key not in STATES:
        return QApplication.palette().color(QPalette.ColorRole.Text)
    return QColor(tokens().tone(STATES[key].tone)[0])
