"""The litigation over time: the picture, and the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.table import RecordTable
from legalaid_app.ui.kit.table_model import Column, PagedTableModel
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.litigation.chart import LitigationChart
from legalaid_app.ui.litigation.chart_data import Chart, ChartRow


class TimePage(QWidget):
    """`show_chart(chart, rows)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.chart = LitigationChart()
        self._model = PagedTableModel(
            [
                Column(_("Day"), _day, width=7),
                Column(_("Docket"), _docket, width=8),
                Column(_("Decision"), _what),
                Column(_("Stands as"), _became, width=7),
                Column(_("Confidence"), _confidence, width=7),
                Column(_("Remark"), _remark, width=8),
            ],
            parent=self,
        )
        self.table = RecordTable(self._model, _("Decisions"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        picture, words = Card(_("Litigation over time")), Card(_("Decisions"))
        picture.add(self.chart)
        words.add(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(picture)
        column.addWidget(words)

    def show_chart(self, drawn: Chart, rows: Sequence[ChartRow]) -> None:
        """Show this stretch of time."""
        self.chart.show_chart(drawn)
        self._model.set_rows(rows)
        self.table.setFixedHeight(round((len(rows) + 1.2) * (em(self.table) + 20) + em()))


def _day(row: ChartRow) -> str:
    return short_date(row.on)


def _docket(row: ChartRow) -> str:
    return row.docket


def _what(row: ChartRow) -> str:
    return row.what


def _became(row: ChartRow) -> str:
    return row.became


def _confidence(row: ChartRow) -> str:
    return row.confidence


def _remark(row: ChartRow) -> str:
    return _("Invented for a demonstration") if row.invented else ""
