"""The system's own print dialog, and drawing pages where the system takes no PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from legalaid_app.services.printing import PrintJob
from legalaid_app.system import printers

_DPI = 300  # 600 would take 135 MB a page


@dataclass(eq=False)
class ChosenPrinter:
    """What was chosen in the dialog; a `letters.printers.Printer`."""

    printer: QPrinter
    job: PrintJob | None

    def draw(self, pdfs: Sequence[bytes]) -> None:
        """Draw every page of every letter, each on a sheet of its own."""
        draw(self.printer, pdfs)


def ask_printer(parent: QWidget, pages: int) -> ChosenPrinter | None:
    """Open the system's dialog; None when it is cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(printers.JOB_TITLE)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, max(pages, 1))
    if not dialog.exec():
        return None
    return ChosenPrinter(printer, job_of(printer))


def job_of(printer: QPrinter) -> PrintJob | None:
    """Return how to hand the PDF over as it is; None where the pages must be drawn."""
    real = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    if not (printers.takes_pdf() and real and printer.printerName()):
        return None
    first, last = printer.fromPage(), printer.toPage()
    sides = printer.duplex() is not QPrinter.DuplexMode.DuplexNone
    size = printer.pageLayout().pageSize().id()
    papers = {QPageSize.PageSizeId.Letter: "Letter", QPageSize.PageSizeId.A4: "A4"}
    return PrintJob(
        printer=printer.printerName(),
        copies=printer.copyCount(),
        two_sided=sides,
        pages=f"{first}-{last}" if first else "",
        paper=papers.get(size, ""),
    )


def draw(printer: QPrinter, pdfs: Sequence[bytes]) -> None:
    """Draw the pages; without loss, because the driver would blur the letters.

    Raises:
        PrinterRefused: the printer could not be opened.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise printers.PrinterRefused
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        first, last = printer.fromPage() or 1, printer.toPage() or 100_000
        fresh = True
        for pdf in pdfs:
            buffer, document = _opened(pdf)
            for place in range(first - 1, min(document.pageCount(), last)):
                if not fresh:
                    printer.newPage()
                fresh = False
                _draw_page(painter, printer, document, place)
            document.close()
            buffer.close()
    finally:
        painter.end()


def _opened(pdf: bytes) -> tuple[QBuffer, QPdfDocument]:
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return buffer, document


def _draw_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, place: int) -> None:
    points = document.pagePointSize(place)
    image = document.render(place, (points * (_DPI / 72)).toSize())
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = printer.resolution() / 72
    width, height = points.width() * scale, points.height() * scale
    fit = min(sheet.width() / width, sheet.height() / height, 1.0)
    painter.drawImage(QRectF(0, 0, width * fit, height * fit), image)
