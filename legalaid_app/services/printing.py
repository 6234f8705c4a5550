"""Sealed pages out of the office: to a printer, or into a file that somebody chose."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..domain.letter import Letter
from ..system import printers
from ..system.files import atomic_write
from ..system.printers import PrintJob

__all__ = ["PrintJob", "file_name", "print_all", "save_copy"]


def file_name(letter: Letter) -> str:
    """A name that says nothing about the client: “letter-L2026-0001.pdf”."""
    return f"letter-{letter.number}.pdf"


def save_copy(path: Path, pdf: bytes) -> Path:
    """Write the sealed bytes as they are, readable by this account only.

    Raises:
        StoreUnavailable: in words, what the disk reported.
    """
    atomic_write(path, pdf)
    return path


def print_all(pdfs: Iterable[bytes], job: PrintJob) -> int:
    """Send each letter as a job of its own, so that sheets of two letters never mix; how many.

    Raises:
        PrinterRefused: the print system did not take one; those before it are printed.
    """
    count = 0
    for pdf in pdfs:
        printers.send(pdf, job)
        count += 1
    return count
