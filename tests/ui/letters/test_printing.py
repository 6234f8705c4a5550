"""Drawing sealed pages for printers that take no PDF."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinter

from legalaid_app.services import letters
from legalaid_app.system.printers import PrinterRefused
from legalaid_app.ui.letters import printing
from tests.services.story import add_maria, verify_all


@pytest.fixture
def pdf(office):
    maria = add_maria(office)
    verify_all(office)
    return letters.sealed_pdf(office, letters.issue_guidance(office, maria.id).id)


def to_file(path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


def pages_of(path):
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def test_every_page_of_every_letter_is_drawn(qapp, pdf, tmp_path):
    printing.draw(to_file(tmp_path / "drawn.pdf"), [pdf, pdf])
    assert pages_of(tmp_path / "drawn.pdf") == 4


def test_a_range_of_pages_is_drawn_alone(qapp, pdf, tmp_path):
    printer = to_file(tmp_path / "drawn.pdf")
    printer.setFromTo(2, 2)
    printing.draw(printer, [pdf])
    assert pages_of(tmp_path / "drawn.pdf") == 1


def test_a_printer_that_cannot_be_opened_is_said_in_words(qapp, pdf, tmp_path):
    with pytest.raises(PrinterRefused):
        printing.draw(to_file(tmp_path / "gone" / "drawn.pdf"), [pdf])


def test_printing_into_a_file_draws_the_pages(qapp, tmp_path):
    assert printing.job_of(to_file(tmp_path / "drawn.pdf")) is None
