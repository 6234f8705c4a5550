"""A line of shaped text as PDF operators."""

from __future__ import annotations

from collections.abc import Callable

from legalaid_app.letters.lines import Line, Piece
from legalaid_app.letters.pdf_fonts import DocumentFont
from legalaid_app.letters.pdf_objects import decimal
from legalaid_app.letters.shaping import Face

Colour = tuple[float, float, float]


def fill(colour: Colour) -> str:
    """Return the operator that sets the colour of text and areas."""
    return " ".join(decimal(part) for part in colour) + " rg"


class LineWriter:
    """Writes one line as one text object, its glyphs in as few arrays as may be.

    Readers of PDF take the glyphs of one array for neighbours, so words and
    spaces stay in it together; a new array begins only with another font or rise.
    """

    def __init__(self, font_of: Callable[[Face], DocumentFont], size: float) -> None:
        self._font_of, self._size = font_of, size
        self._face: Face | None = None
        self._operators: list[str] = []
        self._array = ""
        self._owed = 0.0  # how far the pen must still move left, in thousandths

    def write(self, line: Line, x: float, y: float, colour: Colour) -> str:
        """Return *line* with its baseline starting at (x, y)."""
        self._operators.append(f"BT {fill(colour)} 1 0 0 1 {decimal(x)} {decimal(y)} Tm")
        for piece in line.pieces:
            self._show(piece)
        self._flush()
        return "\n".join([*self._operators, "ET"])

    def _show(self, piece: Piece) -> None:
        font = self._font_of(piece.face)
        if piece.face is not self._face:
            self._flush()
            self._face = piece.face
            self._operators.append(f"/{font.name} {decimal(self._size)} Tf")
        if piece.shaped.plain:
            self._add("".join(font.code(glyph) for glyph in piece.shaped.glyphs))
        else:
            self._show_moved(piece, font)

    def _show_moved(self, piece: Piece, font: DocumentFont) -> None:
        """Put each glyph where shaping wants it, whatever its own width says."""
        rise, pen, reader = 0.0, 0.0, 0.0
        for glyph in piece.shaped.glyphs:
            if glyph.dy != rise:
                rise = glyph.dy
                self._set_rise(rise)
            self._owed += reader - pen - glyph.dx
            self._add(font.code(glyph))
            reader = pen + glyph.dx + glyph.width
            pen += glyph.advance
        self._owed += reader - pen
        if rise:
            self._set_rise(0.0)

    def _set_rise(self, rise: float) -> None:
        self._flush()
        self._operators.append(f"{decimal(rise * self._size / 1000)} Ts")

    def _add(self, codes: str) -> None:
        if abs(self._owed) > 0.01:
            self._array += decimal(self._owed)
            self._owed = 0.0
        self._array += f"<{codes}>"

    def _flush(self) -> None:
        if self._array:
            self._operators.append(f"[{self._array.replace('><', '')}] TJ")
            self._array = ""
