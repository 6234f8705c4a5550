"""Fonts inside the PDF: only the glyphs used, each with the text that it stands for.

A glyph that draws its usual character keeps its own number as CID. Any other
pair of glyph and text gets a number above the font's glyphs, so that one glyph
may stand for different characters and copied text is the text that went in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from legalaid_app.letters.composites import Part, add_composites
from legalaid_app.letters.pdf_objects import RawObject, add, decimal, number, stream, utf16
from legalaid_app.letters.shaping import Face, Glyph, GlyphKey

_UNUSED_TABLES = (
    *("GSUB", "GPOS", "GDEF", "BASE", "STAT", "name", "OS/2", "post", "cmap", "DSIG", "gasp"),
    *("vhea", "vmtx", "VORG", "kern", "MVAR", "HVAR", "avar"),
)
_NO_TEXT = "\u200b"  # what a glyph without characters of its own stands for
_MAPPINGS_AT_A_TIME = 100

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@dataclass(frozen=True, slots=True)
class _Used:
    key: GlyphKey
    text: str
    width: float


class DocumentFont:
    """One face in one document: hands out CIDs, then writes the font's objects."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._used: dict[int, _Used] = {}
        self._own: dict[tuple[GlyphKey, str], int] = {}

    @property
    def name(self) -> str:
        return self.face.name

    def code(self, glyph: Glyph) -> str:
        """Return the hexadecimal code that draws *glyph*."""
        cid = self._cid(glyph)
        self._used[cid] = _Used(glyph.key, glyph.text, glyph.width)
        return f"{cid:04X}"

    def _cid(self, glyph: Glyph) -> int:
        if isinstance(glyph.key, int) and self.face.nominal.get(glyph.key) == glyph.text:
            return glyph.key
        following = self.face.glyph_count + len(self._own)
        return self._own.setdefault((glyph.key, glyph.text), following)

    def add_to(self, document: PDFDocument) -> PDFObjectReference:
        """Write the font's objects and return the reference to the Type0 font."""
        used = dict(sorted(self._used.items()))
        data, glyph_of = _cut(self.face, list(used.values()))
        base = f"{_tag(used)}+{self.name}"

        def place(part: str, content: RawObject) -> PDFObjectReference:
            return add(document, content, f"{self.name}.{part}")

        file = place("file", stream(data, f"/Length1 {len(data)}"))
        to_glyph = place("glyphs", stream(_cid_to_glyph(used, glyph_of)))
        to_unicode = place("unicode", stream(_to_unicode(used)))
        box = " ".join(str(edge) for edge in self.face.bounding_box())

        def descriptor(doc: PDFDocument) -> str:
            return (
                f"<< /Type /FontDescriptor /FontName /{base} /Flags 4 /FontBBox [{box}]"
                f" /ItalicAngle 0 /Ascent {round(self.face.ascent)}"
                f" /Descent {round(self.face.descent)} /CapHeight 700 /StemV 80"
                f" /FontFile2 {number(doc, file)} >>"
            )

        described = place("descriptor", RawObject(descriptor))

        def descendant(doc: PDFDocument) -> str:
            return (
                f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{base}"
                " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                f" /FontDescriptor {number(doc, described)} /DW 1000 /W [{_widths(used)}]"
                f" /CIDToGIDMap {number(doc, to_glyph)} >>"
            )

        descended = place("cid", RawObject(descendant))

        def font(doc: PDFDocument) -> str:
            return (
                f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /Identity-H"
                f" /DescendantFonts [{number(doc, descended)}]"
                f" /ToUnicode {number(doc, to_unicode)} >>"
            )

        return place("font", RawObject(font))


def _cut(face: Face, used: list[_Used]) -> tuple[bytes, dict[GlyphKey, int]]:
    """Return the font file with the used glyphs only, and their numbers in it."""
    simple: set[int] = set()
    composites: dict[tuple[Part, ...], float] = {}
    for use in used:
        if isinstance(use.key, int):
            simple.add(use.key)
        else:
            composites[use.key] = use.width
    parts = {glyph for key in composites for glyph, _, _ in key}
    data, renumbered = _subset(face.hb_face, simple | parts)
    glyph_of: dict[GlyphKey, int] = {glyph: renumbered[glyph] for glyph in simple}
    if composites:
        outlines = [[(renumbered[glyph], x, y) for glyph, x, y in key] for key in composites]
        advances = [round(width / face.scale) for width in composites.values()]
        data, first = add_composites(data, outlines, advances)
        glyph_of |= {key: first + nth for nth, key in enumerate(composites)}
    return data, glyph_of


def _subset(face: hb.Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    request = hb.SubsetInput()
    request.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs | {0})
    request.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in _UNUSED_TABLES
    )
    request.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_BIDI_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    plan = hb.SubsetPlan(face, request)
    renumbered = {glyph: plan.old_to_new_glyph_mapping[glyph] for glyph in glyphs}
    return bytes(plan.execute().blob.data), renumbered


def _tag(used: dict[int, _Used]) -> str:
    """Return the six letters that PDF wants before the name of a subset."""
    digest = hashlib.sha256(repr([(cid, use.key) for cid, use in used.items()]).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _cid_to_glyph(used: dict[int, _Used], glyph_of: dict[GlyphKey, int]) -> bytes:
    """Return the /CIDToGIDMap: two bytes for each CID."""
    table = bytearray(2 * (max(used) + 1))
    for cid, use in used.items():
        table[2 * cid : 2 * cid + 2] = glyph_of[use.key].to_bytes(2, "big")
    return bytes(table)


def _widths(used: dict[int, _Used]) -> str:
    """Return the /W array: runs of neighbouring CIDs and their widths."""
    parts: list[str] = []
    previous = -2
    for cid, use in used.items():
        if cid != previous + 1:
            parts.append(f"{']' if parts else ''} {cid} [")
        parts.append(f"{decimal(use.width)} ")
        previous = cid
    return "".join(parts) + "]"


def _to_unicode(used: dict[int, _Used]) -> bytes:
    mappings = [f"<{cid:04X}> <{utf16(use.text or _NO_TEXT)}>\n" for cid, use in used.items()]
    body = ""
    for start in range(0, len(mappings), _MAPPINGS_AT_A_TIME):
        some = mappings[start : start + _MAPPINGS_AT_A_TIME]
        body += f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n"
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")
