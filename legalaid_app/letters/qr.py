"""A QR code as black squares on the page, for whoever would rather scan than type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from legalaid_app.letters.canvas import LetterCanvas
from legalaid_app.letters.operators import fill
from legalaid_app.letters.pdf_objects import decimal, text_string
from legalaid_app.letters.styles import INK
from legalaid_app.letters.tags import Element

QUIET_MODULES = 4
"""White modules around the code; scanners need them."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """Rows of modules, True for black, with error correction for a quarter of them."""

    rows: tuple[tuple[bool, ...], ...]

    @classmethod
    def of(cls, text: str) -> QrCode:
        """Encode *text* in the smallest code that holds it."""
        from reportlab.graphics.barcode.qrencoder import (  # type: ignore[import-untyped,unused-ignore]
            QRCode,
            QRErrorCorrectLevel,
        )

        maker: Any = QRCode(None, QRErrorCorrectLevel.Q)
        maker.addData(text)
        maker.make()
        size = range(maker.getModuleCount())
        return cls(tuple(tuple(bool(maker.isDark(row, column)) for column in size) for row in size))

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Yield (row, first column, length) of every run of black modules."""
        for nth, row in enumerate(self.rows):
            start: int | None = None
            for column, black in enumerate((*row, False)):
                if black and start is None:
                    start = column
                elif not black and start is not None:
                    yield nth, start, column - start
                    start = None

    def draw(
        self, canvas: LetterCanvas, x: float, top: float, size: float, element: Element, says: str
    ) -> None:
        """Draw the code, quiet zone included, in a square of *size*; *says* is read aloud."""
        module = size / (len(self.rows) + 2 * QUIET_MODULES)
        box = " ".join(decimal(value) for value in (x, top - size, x + size, top))
        element.attributes = (
            f"/Alt {text_string(says)} /A << /O /Layout /Placement /Block /BBox [{box}] >>"
        )
        with canvas.tagged(element):
            canvas.addLiteral(fill(INK))
            for row, column, length in self.runs():
                left = x + (column + QUIET_MODULES) * module
                low = top - (row + 1 + QUIET_MODULES) * module
                shape = (left, low, length * module, module)
                canvas.addLiteral(" ".join(decimal(value) for value in shape) + " re")
            canvas.addLiteral("f")
