"""PDF objects that we write ourselves, for ReportLab's document to number and place."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

# Text in PDF syntax, or what makes it once references have numbers.
Syntax = str | Callable[[PDFDocument], str]


class RawObject(PDFObject):
    """An indirect object in PDF syntax, with the bytes of its stream if it has one."""

    __RefOnly__ = 1

    def __init__(self, syntax: Syntax, stream: bytes | None = None) -> None:
        self._syntax = syntax
        self._stream = stream

    def format(self, document: PDFDocument) -> bytes:
        """Return the object's bytes; called by ReportLab."""
        syntax = self._syntax if isinstance(self._syntax, str) else self._syntax(document)
        head = syntax.encode("latin-1")
        if self._stream is None:
            return head
        return head + b"\nstream\n" + self._stream + b"\nendstream"


def stream(data: bytes, entries: str = "") -> RawObject:
    """Return *data* as a compressed stream."""
    packed = zlib.compress(data)
    return RawObject(f"<< /Filter /FlateDecode {entries} /Length {len(packed)} >>", packed)


def add(document: PDFDocument, content: PDFObject, name: str) -> PDFObjectReference:
    """Give *content* a place in *document*, under a *name* of our own."""
    reference: PDFObjectReference = document.Reference(content, name)  # type: ignore[no-untyped-call]
    return reference


def number(document: PDFDocument, reference: PDFObjectReference) -> str:
    """Return "12 0 R" for *reference*."""
    return reference.format(document).decode("latin-1")


def text_string(text: str) -> str:
    """Return *text* as a PDF text string."""
    return "<FEFF" + utf16(text) + ">"


def utf16(text: str) -> str:
    """Return *text* in UTF-16 as hexadecimal digits."""
    return text.encode("utf-16-be").hex().upper()


def decimal(value: float) -> str:
    """Return *value* as PDF writes numbers: no exponent, no superfluous zeros.

    >>> decimal(12.50), decimal(-0.0001), decimal(7)
    ('12.5', '0', '7')
    """
    digits = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
