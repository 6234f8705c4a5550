"""The printer, where the system takes a PDF as it is: CUPS, on Linux and macOS.

The pages go through a pipe, so that no file of them is made by us, and the job
has a neutral title: print queues show it to everybody. What the print system
itself keeps on its disk is not ours to remove.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import N_

JOB_TITLE = "letter"
_PATIENCE = 60  # seconds
_SIDES = {False: "one-sided", True: "two-sided-long-edge"}


class PrinterRefused(AppError):
    """The print system did not take the pages."""

    code = "printer.refused"
    message = N_(
        "The printer did not take the letter. Check that it is on and chosen, then print again."
    )


@dataclass(frozen=True, slots=True)
class PrintJob:
    """How to print.

    Attributes:
        printer: its name in the system; "" for the standard printer.
        pages: "" for all, or ranges such as "1-2,4".
        paper: "Letter", "A4" or "" for what lies in the printer.
    """

    printer: str = ""
    copies: int = 1
    two_sided: bool = False
    pages: str = ""
    paper: str = ""


def takes_pdf() -> bool:
    """Can this system print a PDF exactly as it is?"""
    return _lp() is not None


def send(pdf: bytes, job: PrintJob) -> None:
    """Hand the pages to the print system.

    Raises:
        PrinterRefused: it did not take them.
    """
    program = _lp()
    if program is None:
        raise PrinterRefused
    try:
        done = subprocess.run(
            [program, *arguments(job)],
            input=pdf,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrinterRefused from error
    if done.returncode != 0:
        raise PrinterRefused


def arguments(job: PrintJob) -> list[str]:
    """Return what `lp` is told; the pages come through its standard input.

    >>> arguments(PrintJob("front desk", copies=2))
    ['-d', 'front desk', '-n', '2', '-t', 'letter', '-o', 'sides=one-sided', '-']
    """
    told = ["-d", job.printer] if job.printer else []
    told += ["-n", str(max(job.copies, 1)), "-t", JOB_TITLE, "-o", f"sides={_SIDES[job.two_sided]}"]
    if job.paper:
        told += ["-o", f"media={job.paper}"]
    if job.pages:
        told += ["-P", job.pages]
    return [*told, "-"]


def _lp() -> str | None:
    return None if sys.platform == "win32" else shutil.which("lp")
