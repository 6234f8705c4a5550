"""Sends letters to a printer: as they are where the system can, else drawn. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from legalaid_app.services import printing
from legalaid_app.services.printing import PrintJob
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.kit.shell import Desk


class Printer(Protocol):
    """A printer that somebody chose in the system's own dialog.

    Attributes:
        job: how to print where the system takes a PDF as it is; None where the
            pages must be drawn.
    """

    job: PrintJob | None

    def draw(self, pdfs: Sequence[bytes]) -> None:
        """Draw the pages; on the main thread."""


def print_letters(
    desk: Desk,
    printer: Printer,
    pdfs: Sequence[bytes],
    done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    """Print the sealed pages, then call *done*; or *failed* with why not."""

    def finished(_outcome: object) -> None:
        done()

    if printer.job is not None:
        desk.paper(partial(printing.print_all, pdfs, printer.job), finished, failed)
    else:
        run_now(partial(printer.draw, pdfs), finished, failed)
