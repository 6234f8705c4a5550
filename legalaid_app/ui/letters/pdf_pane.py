"""The pages of a letter, shown from memory: no file of them is made."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Slot
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.ui.kit.buttons import icon_button, quiet
from legalaid_app.ui.kit.cards import EmptyState
from legalaid_app.ui.kit.labels import small
from legalaid_app.ui.kit.theme import colour, em

_STEP, _SMALLEST, _LARGEST = 1.2, 0.25, 5.0


class PdfPane(QWidget):
    """`show_pdf(bytes)`; `show_words(sentence)` in its place; `clear()` forgets the pages."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setAccessibleName(name)
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(12)
        self.empty = EmptyState("", icon="file-text")
        self.count = small("", wrap=False)
        self.smaller = icon_button("zoom-out", _("Smaller pages"))
        self.larger = icon_button("zoom-in", _("Larger pages"))
        self.fit = quiet(_("Fit width"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.smaller.clicked.connect(self._zoom_out)
        self.larger.clicked.connect(self._zoom_in)
        self.fit.clicked.connect(self._fit)
        for keys, slot in (("Ctrl+Alt++", self._zoom_in), ("Ctrl+Alt+-", self._zoom_out)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return int(self._document.pageCount())

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages; the place in the document is kept where it can be."""
        place = self.view.verticalScrollBar().value()
        self._forget()
        self._bytes = QByteArray(pdf)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.count.setText(ngettext("{n} page", "{n} pages", self.pages).format(n=self.pages))
        self.view.palette().setColor(QPalette.ColorRole.Dark, colour("side"))
        self._stack.setCurrentWidget(self.view)
        self._tools(shown=True)
        self.view.verticalScrollBar().setValue(place)

    def show_words(self, words: str) -> None:
        """Say why there are no pages."""
        self._forget()
        self.empty.set_sentence(words)
        self._stack.setCurrentWidget(self.empty)
        self._tools(shown=False)

    def clear(self) -> None:
        """Forget the pages."""
        self.show_words("")

    def _forget(self) -> None:
        self._document.close()
        if self._buffer.isOpen():
            self._buffer.close()
        self._bytes = QByteArray()

    @Slot()
    def _zoom_in(self) -> None:
        self._zoom(_STEP)

    @Slot()
    def _zoom_out(self) -> None:
        self._zoom(1 / _STEP)

    @Slot()
    def _fit(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom(self, factor: float) -> None:
        now = self.view.zoomFactor()
        if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth and self.pages:
            points = self._document.pagePointSize(0).width()
            dots = self.view.logicalDpiX() / 72
            now = max(self.view.viewport().width() - 12, 1) / max(points * dots, 1)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(now * factor, _SMALLEST), _LARGEST))

    def _tools(self, *, shown: bool) -> None:
        for tool in (self.count, self.smaller, self.larger, self.fit):
            tool.setVisible(shown)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.count)
        row.addStretch(1)
        for tool in (self.smaller, self.larger, self.fit):
            row.addWidget(tool)
        self._stack.setMinimumHeight(em() * 11)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.show_words("")
