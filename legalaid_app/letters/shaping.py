"""One font file, and text shaped with it by HarfBuzz.

All measures are in thousandths of the font size, as PDF wants them.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uharfbuzz as hb

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import N_

# A glyph of the file, or a composite: (glyph, x, y) parts in font units.
GlyphKey = int | tuple[tuple[int, int, int], ...]

_CACHED_WORDS = 50_000
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")


class MissingGlyph(AppError):
    """No font of the letter draws a character. Its code point is no one's text."""

    code = "letter.missing_glyph"
    message = N_(
        "The letter fonts have no sign for the character {code_point}. Nothing was made. "
        "Look for it in the name, the address and the letter, write it another way, "
        "then make the letter again."
    )

    def __init__(self, char: str) -> None:
        name = unicodedata.name(char, "").lower()
        code_point = f"U+{ord(char):04X}"
        super().__init__(code_point=f"{code_point} ({name})" if name else code_point)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph in its place, with the source characters that it stands for."""

    key: GlyphKey
    text: str
    advance: float
    dx: float
    dy: float
    width: float  # what the font says, and what the PDF reader will assume


@dataclass(frozen=True, slots=True)
class Shaped:
    """Shaped text: its glyphs from left to right."""

    glyphs: tuple[Glyph, ...]
    width: float
    plain: bool = field(init=False)  # no glyph is moved from where its width puts it

    def __post_init__(self) -> None:
        plain = all(g.advance == g.width and not g.dx and not g.dy for g in self.glyphs)
        object.__setattr__(self, "plain", plain)


class Face:
    """A TrueType file, ready for shaping; shaped words are remembered."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.hb_face = hb.Face(path.read_bytes())
        self.hb_font = hb.Font(self.hb_face)
        self.scale = 1000 / self.hb_face.upem
        self.glyph_count: int = self.hb_face.glyph_count
        self.code_points = frozenset(self.hb_face.unicodes)
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self.scale
        self.descent: float = extents.descender * self.scale
        self.nominal: dict[int, str] = {}  # glyph -> the lowest character that it draws
        for code_point in sorted(self.code_points):
            glyph = self.hb_font.get_nominal_glyph(code_point)
            self.nominal.setdefault(glyph, chr(code_point))
        self._words: dict[tuple[str, bool, str], Shaped] = {}

    def has(self, char: str) -> bool:
        return ord(char) in self.code_points

    def advance(self, glyph: int) -> float:
        """Return the advance width of *glyph*."""
        return float(self.hb_font.get_glyph_h_advance(glyph) * self.scale)

    def bounding_box(self) -> tuple[int, ...]:
        """Return xMin, yMin, xMax, yMax of all glyphs."""
        head = bytes(self.hb_face.reference_table("head").data)
        return tuple(round(edge * self.scale) for edge in struct.unpack(">4h", head[36:44]))

    def shape(self, text: str, right_to_left: bool, language: str) -> Shaped:
        """Return *text*, of one direction, as glyphs.

        Raises:
            MissingGlyph: a character is not in this font.
        """
        key = (text, right_to_left, language)
        shaped = self._words.get(key)
        if shaped is None:
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            shaped = self._words[key] = self._shape(text, right_to_left, language)
        return shaped

    def _shape(self, text: str, right_to_left: bool, language: str) -> Shaped:
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.language = language
        hb.shape(self.hb_font, buffer, {"kern": True, "liga": True})
        placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        if right_to_left:
            placed.reverse()  # logical order while the text is dealt out
        glyphs = self._with_text(placed, text, right_to_left)
        if right_to_left:
            glyphs.reverse()
        return Shaped(tuple(glyphs), sum(glyph.advance for glyph in glyphs))

    def _with_text(
        self, placed: Sequence[tuple[hb.GlyphInfo, hb.GlyphPosition]], text: str, rtl: bool
    ) -> list[Glyph]:
        """Deal each cluster's characters out to its glyphs, so that together they are the text."""
        starts = sorted({info.cluster for info, _ in placed})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        glyphs: list[Glyph] = []
        for start in starts:
            cluster = [item for item in placed if item[0].cluster == start]
            source = text[start : ends[start]]
            if len(source) < len(cluster):
                glyphs.append(self._composite(cluster[::-1] if rtl else cluster, source))
                continue
            last = len(cluster) - 1
            for nth, (info, position) in enumerate(cluster):
                part = source[nth:] if nth == last else source[nth]
                glyphs.append(self._glyph(info.codepoint, position, part))
        return glyphs

    def _glyph(self, glyph: int, position: hb.GlyphPosition, text: str) -> Glyph:
        if glyph == 0 and text not in _INVISIBLE:
            raise MissingGlyph(text[0])
        return Glyph(
            glyph,
            text,
            position.x_advance * self.scale,
            position.x_offset * self.scale,
            position.y_offset * self.scale,
            self.advance(glyph),
        )

    def _composite(
        self, visual: Sequence[tuple[hb.GlyphInfo, hb.GlyphPosition]], text: str
    ) -> Glyph:
        """Merge a cluster with more glyphs than characters (split vowels, dots) into one glyph.

        Without this, text taken out of the PDF is not the text that went in.
        """
        base = max(range(len(visual)), key=lambda nth: visual[nth][1].x_advance)
        origin_x = sum(p.x_advance for _, p in visual[:base]) + visual[base][1].x_offset
        origin_y = visual[base][1].y_offset
        parts, pen = [], 0
        for info, position in visual:
            x, y = pen + position.x_offset - origin_x, position.y_offset - origin_y
            parts.append((info.codepoint, x, y))
            pen += position.x_advance
        return Glyph(
            tuple(parts),
            text,
            pen * self.scale,
            origin_x * self.scale,
            origin_y * self.scale,
            self.advance(visual[base][0].codepoint),
        )
